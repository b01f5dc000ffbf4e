package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.grants.Limit;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The owner's limits above all grants. The row {@code settings/caps}, persisted in plaintext.
 *
 * @param wallet hold for everything; made with the owner {@code wallet}
 * @param providers provider id → limits that hold for requests to it; made with the owner {@code provider:<id>}
 * @param maxNanoUsdPerRequest ceiling of one request of any app; {@code null} for none
 * @param requestsPerMinute of all apps together; {@code null} for no limit
 */
public record Caps(
    List<Limit> wallet,
    Map<String, List<Limit>> providers,
    Long maxNanoUsdPerRequest,
    Integer requestsPerMinute) {
  public static final Caps NONE = new Caps(List.of(), Map.of());
  public static final String WALLET = "wallet";
  private static final String PROVIDER = "provider:";
  static final String KEY = "caps";

  /** Limits of money alone. */
  public Caps(List<Limit> wallet, Map<String, List<Limit>> providers) {
    this(wallet, providers, null, null);
  }

  /** The caveats of a grant, its ceiling and rate at most those over all apps. */
  public Caveats bind(Caveats caveats) {
    return caveats.within(requestsPerMinute, maxNanoUsdPerRequest);
  }

  /** The owner of the limits of a provider. */
  public static String ofProvider(String providerId) {
    return PROVIDER + providerId;
  }

  /** The limits above a grant for a request to {@code providerId}; {@code null} for those of every provider. */
  public List<Limit> above(String providerId) {
    List<Limit> all = new ArrayList<>(wallet);
    for (Map.Entry<String, List<Limit>> each : providers.entrySet()) {
      if (providerId == null || providerId.equals(each.getKey())) {
        all.addAll(each.getValue());
      }
    }
    return all;
  }

  /** Whether a limit concerns a request to this provider. */
  static boolean concerns(String limitId, String providerId) {
    return !limitId.startsWith(PROVIDER) || limitId.startsWith(PROVIDER + providerId + ":");
  }

  public static Caps read(Store.Tx tx) {
    Value.Obj row = tx.get(Tables.SETTINGS, KEY);
    return row == null ? NONE : decode(row);
  }

  static Caps decode(Value.Obj row) {
    Map<String, List<Limit>> providers = new HashMap<>();
    Value.Obj entries = row.object("providers");
    for (int i = 0; entries != null && i < entries.size(); i++) {
      providers.put(entries.keyAt(i), Limit.decodeAll(entries.valueAt(i) instanceof Value.Arr list ? list : null));
    }
    Long ceiling = isGiven(row, "maxPerRequest") ? Long.valueOf(row.integer("maxPerRequest", 0)) : null;
    Integer rate = isGiven(row, "perMinute") ? Integer.valueOf((int) row.integer("perMinute", 0)) : null;
    return new Caps(Limit.decodeAll(row.list(WALLET)), providers, ceiling, rate);
  }

  private static boolean isGiven(Value.Obj row, String key) {
    return row.get(key) != Value.UNDEFINED && row.get(key) != Value.NULL;
  }

  public void write(Store.Tx tx) {
    Value.Obj entries = new Value.Obj();
    for (Map.Entry<String, List<Limit>> each : providers.entrySet()) {
      entries.put(each.getKey(), Limit.encodeAll(each.getValue()));
    }
    Value.Obj row = new Value.Obj().put("v", 1).put(WALLET, Limit.encodeAll(wallet));
    row.put("maxPerRequest", maxNanoUsdPerRequest == null ? Value.NULL : Value.of(maxNanoUsdPerRequest.doubleValue()));
    row.put("perMinute", requestsPerMinute == null ? Value.NULL : Value.of(requestsPerMinute.doubleValue()));
    tx.put(Tables.SETTINGS, KEY, row.put("providers", entries));
  }
}
