package byok.core.session;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What the vault took over from a report, so that the partition may forget it.
 *
 * @param entryIds ledger entries that are in the vault now
 * @param sliceIds slices of which nothing is outstanding
 * @param openIds slices that go on; for the vault alone
 */
public record Accepted(List<String> entryIds, List<String> sliceIds, List<String> openIds) {
  public static final Accepted NOTHING = new Accepted(List.of(), List.of(), List.of());

  Value.Obj encode() {
    Value.Arr entries = new Value.Arr();
    for (String id : entryIds) {
      entries.add(id);
    }
    Value.Arr slices = new Value.Arr();
    for (String id : sliceIds) {
      slices.add(id);
    }
    return new Value.Obj().put("entries", entries).put("slices", slices);
  }

  static Accepted decode(Value.Obj accepted) {
    return accepted == null
        ? NOTHING
        : new Accepted(texts(accepted.list("entries")), texts(accepted.list("slices")), List.of());
  }

  private static List<String> texts(Value.Arr list) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      texts.add(((Value.Text) list.get(i)).value());
    }
    return texts;
  }
}
