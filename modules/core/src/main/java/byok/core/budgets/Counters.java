package byok.core.budgets;

import byok.core.grants.NanoUsd;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;

/** The rows of {@code limits} as a wallet leaves them behind, and as another one takes them up. */
public final class Counters {
  private static final String PACE = "pace/";

  private Counters() {}

  /** A row as if all that runs had ended, each at its bound. Changes it. */
  public static Value.Obj ended(String key, Value.Obj row) {
    if (key.startsWith(PACE)) {
      return row.put("open", 0);
    }
    long settled = NanoUsd.sum(row.integer("settled", 0), row.integer("reserved", 0));
    return row.put("settled", settled).put("reserved", 0);
  }

  /** Takes an ended row up within a transaction over {@code limits}: of two counts the larger stands. */
  public static void merge(Store.Tx tx, String key, Value.Obj ended) {
    Value.Obj here = tx.get(Tables.LIMITS, key);
    if (here == null) {
      tx.put(Tables.LIMITS, key, ended);
    } else if (!key.startsWith(PACE) && ended.integer("settled", 0) > here.integer("settled", 0)) {
      tx.put(Tables.LIMITS, key, here.put("settled", ended.integer("settled", 0)));
    }
  }
}
