package byok.core.budgets;

import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.Value;
import java.util.List;

/**
 * The owner's stop for every app at once. The row {@code settings/pause}, persisted in plaintext; no row, or one that
 * says it is off, lets apps go on.
 */
public final class Pause {
  /** What pages tell each other has changed when it is set or lifted. */
  public static final String TOLD = "pause";

  static final String KEY = "pause";
  private static final String ON = "on";

  private Pause() {}

  /** Whether no app is served. */
  public static boolean isOn(Store store) {
    return store.read(List.of(Tables.SETTINGS), Pause::isOn);
  }

  /** Binds the very next step of every request; those that were sent settle as they end. */
  public static void set(Store store, boolean on) {
    store.write(List.of(Tables.SETTINGS), true, tx -> {
      tx.put(Tables.SETTINGS, KEY, new Value.Obj().put("v", 1).put(ON, on));
      return null;
    });
  }

  /** Refused with {@code GRANT_REVOKED} while it is on, within a transaction over {@code settings}. */
  public static void check(Store.Tx tx) {
    if (isOn(tx)) {
      throw Refusals.pausedAll();
    }
  }

  /** Refused with {@code SESSION_LAPSED} while it is on: a sealed session is not renewed. */
  public static void checkRenewal(Store.Tx tx) {
    if (isOn(tx)) {
      throw Refusals.notRenewed();
    }
  }

  /** What running requests end with. */
  public static ByokException refusal() {
    return Refusals.pausedAll();
  }

  /** The refusal of a session that is not renewed while it is on. */
  public static ByokException noRenewal() {
    return Refusals.notRenewed();
  }

  private static boolean isOn(Store.Tx tx) {
    Value.Obj row = tx.get(Tables.SETTINGS, KEY);
    return row != null && row.get(ON) != Value.Bool.FALSE;
  }
}
