package byok.core.grants;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a grant's limits that one storage partition may spend by itself during one lease, and that is escrowed in
 * the vault
 * (protocol/spec/grants-and-budgets.md, "Sealed sessions").
 */
public record Slice(String id, List<Entry> entries) {
  /**
   * Part of one limit in one of its windows; worth nothing outside it.
   *
   * @param more whether the vault had more of it to give
   */
  public record Entry(String limitId, Window window, long amountNanoUsd, boolean more) {}

  /** Whether every one of {@code limits} has an entry for this moment. */
  public boolean covers(List<Limit> limits, long atMillis) {
    for (Limit limit : limits) {
      if (!hasEntry(limit.id(), atMillis)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasEntry(String limitId, long atMillis) {
    for (Entry entry : entries) {
      if (entry.limitId.equals(limitId) && entry.window.contains(atMillis)) {
        return true;
      }
    }
    return false;
  }

  public Value.Obj encode() {
    Value.Arr list = new Value.Arr();
    for (Entry entry : entries) {
      Value.Obj fields = new Value.Obj().put("limit", entry.limitId).put("from", entry.window.start());
      fields.put("until", entry.window.end()).put("amount", entry.amountNanoUsd);
      list.add(entry.more ? fields.put("more", true) : fields);
    }
    return new Value.Obj().put("id", id).put("entries", list);
  }

  /** The slice of an encoded one, or {@code null} for {@code null}. */
  public static Slice decode(Value.Obj slice) {
    if (slice == null) {
      return null;
    }
    List<Entry> entries = new ArrayList<>();
    Value.Arr list = slice.list("entries");
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof Value.Obj entry) {
        entries.add(decodeEntry(entry));
      }
    }
    return new Slice(slice.text("id"), entries);
  }

  private static Entry decodeEntry(Value.Obj entry) {
    Window window = new Window(entry.integer("from", 0), entry.integer("until", 0));
    return new Entry(entry.text("limit"), window, entry.integer("amount", 0), entry.isTrue("more"));
  }
}
