package byok.wallet.dashboard;

import byok.core.grants.Grant;
import byok.core.grants.ModelPattern;
import byok.core.ledger.LedgerEntry;
import byok.core.request.Choosing;
import java.util.ArrayList;
import java.util.List;

/** The names by which apps ask for models, as the owner chooses answers for them. */
final class AnswerNames {
  static final String DEFAULT = "default";
  private static final int MOST_HEARD = 6;

  private AnswerNames() {}

  /**
   * Models by name: those that the owner chose an answer for, those that the grant names, those that the app asked for
   * last.
   */
  static List<String> of(Grant grant, List<LedgerEntry> entries) {
    List<String> names = new ArrayList<>();
    for (String name : sorted(Choosing.of(grant).keySet().toArray(new String[0]))) {
      if (Choosing.kindOf(name) == null) {
        add(names, name);
      }
    }
    for (ModelPattern pattern : grant.details().models()) {
      if (pattern.text().indexOf('*') < 0 && !isAnswer(grant, pattern.text())) {
        add(names, pattern.text());
      }
    }
    int most = names.size() + MOST_HEARD;
    for (LedgerEntry entry : entries) {
      if (entry.grantId().equals(grant.id()) && names.size() < most) {
        add(names, heard(entry));
      }
    }
    return names;
  }

  /** What the app asked for; empty where it named no model, or nobody knows. */
  private static String heard(LedgerEntry entry) {
    boolean unknown = entry.model() == null || entry.outcome().equals(LedgerEntry.UNREPORTED);
    String asked = entry.asked().isEmpty() && !unknown ? entry.providerId() + "/" + entry.model() : entry.asked();
    return asked.equals(DEFAULT) ? "" : asked;
  }

  /** Whether it is there to answer for others. */
  private static boolean isAnswer(Grant grant, String model) {
    return grant.details().overrides().containsValue(model);
  }

  /** Once under each of its spellings. */
  private static void add(List<String> names, String name) {
    boolean known = name.isEmpty();
    for (String each : names) {
      known |= each.equals(name) || each.endsWith("/" + name) || name.endsWith("/" + each);
    }
    if (!known) {
      names.add(name);
    }
  }

  private static List<String> sorted(String[] names) {
    List<String> list = new ArrayList<>(List.of(names));
    list.sort(String::compareTo);
    return list;
  }
}
