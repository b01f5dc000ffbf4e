package byok.wallet.dashboard;

import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import byok.wallet.pages.keys.OwnAddress;
import byok.wallet.pages.keys.ProviderChoice;
import java.util.ArrayList;
import java.util.List;

/** Whom the owner can add a key of. */
final class ProviderChoices {
  private ProviderChoices() {}

  /** Those of the table, then the kinds of endpoints of the owner's own. */
  static List<ProviderChoice> all(ProviderTable table) {
    List<ProviderChoice> choices = new ArrayList<>();
    for (ProviderEntry entry : table.entries()) {
      String example = entry.keyHint().isEmpty() ? "" : entry.keyHint() + "…";
      choices.add(
          new ProviderChoice(
              entry.id(), entry.name(), example, keyPage(entry), managementPage(entry), null, signIn(entry),
              Reach.note(entry)));
    }
    for (ProviderEntry entry : table.owned()) {
      if (entry.isHere()) {
        continue;
      }
      OwnAddress own = new OwnAddress(entry.addressExample(), entry.baseUrl(), entry.isFree());
      choices.add(new ProviderChoice(entry.id(), entry.name(), "", keyPage(entry), null, own, null, Reach.note(entry)));
    }
    return choices;
  }

  private static String keyPage(ProviderEntry entry) {
    return entry.keyUrl().isEmpty() ? null : entry.keyUrl();
  }

  private static String signIn(ProviderEntry entry) {
    return entry.signIn() == null ? null : Reach.comingBack(entry);
  }

  /** Where a provider makes management keys; {@code null} where it takes none. */
  static String managementPage(ProviderEntry entry) {
    return entry == null || !entry.makesSubKeys() ? null : entry.managementUrl();
  }
}
