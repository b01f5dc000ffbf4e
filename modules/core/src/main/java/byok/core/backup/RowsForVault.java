package byok.core.backup;

import byok.core.port.Ports;
import byok.core.vault.OpenVault;
import byok.core.vault.OriginTags;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of a backup into rows of one vault: sealed under its key, origins by the tags they have there. */
final class RowsForVault {
  private final SealedRecords records;
  private final OriginTags tags;

  RowsForVault(OpenVault vault, Ports ports) {
    this.records = new SealedRecords(vault, ports);
    this.tags = new OriginTags(vault.store(), ports.crypto());
  }

  List<SealedRow> all(List<BackupRow> rows) {
    List<SealedRow> sealed = new ArrayList<>();
    for (BackupRow row : rows) {
      sealed.add(of(row));
    }
    return sealed;
  }

  SealedRow of(BackupRow row) {
    Value.Obj stored = BackupRow.without(row.plain(), "sealed", "tag", "slice");
    if (row.table().equals(Tables.GRANTS)) {
      stored.put("tag", tags.of(row.content().text("origin")));
    }
    if (row.content() != null) {
      records.sealInto(stored, row.table(), row.key(), row.content());
    }
    return new SealedRow(row.table(), row.key(), stored);
  }
}
