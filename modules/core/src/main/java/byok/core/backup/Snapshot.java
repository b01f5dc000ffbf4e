package byok.core.backup;

import byok.core.budgets.Counters;
import byok.core.kept.KeptBook;
import byok.core.keys.ProviderKeyCodec;
import byok.core.local.LocalKey;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole wallet at one moment. */
final class Snapshot {
  private final OpenVault vault;
  private final Ports ports;
  private final SealedRecords records;
  private final List<BackupRow> rows = new ArrayList<>();
  private final List<String> damaged = new ArrayList<>();

  private Snapshot(OpenVault vault, Ports ports) {
    this.vault = vault;
    this.ports = ports;
    this.records = new SealedRecords(vault, ports);
  }

  /**
   * All that is stored but for models, which stay in their browser; what is reserved counting as settled; rows that do
   * not open are named.
   */
  static Backup of(OpenVault vault, Ports ports) {
    return new Snapshot(vault, ports).take();
  }

  private Backup take() {
    List<List<Store.Row>> stored = vault.store().read(BackupTables.ALL, tx -> {
      List<List<Store.Row>> all = new ArrayList<>();
      for (String table : BackupTables.ALL) {
        all.add(tx.list(table, ""));
      }
      return all;
    });
    for (int i = 0; i < stored.size(); i++) {
      for (Store.Row row : stored.get(i)) {
        add(BackupTables.ALL.get(i), row.key(), row.value());
      }
    }
    return new Backup(ports.clock().nowMillis(), rows, damaged);
  }

  private void add(String table, String key, Value.Obj row) {
    if (table.equals(Tables.SETTINGS) && (key.equals(BackupNote.KEY) || KeptBook.isRow(key))) {
      return;
    }
    try {
      Value.Obj content = row.has("sealed") ? records.open(table, key, row) : null;
      if (table.equals(Tables.KEYS) && LocalKey.is(ProviderKeyCodec.decode(key, content))) {
        return;
      }
      rows.add(new BackupRow(table, key, plain(table, key, row), content));
    } catch (ByokException e) {
      damaged.add(table + "/" + key);
    }
  }

  private static Value.Obj plain(String table, String key, Value.Obj row) {
    Value.Obj plain = BackupRow.without(row, "sealed", "tag", "slice");
    return table.equals(Tables.LIMITS) ? Counters.ended(key, plain) : plain;
  }
}
