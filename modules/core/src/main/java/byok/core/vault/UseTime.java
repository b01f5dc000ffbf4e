package byok.core.vault;

import byok.core.port.Clock;
import byok.core.port.Store;
import byok.protocol.Value;
import java.util.List;

/**
 * How long an unlocked vault answers apps before it locks by itself. The row {@code meta/use}, persisted in plaintext:
 * the owner's choice and the moment it leads to, which every page looks at with each use. What runs is not ended.
 */
public final class UseTime {
  static final String KEY = "use";
  private static final List<String> TABLES = List.of(Tables.META);
  private static final String AFTER = "afterMillis";
  private static final String UNTIL = "until";

  private final Store store;
  private final Clock clock;

  UseTime(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How long after unlocking; 0 for as long as a page of the wallet has the key. */
  public long afterMillis() {
    Value.Obj row = row();
    return row == null ? 0 : row.integer(AFTER, 0);
  }

  /** Chooses another time, which begins now. @param afterMillis 0 for none */
  public void choose(long afterMillis) {
    long now = clock.nowMillis();
    store.write(TABLES, true, tx -> {
      set(tx, afterMillis, now);
      return null;
    });
  }

  /** The vault was unlocked. */
  void begin() {
    long now = clock.nowMillis();
    store.write(TABLES, true, tx -> {
      Value.Obj row = tx.get(Tables.META, KEY);
      if (row != null) {
        set(tx, row.integer(AFTER, 0), now);
      }
      return null;
    });
  }

  boolean isOver() {
    Value.Obj row = row();
    return row != null && clock.nowMillis() >= row.integer(UNTIL, 0);
  }

  private Value.Obj row() {
    return store.read(TABLES, tx -> tx.get(Tables.META, KEY));
  }

  private static void set(Store.Tx tx, long afterMillis, long now) {
    if (afterMillis == 0) {
      tx.delete(Tables.META, KEY);
    } else {
      tx.put(Tables.META, KEY, new Value.Obj().put("v", 1).put(AFTER, afterMillis).put(UNTIL, now + afterMillis));
    }
  }
}
