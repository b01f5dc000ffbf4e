package byok.core.backup;

import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A wallet as a backup holds it: every row of every type, sealed parts opened. Contains the owner's keys; never shown,
 * stored or sent as it is.
 *
 * @param madeAt milliseconds since 1970-01-01 UTC
 * @param damaged rows that did not open when it was made, as {@code table/key}: they are not in it
 */
public record Backup(long madeAt, List<BackupRow> rows, List<String> damaged) {
  /** How many keys it holds. */
  public int keys() {
    return rows(Tables.KEYS).size();
  }

  /** How many requests it records. */
  public int requests() {
    return rows(Tables.LEDGER).size();
  }

  /** How many apps may work at a moment under the grants it holds. */
  public int apps(long nowMillis) {
    int apps = 0;
    for (BackupRow row : rows(Tables.GRANTS)) {
      GrantStatus status = GrantRow.decode(row.key(), row.plain()).statusAt(nowMillis);
      apps += status.isLive() ? 1 : 0;
    }
    return apps;
  }

  List<BackupRow> rows(String table) {
    List<BackupRow> found = new ArrayList<>();
    for (BackupRow row : rows) {
      if (row.table().equals(table)) {
        found.add(row);
      }
    }
    return found;
  }

  Value.Obj encode() {
    Value.Obj tables = new Value.Obj();
    for (String table : BackupTables.ALL) {
      Value.Arr list = new Value.Arr();
      for (BackupRow row : rows(table)) {
        list.add(row.encode());
      }
      tables.put(table, list);
    }
    return new Value.Obj().put("tables", tables);
  }

  @Override
  public String toString() {
    return "Backup";
  }
}
