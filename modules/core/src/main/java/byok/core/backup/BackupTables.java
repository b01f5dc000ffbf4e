package byok.core.backup;

import byok.core.vault.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a backup: all but {@code meta}, which belongs to one vault, and {@code reservations}, which belong to
 * pages that run.
 */
final class BackupTables {
  static final List<String> ALL = all();

  private BackupTables() {}

  private static List<String> all() {
    List<String> tables = new ArrayList<>();
    for (String table : Tables.ALL) {
      if (!table.equals(Tables.META) && !table.equals(Tables.RESERVATIONS)) {
        tables.add(table);
      }
    }
    return tables;
  }
}
