package byok.core.audit;

import byok.core.audit.AuditReport.Break;
import byok.core.audit.AuditReport.Fault;
import byok.core.port.Store;
import java.util.ArrayList;
import java.util.List;

/** Follows the chain through all rows of the log. */
final class AuditCheck {
  private static final int DIGITS = 16;

  private final AuditRows rows;
  private final List<AuditEntry> entries = new ArrayList<>();
  private final List<Break> breaks = new ArrayList<>();
  private AuditHead head;
  private long next;
  private String hash;
  private boolean isHashKnown;
  private long heldMillis;
  private int held;

  AuditCheck(AuditRows rows) {
    this.rows = rows;
  }

  /** The number in the key of an entry; 0 for any other key. */
  static long number(String key) {
    long number = 0;
    for (int i = 0; i < key.length(); i++) {
      char digit = key.charAt(i);
      if (digit < '0' || digit > '9' || key.length() != DIGITS) {
        return 0;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  /** @param all every row of the table, in key order */
  AuditReport of(List<Store.Row> all) {
    head = headOf(all);
    next = head == null ? 1 : head.first();
    hash = head == null ? null : head.before();
    isHashKnown = head != null;
    all.forEach(this::row);
    end(all.isEmpty());
    return new AuditReport(entries, held, breaks);
  }

  private AuditHead headOf(List<Store.Row> all) {
    for (Store.Row row : all) {
      if (row.key().equals(AuditHead.KEY)) {
        return rows.headOrNull(row.value());
      }
    }
    return null;
  }

  private void row(Store.Row row) {
    long number = number(row.key());
    boolean foreign = number == 0 || head != null && (number < head.first() || number > head.last());
    if (row.key().equals(AuditHead.KEY)) {
      return;
    }
    if (foreign) {
      fault(number, row.key(), Fault.FOREIGN);
      return;
    }
    missingUpTo(number);
    take(number, rows.entryOrNull(number, row.value()));
    next = number + 1;
  }

  private void missingUpTo(long number) {
    boolean known = head != null || !entries.isEmpty();
    for (; known && next < number; next++) {
      lost(next, Fault.MISSING);
    }
  }

  private void take(long number, AuditEntry entry) {
    if (entry == null) {
      lost(number, Fault.DAMAGED);
      return;
    }
    entries.add(entry);
    boolean follows = !isHashKnown || same(hash, entry.previousHash());
    if (entry.kind() == AuditKind.LOG_RESTARTED) {
      fault(number, AuditEntry.key(number), Fault.RESTARTED);
    } else if (!follows) {
      fault(number, AuditEntry.key(number), Fault.OUT_OF_CHAIN);
    } else {
      held++;
      heldMillis = entry.atMillis();
    }
    hash = entry.hash();
    isHashKnown = true;
  }

  private void end(boolean nothingThere) {
    if (head == null) {
      if (!nothingThere) {
        fault(0, AuditHead.KEY, Fault.HEAD);
      }
      return;
    }
    missingUpTo(head.last() + 1);
    if (isHashKnown && !same(hash, head.hash())) {
      fault(head.last(), AuditEntry.key(head.last()), Fault.OUT_OF_CHAIN);
    }
  }

  private void lost(long number, Fault fault) {
    fault(number, AuditEntry.key(number), fault);
    isHashKnown = false;
  }

  private void fault(long number, String key, Fault fault) {
    breaks.add(new Break(number, key, heldMillis, fault));
  }

  private static boolean same(String one, String other) {
    return one == null ? other == null : one.equals(other);
  }
}
