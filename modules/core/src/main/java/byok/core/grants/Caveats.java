package byok.core.grants;

import byok.protocol.Value;
import java.util.List;

/**
 * The part of a grant's terms that is decided inside the transaction of each request. Persisted in plaintext.
 *
 * @param limits all must pass; without any, nothing that costs money is admitted
 * @param expiresAt the first moment after it; {@link Window#NEVER} for a grant that lasts until it is revoked
 * @param requestsPerMinute 1 to {@link #MAX_PER_MINUTE}
 * @param requestsAtOnce at least 1; {@code null} leaves it to the budget and the rate
 * @param maxNanoUsdPerRequest {@code null} leaves it to the budget
 * @param tokensPerMinute at least 1; {@code null} leaves it to the budget and the rate
 * @param localOnly only what runs on this computer may answer
 * @param unpriced limits for models without a price; {@code null} admits none of them
 * @param strict no key and no part of a budget leaves the vault for it: no sealed session is made
 */
public record Caveats(
    List<Limit> limits,
    long expiresAt,
    int requestsPerMinute,
    Integer requestsAtOnce,
    Long maxNanoUsdPerRequest,
    Long tokensPerMinute,
    boolean localOnly,
    Unpriced unpriced,
    boolean strict) {
  public static final int MAX_PER_MINUTE = 1_000;

  static final Caveats NOTHING = new Caveats(List.of(), 0, 1, null, 0L);

  /** Without the caveats that few grants have. */
  public Caveats(
      List<Limit> limits,
      long expiresAt,
      int requestsPerMinute,
      Integer requestsAtOnce,
      Long maxNanoUsdPerRequest) {
    this(limits, expiresAt, requestsPerMinute, requestsAtOnce, maxNanoUsdPerRequest, null, false, null);
  }

  /** Not strict. */
  public Caveats(
      List<Limit> limits,
      long expiresAt,
      int requestsPerMinute,
      Integer requestsAtOnce,
      Long maxNanoUsdPerRequest,
      Long tokensPerMinute,
      boolean localOnly,
      Unpriced unpriced) {
    this(
        limits, expiresAt, requestsPerMinute, requestsAtOnce, maxNanoUsdPerRequest, tokensPerMinute, localOnly,
        unpriced, false);
  }

  /** What both of these allow. */
  Caveats narrower(Caveats other) {
    boolean nothing = limits.isEmpty() || other.limits.isEmpty();
    List<Limit> both = nothing ? List.of() : Limit.narrower(limits, other.limits);
    boolean priced = unpriced == null || other.unpriced == null || unpriced.unit() != other.unpriced.unit();
    Unpriced counted =
        priced ? null : new Unpriced(unpriced.unit(), Limit.narrower(unpriced.limits(), other.unpriced.limits()));
    return new Caveats(
        both,
        Math.min(expiresAt, other.expiresAt),
        Math.min(requestsPerMinute, other.requestsPerMinute),
        lower(requestsAtOnce, other.requestsAtOnce),
        lower(maxNanoUsdPerRequest, other.maxNanoUsdPerRequest),
        lower(tokensPerMinute, other.tokensPerMinute),
        localOnly || other.localOnly,
        counted,
        strict || other.strict);
  }

  private static <N extends Comparable<N>> N lower(N one, N other) {
    return one == null || other != null && other.compareTo(one) < 0 ? other : one;
  }

  public Caveats withLimits(List<Limit> chosen) {
    return new Caveats(
        chosen, expiresAt, requestsPerMinute, requestsAtOnce, maxNanoUsdPerRequest, tokensPerMinute, localOnly,
        unpriced, strict);
  }

  public Caveats withExpiry(long moment) {
    return new Caveats(
        limits, moment, requestsPerMinute, requestsAtOnce, maxNanoUsdPerRequest, tokensPerMinute, localOnly, unpriced,
        strict);
  }

  /** The same, and only in an open window of the wallet. */
  public Caveats onlyInWindow() {
    return new Caveats(
        limits, expiresAt, requestsPerMinute, requestsAtOnce, maxNanoUsdPerRequest, tokensPerMinute, localOnly,
        unpriced, true);
  }

  /** The same, at most so fast and so dear a request; {@code null} leaves what there is. */
  public Caveats within(Integer perMinute, Long perRequest) {
    int rate = perMinute == null ? requestsPerMinute : Math.min(perMinute, requestsPerMinute);
    Long ceiling = maxNanoUsdPerRequest;
    if (perRequest != null) {
      ceiling = ceiling == null ? perRequest : Long.valueOf(Math.min(ceiling, perRequest));
    }
    return new Caveats(
        limits, expiresAt, rate, requestsAtOnce, ceiling, tokensPerMinute, localOnly, unpriced, strict);
  }

  /** The same with limits whose counters belong to this grant; of two limits with one window the lower stays. */
  public Caveats ownedBy(String grantId) {
    Unpriced owned = unpriced == null ? null : unpriced.ownedBy(grantId);
    return new Caveats(
        Limit.ownedBy(grantId, limits), expiresAt, requestsPerMinute, requestsAtOnce, maxNanoUsdPerRequest,
        tokensPerMinute, localOnly, owned, strict);
  }

  void encode(Value.Obj row) {
    row.put("limits", Limit.encodeAll(limits)).put("expiresAt", expiresAt).put("perMinute", requestsPerMinute);
    row.put("atOnce", requestsAtOnce == null ? Value.NULL : Value.of(requestsAtOnce.doubleValue()));
    row.put("maxPerRequest", maxNanoUsdPerRequest == null ? Value.NULL : Value.of(maxNanoUsdPerRequest.doubleValue()));
    row.put("tokensPerMinute", tokensPerMinute == null ? Value.NULL : Value.of(tokensPerMinute.doubleValue()));
    row.put("localOnly", localOnly).put("unpriced", unpriced == null ? Value.NULL : unpriced.encode());
    row.put("strict", strict);
  }

  /** The later caveats may be absent; a value that is not understood refuses. */
  static Caveats decode(Value.Obj row) {
    Integer atOnce = row.get("atOnce") == Value.NULL ? null : Integer.valueOf((int) row.integer("atOnce", 0));
    Long most = row.get("maxPerRequest") == Value.NULL ? null : Long.valueOf(row.integer("maxPerRequest", 0));
    Long tokens = isGiven(row, "tokensPerMinute") ? Long.valueOf(row.integer("tokensPerMinute", 0)) : null;
    return new Caveats(
        Limit.decodeAll(row.list("limits")), row.integer("expiresAt", 0), (int) row.integer("perMinute", 0), atOnce,
        most, tokens, isOn(row, "localOnly"), Unpriced.decode(row.get("unpriced")), isOn(row, "strict"));
  }

  private static boolean isOn(Value.Obj row, String key) {
    return isGiven(row, key) && row.get(key) != Value.Bool.FALSE;
  }

  private static boolean isGiven(Value.Obj row, String key) {
    return row.get(key) != Value.UNDEFINED && row.get(key) != Value.NULL;
  }
}
