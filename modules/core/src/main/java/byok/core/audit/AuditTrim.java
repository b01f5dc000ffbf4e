package byok.core.audit;

import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Keeps the log within its size: the oldest entries go, and the head keeps the hash that the rest follows. */
final class AuditTrim {
  /** The keys of the rows to drop. */
  record Cut(List<String> keys) {
    static final Cut NONE = new Cut(List.of());
  }

  private final Store store;
  private final Ports ports;
  private final AuditRows rows;
  private final int most;
  private final int step;

  AuditTrim(Store store, Ports ports, AuditRows rows, int most, int step) {
    this.store = store;
    this.ports = ports;
    this.rows = rows;
    this.most = most;
    this.step = step;
  }

  /** What a draft drops; the draft is told, and notes it. */
  Cut cut(AuditDraft draft) {
    AuditHead head = draft.head();
    if (head.kept() <= most) {
      return Cut.NONE;
    }
    AuditEntry oldest = oldestFrom(head.first() + step, head.last());
    if (oldest == null) {
      return Cut.NONE;
    }
    List<String> keys = new ArrayList<>();
    for (long number = head.first(); number < oldest.number(); number++) {
      keys.add(AuditEntry.key(number));
    }
    draft.begin(oldest.number(), oldest.previousHash());
    draft.add(AuditEvent.of(AuditKind.LOG_TRIMMED, ports.clock().nowMillis())
        .detail("entries " + head.first() + " to " + (oldest.number() - 1)));
    return new Cut(keys);
  }

  /** The first entry from a number on that opens: its own word for what it follows is what the head keeps. */
  private AuditEntry oldestFrom(long number, long last) {
    AuditEntry found = null;
    for (long at = number; found == null && at <= last; at++) {
      String key = AuditEntry.key(at);
      Value.Obj row = store.read(List.of(Tables.AUDIT), tx -> tx.get(Tables.AUDIT, key));
      found = rows.entryOrNull(at, row);
    }
    return found;
  }
}
