package byok.core.grants;

import byok.protocol.Period;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a grant's terms that is decided inside the transaction of each request. Persisted in plaintext.
 *
 * @param limits all must pass; without any, nothing that costs money is admitted
 * @param expiresAt the first moment after it; {@link Window#NEVER} for a grant that lasts until it is revoked
 * @param requestsPerMinute 1 to {@link #MAX_PER_MINUTE}
 * @param requestsAtOnce at least 1; {@code null} leaves it to the budget and the rate
 * @param maxNanoUsdPerRequest {@code null} leaves it to the budget
 */
public record Caveats(
    List<Limit> limits,
    long expiresAt,
    int requestsPerMinute,
    Integer requestsAtOnce,
    Long maxNanoUsdPerRequest) {
  public static final int MAX_PER_MINUTE = 1_000;

  static final Caveats NOTHING = new Caveats(List.of(), 0, 1, null, 0L);

  /** The same with limits whose counters belong to this grant; of two limits with one window the lower stays. */
  public Caveats ownedBy(String grantId) {
    List<Limit> owned = new ArrayList<>();
    for (Period per : Period.values()) {
      Limit lowest = lowest(per);
      if (lowest != null) {
        owned.add(Limit.of(grantId, lowest.amountNanoUsd(), per));
      }
    }
    return new Caveats(owned, expiresAt, requestsPerMinute, requestsAtOnce, maxNanoUsdPerRequest);
  }

  /** What both of these allow. */
  Caveats narrower(Caveats other) {
    boolean nothing = limits.isEmpty() || other.limits.isEmpty();
    List<Limit> both = nothing ? List.of() : Limit.narrower(limits, other.limits);
    int perMinute = Math.min(requestsPerMinute, other.requestsPerMinute);
    Integer atOnce = requestsAtOnce;
    if (atOnce == null || other.requestsAtOnce != null && other.requestsAtOnce < atOnce) {
      atOnce = other.requestsAtOnce;
    }
    Long most = maxNanoUsdPerRequest;
    if (most == null || other.maxNanoUsdPerRequest != null && other.maxNanoUsdPerRequest < most) {
      most = other.maxNanoUsdPerRequest;
    }
    return new Caveats(both, Math.min(expiresAt, other.expiresAt), perMinute, atOnce, most);
  }

  private Limit lowest(Period per) {
    Limit lowest = null;
    for (Limit limit : limits) {
      if (limit.per() == per && (lowest == null || limit.amountNanoUsd() < lowest.amountNanoUsd())) {
        lowest = limit;
      }
    }
    return lowest;
  }

  void encode(Value.Obj row) {
    row.put("limits", Limit.encodeAll(limits)).put("expiresAt", expiresAt).put("perMinute", requestsPerMinute);
    row.put("atOnce", requestsAtOnce == null ? Value.NULL : Value.of(requestsAtOnce.doubleValue()));
    row.put("maxPerRequest", maxNanoUsdPerRequest == null ? Value.NULL : Value.of(maxNanoUsdPerRequest.doubleValue()));
  }

  static Caveats decode(Value.Obj row) {
    Integer atOnce = row.get("atOnce") == Value.NULL ? null : Integer.valueOf((int) row.integer("atOnce", 0));
    Long most = row.get("maxPerRequest") == Value.NULL ? null : Long.valueOf(row.integer("maxPerRequest", 0));
    List<Limit> limits = Limit.decodeAll(row.list("limits"));
    return new Caveats(limits, row.integer("expiresAt", 0), (int) row.integer("perMinute", 0), atOnce, most);
  }
}
