package byok.core.backup;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the wallet as a backup holds it.
 *
 * @param plain what is stored in plaintext, without what only the vault of its making can use
 * @param content what is stored sealed; {@code null} where the row has no sealed part
 */
record BackupRow(String table, String key, Value.Obj plain, Value.Obj content) {
  Value.Obj encode() {
    Value.Obj row = new Value.Obj().put("key", key).put("row", plain);
    return content == null ? row : row.put("content", content);
  }

  /** The row of an encoded one, or {@code null} where it is none. */
  static BackupRow decode(String table, Value value) {
    Value.Obj fields = value instanceof Value.Obj obj ? obj : new Value.Obj();
    String key = fields.text("key");
    Value.Obj plain = fields.object("row");
    return key == null || plain == null ? null : new BackupRow(table, key, plain, fields.object("content"));
  }

  /** The rows whose keys begin so. */
  static List<BackupRow> under(String prefix, List<BackupRow> rows) {
    List<BackupRow> found = new ArrayList<>(rows);
    found.removeIf(row -> !row.key.startsWith(prefix));
    return found;
  }

  /** A copy of {@code row} without the members of these names. */
  static Value.Obj without(Value.Obj row, String... names) {
    Value.Obj rest = new Value.Obj();
    for (int i = 0; i < row.size(); i++) {
      if (!isAmong(row.keyAt(i), names)) {
        rest.append(row.keyAt(i), row.valueAt(i));
      }
    }
    return rest;
  }

  private static boolean isAmong(String name, String... names) {
    for (String each : names) {
      if (each.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
