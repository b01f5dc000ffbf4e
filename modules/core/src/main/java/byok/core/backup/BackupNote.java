package byok.core.backup;

import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.List;

/** When this wallet was last backed up. The row {@code settings/backup}, persisted in plaintext, in no backup. */
public final class BackupNote {
  static final String KEY = "backup";

  private BackupNote() {}

  /** Milliseconds since 1970-01-01 UTC; 0 for never. */
  public static long last(Store store) {
    Value.Obj row = store.read(List.of(Tables.SETTINGS), tx -> tx.get(Tables.SETTINGS, KEY));
    return row == null ? 0 : row.integer("at", 0);
  }

  public static void write(Store store, long atMillis) {
    store.write(List.of(Tables.SETTINGS), true, tx -> {
      write(tx, atMillis);
      return null;
    });
  }

  static void write(Store.Tx tx, long atMillis) {
    tx.put(Tables.SETTINGS, KEY, new Value.Obj().put("v", 1).put("at", atMillis));
  }
}
