package byok.core.budgets;

import byok.core.grants.Window;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** What one part of a slice has come to: settled, and reserved by requests that have not ended. */
public record Tally(String limitId, Window window, long settledNanoUsd, long reservedNanoUsd) {
  /** Whether it is of this limit in this window. */
  public boolean isOf(String limit, Window of) {
    return limit.equals(limitId) && window.equals(of);
  }

  public static Value.Arr encodeAll(List<Tally> tallies) {
    Value.Arr list = new Value.Arr();
    for (Tally tally : tallies) {
      Value.Obj entry = new Value.Obj().put("limit", tally.limitId).put("from", tally.window.start());
      entry.put("until", tally.window.end()).put("settled", tally.settledNanoUsd);
      list.add(entry.put("reserved", tally.reservedNanoUsd));
    }
    return list;
  }

  public static List<Tally> decodeAll(Value.Arr list) {
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof Value.Obj entry) {
        tallies.add(decode(entry));
      }
    }
    return tallies;
  }

  private static Tally decode(Value.Obj entry) {
    Window window = new Window(entry.integer("from", 0), entry.integer("until", 0));
    long settled = Math.max(0, entry.integer("settled", 0));
    return new Tally(entry.text("limit"), window, settled, Math.max(0, entry.integer("reserved", 0)));
  }
}
