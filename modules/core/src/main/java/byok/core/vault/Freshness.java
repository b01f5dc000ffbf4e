package byok.core.vault;

import byok.core.port.Clock;
import byok.core.port.Store;
import byok.protocol.Value;
import java.util.List;

/**
 * How long the owner's last proof (passphrase or passkey) still counts where keys, limits or approvals change: 15 min
 * from the last gesture in a page where the owner manages. The row {@code meta/fresh}, persisted in plaintext, so that
 * all pages of the wallet share it and each use looks at it; without the key it opens nothing. What apps do never moves
 * it.
 */
public final class Freshness {
  public static final long LASTS_MILLIS = 15 * 60_000L;
  static final String KEY = "fresh";
  private static final List<String> TABLES = List.of(Tables.META);
  private static final String UNTIL = "until";
  /** A gesture soon after another one is not worth a write. */
  private static final long STEP_MILLIS = 10_000;

  private final Store store;
  private final Clock clock;
  private long extendedAt;

  Freshness(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The owner proved now who is there. */
  public void begin() {
    long until = clock.nowMillis() + LASTS_MILLIS;
    store.write(TABLES, true, tx -> {
      set(tx, until);
      return null;
    });
  }

  /** A click or key press where the owner manages the wallet: what counts does so for as long again. */
  public void extend() {
    long now = clock.nowMillis();
    if (now >= extendedAt && now < extendedAt + STEP_MILLIS) {
      return;
    }
    extendedAt = now;
    store.write(TABLES, false, tx -> {
      if (standsAt(tx, now)) {
        set(tx, now + LASTS_MILLIS);
      }
      return null;
    });
  }

  /** The proof counts no longer. */
  public void end() {
    store.write(TABLES, true, tx -> {
      tx.delete(Tables.META, KEY);
      return null;
    });
  }

  /** The moment it ends or ended; 0 where there was none. */
  public long until() {
    return store.read(TABLES, Freshness::untilIn);
  }

  /** What was seen to have ended has ended for good, wherever the clock is set afterwards. */
  public boolean isFresh() {
    if (store.read(TABLES, tx -> standsAt(tx, clock.nowMillis()))) {
      return true;
    }
    return until() != 0 && store.write(TABLES, true, tx -> {
      boolean stands = standsAt(tx, clock.nowMillis());
      if (!stands) {
        tx.delete(Tables.META, KEY);
      }
      return stands;
    });
  }

  /** Neither over nor of a time that is still to come: then the clock was set back. */
  private static boolean standsAt(Store.Tx tx, long now) {
    long left = untilIn(tx) - now;
    return left > 0 && left <= LASTS_MILLIS;
  }

  private static long untilIn(Store.Tx tx) {
    Value.Obj row = tx.get(Tables.META, KEY);
    return row == null ? 0 : row.integer(UNTIL, 0);
  }

  private static void set(Store.Tx tx, long until) {
    tx.put(Tables.META, KEY, new Value.Obj().put("v", 1).put(UNTIL, until));
  }
}
