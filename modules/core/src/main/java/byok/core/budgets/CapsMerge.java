package byok.core.budgets;

import byok.core.grants.Limit;
import byok.core.port.Store;
import byok.protocol.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes up the caps of another wallet without raising any: each limit of either holds, of two the lower. */
public final class CapsMerge {
  public static final String KEY = Caps.KEY;

  private CapsMerge() {}

  /** Within a transaction over {@code settings}; {@code row} is a row {@code settings/caps}. */
  public static void merge(Store.Tx tx, Value.Obj row) {
    Caps here = Caps.read(tx);
    Caps other = Caps.decode(row);
    Map<String, List<Limit>> providers = new HashMap<>(here.providers());
    for (Map.Entry<String, List<Limit>> each : other.providers().entrySet()) {
      List<Limit> own = providers.getOrDefault(each.getKey(), List.of());
      providers.put(each.getKey(), Limit.narrower(own, each.getValue()));
    }
    new Caps(
            Limit.narrower(here.wallet(), other.wallet()), providers,
            lower(here.maxNanoUsdPerRequest(), other.maxNanoUsdPerRequest()),
            lower(here.requestsPerMinute(), other.requestsPerMinute()))
        .write(tx);
  }

  private static <N extends Comparable<N>> N lower(N one, N other) {
    return one == null || other != null && other.compareTo(one) < 0 ? other : one;
  }
}
