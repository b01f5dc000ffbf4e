package byok.core.audit;

import byok.core.port.Ports;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.ByokException;
import byok.protocol.Value;

/** Seals and opens the rows of the log. A row opens only where every part of it is as it was written. */
final class AuditRows {
  private final SealedRecords records;
  private final Ports ports;

  AuditRows(OpenVault vault, Ports ports) {
    this.records = new SealedRecords(vault, ports);
    this.ports = ports;
  }

  SealedRow seal(AuditEntry entry) {
    return records.seal(Tables.AUDIT, AuditEntry.key(entry.number()), entry.content());
  }

  SealedRow seal(AuditHead head) {
    return records.seal(Tables.AUDIT, AuditHead.KEY, head.encode());
  }

  /** Refused with {@code DAMAGED_RECORD}. */
  AuditEntry entry(long number, Value.Obj row) {
    check(row, AuditEntry.key(number), 2);
    return AuditEntry.decode(ports.crypto(), number, records.open(Tables.AUDIT, AuditEntry.key(number), row));
  }

  /** The same, or {@code null} where it does not open or there is none. */
  AuditEntry entryOrNull(long number, Value.Obj row) {
    try {
      return row == null ? null : entry(number, row);
    } catch (ByokException e) {
      return null;
    }
  }

  /** The head, or {@code null} where it does not open or there is none. */
  AuditHead headOrNull(Value.Obj row) {
    try {
      return row == null ? null : head(row);
    } catch (ByokException e) {
      return null;
    }
  }

  private AuditHead head(Value.Obj row) {
    check(row, AuditHead.KEY, 3);
    AuditHead head = AuditHead.decode(records.open(Tables.AUDIT, AuditHead.KEY, row));
    if (head.version() != Versions.of(row)) {
      throw SealedRecords.damaged(Tables.AUDIT, AuditHead.KEY);
    }
    return head;
  }

  private static void check(Value.Obj row, String key, int members) {
    if (row.size() != members || row.number("v", 0) != 1) {
      throw SealedRecords.damaged(Tables.AUDIT, key);
    }
  }
}
