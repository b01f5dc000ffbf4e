package byok.core.backup;

import byok.core.grants.GrantDetails;
import byok.core.keys.ProviderKeyCodec;
import byok.core.ledger.LedgerEntry;
import byok.core.routing.DefaultModels;
import byok.core.subkeys.ManagementKeys;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.Limits;
import byok.protocol.Value;
import byok.protocol.WireText;
import java.util.ArrayList;
import java.util.List;

/** Reads what was sealed in a backup file, and refuses it as a whole where any row is not what it should be. */
final class BackupContent {
  private static final Limits LIMITS = new Limits(64, 8_000_000, 192 << 20);

  private BackupContent() {}

  static Backup decode(long madeAt, Value parsed) {
    try {
      Value content = parsed == null ? Value.NULL : WireText.fromJson(parsed, LIMITS);
      Value.Obj tables = content instanceof Value.Obj obj ? obj.object("tables") : null;
      if (tables != null) {
        return new Backup(madeAt, rows(tables), List.of());
      }
    } catch (ByokException e) {
      throw BackupFile.damaged();
    }
    throw BackupFile.damaged();
  }

  /** The rows of the tables that this wallet knows. */
  private static List<BackupRow> rows(Value.Obj tables) {
    List<BackupRow> rows = new ArrayList<>();
    for (String table : BackupTables.ALL) {
      Value.Arr list = tables.list(table);
      for (int i = 0; list != null && i < list.size(); i++) {
        rows.add(checked(BackupRow.decode(table, list.get(i))));
      }
    }
    return rows;
  }

  private static BackupRow checked(BackupRow row) {
    if (row == null || row.content() == null && isSealed(row.table())) {
      throw BackupFile.damaged();
    }
    switch (row.table()) {
      case Tables.KEYS -> ProviderKeyCodec.decode(row.key(), row.content());
      case Tables.GRANTS -> GrantDetails.decode(row.key(), row.content());
      case Tables.LEDGER -> LedgerEntry.decode(row.key(), row.content());
      case Tables.SETTINGS -> checkSetting(row);
      default -> {}
    }
    return row;
  }

  private static void checkSetting(BackupRow row) {
    if (row.key().startsWith(ManagementKeys.PREFIX)) {
      ManagementKeys.decode(row.key(), row.content());
    } else if (row.key().equals(DefaultModels.KEY) && row.content() == null) {
      throw BackupFile.damaged();
    }
  }

  private static boolean isSealed(String table) {
    return table.equals(Tables.KEYS)
        || table.equals(Tables.GRANTS)
        || table.equals(Tables.LEDGER)
        || table.equals(Tables.AUDIT);
  }
}
