package byok.core.audit;

import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The log of one vault (protocol/spec/vault-format.md, "Audit log"). Any number of tabs may append: entries are sealed
 * against the head that was read, and stored only where it is still the head.
 */
public final class AuditLog {
  /** How many entries are kept at most. */
  public static final int MOST = 20_000;

  private static final int STEP = 2_000;
  private static final int ATTEMPTS = 40;
  private static final List<String> TABLES = List.of(Tables.AUDIT);

  private final Store store;
  private final Ports ports;
  private final AuditRows rows;
  private final AuditTrim trim;

  public AuditLog(OpenVault vault, Ports ports) {
    this(vault, ports, MOST, STEP);
  }

  /** @param step how many entries are dropped at once where there would be more than {@code most} */
  AuditLog(OpenVault vault, Ports ports, int most, int step) {
    this.store = vault.store();
    this.ports = ports;
    this.rows = new AuditRows(vault, ports);
    this.trim = new AuditTrim(store, ports, rows, most, step);
  }

  /** Appends in this order what was not noted before. Refused with {@code STORAGE_UNAVAILABLE} and its like. */
  public void append(List<AuditEvent> events) {
    write(draft -> draft.addNew(events));
  }

  /** Notes what lasts: of what is true now, that which was not true at the last call. */
  public void stand(List<AuditEvent> conditions) {
    write(draft -> draft.stand(conditions));
  }

  /** The newest entries first, at most {@code count}; damaged ones are left out. */
  public List<AuditEntry> newest(int count) {
    List<AuditEntry> newest = new ArrayList<>();
    for (Store.Row row : store.read(TABLES, tx -> tx.last(Tables.AUDIT, count + 1))) {
      long number = AuditCheck.number(row.key());
      AuditEntry entry = number == 0 || newest.size() == count ? null : rows.entryOrNull(number, row.value());
      if (entry != null) {
        newest.add(entry);
      }
    }
    return newest;
  }

  /** How many entries are kept; 0 where the head is gone. */
  public long size() {
    AuditHead head = rows.headOrNull(store.read(TABLES, tx -> tx.get(Tables.AUDIT, AuditHead.KEY)));
    return head == null ? 0 : head.kept();
  }

  /** Opens every entry and follows the chain from its beginning to its end. */
  public AuditReport verify() {
    return new AuditCheck(rows).of(store.read(TABLES, tx -> tx.list(Tables.AUDIT, "")));
  }

  private void write(Consumer<AuditDraft> what) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Value.Obj stored = store.read(TABLES, tx -> tx.get(Tables.AUDIT, AuditHead.KEY));
      AuditHead before = head(stored);
      AuditDraft draft = new AuditDraft(ports.crypto(), before);
      if (before.hash() == null && before.last() > 0) {
        draft.add(AuditEvent.of(AuditKind.LOG_RESTARTED, ports.clock().nowMillis()));
      }
      what.accept(draft);
      AuditTrim.Cut cut = trim.cut(draft);
      if (draft.head().equals(before) || commit(draft, cut, Versions.of(stored))) {
        return;
      }
    }
    throw Versions.contended();
  }

  /** The head as stored; where it is lost but entries are there, one that goes on after them. */
  private AuditHead head(Value.Obj stored) {
    AuditHead head = rows.headOrNull(stored);
    if (head != null) {
      return head;
    }
    List<Store.Row> all = store.read(TABLES, tx -> tx.list(Tables.AUDIT, ""));
    long first = 0;
    long last = 0;
    for (Store.Row row : all) {
      long number = AuditCheck.number(row.key());
      first = first == 0 ? number : first;
      last = Math.max(last, number);
    }
    boolean nothing = last == 0 && stored == null;
    return nothing ? AuditHead.NONE : AuditHead.restarted(Versions.of(stored), Math.max(1, first), Math.max(1, last));
  }

  private boolean commit(AuditDraft draft, AuditTrim.Cut cut, long expected) {
    List<SealedRow> sealed = new ArrayList<>();
    draft.entries().forEach(entry -> sealed.add(rows.seal(entry)));
    SealedRow head = rows.seal(draft.head());
    return store.write(TABLES, false, tx -> {
      boolean first = Versions.commit(tx, head, expected);
      if (first) {
        sealed.forEach(row -> tx.put(row.table(), row.key(), row.value()));
        cut.keys().forEach(key -> tx.delete(Tables.AUDIT, key));
      }
      return first;
    });
  }
}
