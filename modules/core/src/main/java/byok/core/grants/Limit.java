package byok.core.grants;

import byok.protocol.Period;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The most that may be spent per window. Persisted in plaintext.
 *
 * @param id names its counters; stays the same when the amount is edited
 * @param amountNanoUsd 0 admits nothing; tokens or requests in the limits of {@link Unpriced}
 */
public record Limit(String id, long amountNanoUsd, Period per) {
  /** Admits nothing; stands for one that is not understood. */
  static final Limit NOTHING = new Limit("unknown", 0, Period.TOTAL);

  /** A limit of {@code owner} (a grant id, {@code wallet} or {@code provider:<id>}): one a window. */
  public static Limit of(String owner, long amountNanoUsd, Period per) {
    return new Limit(owner + ":" + per.wire(), amountNanoUsd, per);
  }

  /** The one with this id, or {@code null}. */
  public static Limit find(List<Limit> limits, String id) {
    for (Limit limit : limits) {
      if (limit.id.equals(id)) {
        return limit;
      }
    }
    return null;
  }

  /** All of both; of two limits with one id the lower. */
  public static List<Limit> narrower(List<Limit> first, List<Limit> second) {
    List<Limit> all = new ArrayList<>();
    first.forEach(limit -> addNarrower(all, limit));
    second.forEach(limit -> addNarrower(all, limit));
    return all;
  }

  private static void addNarrower(List<Limit> all, Limit limit) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id.equals(limit.id)) {
        all.set(i, limit.amountNanoUsd < all.get(i).amountNanoUsd ? limit : all.get(i));
        return;
      }
    }
    all.add(limit);
  }

  /** The limits under the name of this owner; of two with one window the lower stays. */
  public static List<Limit> ownedBy(String owner, List<Limit> limits) {
    List<Limit> owned = new ArrayList<>();
    for (Period per : Period.values()) {
      Long lowest = lowest(limits, per);
      if (lowest != null) {
        owned.add(of(owner, lowest, per));
      }
    }
    return owned;
  }

  /** The lowest amount for this window, or {@code null}. */
  public static Long lowest(List<Limit> limits, Period per) {
    Long lowest = null;
    for (Limit limit : limits) {
      if (limit.per == per && (lowest == null || limit.amountNanoUsd < lowest)) {
        lowest = limit.amountNanoUsd;
      }
    }
    return lowest;
  }

  public static Value.Arr encodeAll(List<Limit> limits) {
    Value.Arr list = new Value.Arr();
    for (Limit limit : limits) {
      Value.Obj entry = new Value.Obj().put("id", limit.id).put("amount", limit.amountNanoUsd);
      list.add(entry.put("per", limit.per.wire()));
    }
    return list;
  }

  /** An entry that is not understood becomes a limit of nothing: it refuses rather than being skipped. */
  public static List<Limit> decodeAll(Value.Arr list) {
    List<Limit> limits = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      limits.add(decode(list.get(i)));
    }
    return limits;
  }

  private static Limit decode(Value value) {
    Value.Obj entry = value instanceof Value.Obj obj ? obj : new Value.Obj();
    Period per = Period.ofWire(entry.text("per"));
    String id = entry.text("id");
    boolean known = per != null && id != null;
    return known ? new Limit(id, entry.integer("amount", 0), per) : NOTHING;
  }
}
