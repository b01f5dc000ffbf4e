package byok.core.vault;

import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/**
 * Compare-and-swap for rows whose sealed part is encrypted outside the transaction: the row's {@code ver} counts its
 * writes; a
 * writer states the version that it read.
 */
public final class Versions {
  static final String FIELD = "ver";

  private Versions() {}

  /** The version of a row; 0 where there is none. */
  public static long of(Value.Obj row) {
    return row == null ? 0 : row.integer(FIELD, 0);
  }

  /** Stores the row where its version is still {@code expected}; false where another writer came first. */
  public static boolean commit(Store store, SealedRow row, long expected) {
    return store.write(List.of(row.table()), true, tx -> commit(tx, row, expected));
  }

  /** The same within a transaction of the caller. */
  public static boolean commit(Store.Tx tx, SealedRow row, long expected) {
    if (of(tx.get(row.table(), row.key())) != expected) {
      return false;
    }
    tx.put(row.table(), row.key(), row.value().put(FIELD, expected + 1));
    return true;
  }

  /** What to throw after losing against other writers several times. */
  public static ByokException contended() {
    String sentence = "The wallet is being changed in another window. Try again.";
    return new ByokException(ErrorCode.STORAGE_UNAVAILABLE, sentence);
  }
}
