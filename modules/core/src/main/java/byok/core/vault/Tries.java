package byok.core.vault;

import byok.core.port.Clock;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/**
 * Holds wrong passphrases back: three in a row are free, then 1, 2, 4 … 60 s must pass before the next. The row
 * {@code meta/tries}, persisted in plaintext: a count and a moment, counted before the passphrase is tried, so that
 * closing the page saves none.
 */
public final class Tries {
  static final String KEY = "tries";
  private static final List<String> TABLES = List.of(Tables.META);
  private static final int FREE = 3;
  private static final long SECOND_MILLIS = 1000;
  private static final long MOST_MILLIS = 60 * SECOND_MILLIS;

  private final Store store;
  private final Clock clock;

  public Tries(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How long the next try must wait; 0 for not at all. */
  public long waitMillis() {
    long now = clock.nowMillis();
    return store.read(TABLES, tx -> waitMillis(tx.get(Tables.META, KEY), now));
  }

  /** Counts a try; refused with {@code RATE_LIMITED} and {@code retryAfterMillis} where it comes too early. */
  void begin() {
    long now = clock.nowMillis();
    long wait = store.write(TABLES, true, tx -> begin(tx, now));
    if (wait > 0) {
      String sentence = "Too many wrong passphrases. The next try is possible in " + seconds(wait) + " s.";
      throw new ByokException(ErrorCode.RATE_LIMITED, sentence, new Value.Obj().put("retryAfterMillis", wait));
    }
  }

  /** The passphrase was right. */
  void forget() {
    store.write(TABLES, true, tx -> {
      tx.delete(Tables.META, KEY);
      return null;
    });
  }

  private static long begin(Store.Tx tx, long now) {
    Value.Obj row = tx.get(Tables.META, KEY);
    long wait = waitMillis(row, now);
    long count = row == null ? 0 : row.integer("count", 0);
    if (wait == 0) {
      tx.put(Tables.META, KEY, row(count + 1, now));
    } else if (row.integer("at", 0) > now) {
      // The clock was set back: the pause begins again, or it would last until then.
      tx.put(Tables.META, KEY, row(count, now));
    }
    return wait;
  }

  private static Value.Obj row(long count, long at) {
    return new Value.Obj().put("v", 1).put("count", count).put("at", at);
  }

  private static long waitMillis(Value.Obj row, long now) {
    if (row == null) {
      return 0;
    }
    long pause = pauseAfter(row.integer("count", 0));
    return Math.max(0, Math.min(pause, row.integer("at", 0) + pause - now));
  }

  private static long pauseAfter(long count) {
    long pause = count < FREE ? 0 : SECOND_MILLIS;
    for (long i = FREE; i < count && pause < MOST_MILLIS; i++) {
      pause *= 2;
    }
    return Math.min(pause, MOST_MILLIS);
  }

  private static long seconds(long millis) {
    return (millis + SECOND_MILLIS - 1) / SECOND_MILLIS;
  }
}
