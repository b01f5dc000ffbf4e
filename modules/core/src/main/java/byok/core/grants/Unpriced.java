package byok.core.grants;

import byok.protocol.Value;
import java.util.List;

/**
 * What the owner allows of models without a known price, counted apart from money. Persisted in plaintext.
 *
 * @param limits all must pass; their amounts are in {@code unit}
 */
public record Unpriced(Unit unit, List<Limit> limits) {
  /** What is counted. */
  public enum Unit {
    TOKENS,
    REQUESTS;

    public String wire() {
      return name().toLowerCase();
    }
  }

  /** What one request counts that uses at most, or used, so many tokens. */
  public long count(long tokens) {
    return unit == Unit.TOKENS ? tokens : 1;
  }

  /** The same with limits whose counters belong to this grant. */
  Unpriced ownedBy(String grantId) {
    return new Unpriced(unit, Limit.ownedBy(grantId + ":" + unit.wire(), limits));
  }

  Value.Obj encode() {
    return new Value.Obj().put("unit", unit.wire()).put("limits", Limit.encodeAll(limits));
  }

  /** Nothing for nothing; what is not understood becomes limits that admit nothing. */
  static Unpriced decode(Value value) {
    if (value == Value.UNDEFINED || value == Value.NULL) {
      return null;
    }
    Value.Obj row = value instanceof Value.Obj obj ? obj : new Value.Obj();
    List<Limit> limits = Limit.decodeAll(row.list("limits"));
    for (Unit unit : Unit.values()) {
      if (unit.wire().equals(row.text("unit")) && !limits.isEmpty()) {
        return new Unpriced(unit, limits);
      }
    }
    return new Unpriced(Unit.REQUESTS, List.of(Limit.NOTHING));
  }
}
