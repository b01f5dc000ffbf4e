package byok.core.budgets;

import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.List;

/**
 * Which limits the owner knows to be nearly used up, each for one window. The row {@code settings/told}, persisted in
 * plaintext: limit id → start of the window.
 */
public final class Told {
  private static final String KEY = "told";

  private Told() {}

  /** Whether the owner was told of this limit in its present window. */
  public static boolean of(Store store, LimitState state) {
    Value.Obj row = store.read(List.of(Tables.SETTINGS), tx -> tx.get(Tables.SETTINGS, KEY));
    Value.Obj windows = row == null ? null : row.object("windows");
    return windows != null && windows.integer(state.limit().id(), -1) == state.window().start();
  }

  public static void note(Store store, String limitId, long windowStart) {
    store.write(List.of(Tables.SETTINGS), false, tx -> {
      Value.Obj row = tx.get(Tables.SETTINGS, KEY);
      Value.Obj windows = row == null || row.object("windows") == null ? new Value.Obj() : row.object("windows");
      windows.put(limitId, windowStart);
      tx.put(Tables.SETTINGS, KEY, new Value.Obj().put("v", 1).put("windows", windows));
      return null;
    });
  }
}
