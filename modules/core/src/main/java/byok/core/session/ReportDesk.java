package byok.core.session;

import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.audit.AuditTrail;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.grants.Grants;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import java.util.ArrayList;
import java.util.List;

/** Takes reports of sealed sessions into the vault. */
final class ReportDesk {
  private static final List<String> TAKING =
      List.of(Tables.GRANTS, Tables.LIMITS, Tables.RESERVATIONS, Tables.SETTINGS, Tables.LEDGER);

  private final Store store;
  private final Ports ports;
  private final Grants grants;
  private final Ledger ledger;
  private final AuditTrail trail;

  /** What a report came to. @param added the ids of the entries that the vault did not have */
  private record Taken(Accepted accepted, List<String> added) {}

  ReportDesk(OpenVault vault, Ports ports, Grants grants) {
    this.store = vault.store();
    this.ports = ports;
    this.grants = grants;
    this.ledger = new Ledger(vault, ports);
    this.trail = new AuditTrail(() -> vault, ports);
  }

  Accepted accept(SessionReport report) {
    Grant grant = grants.get(report.grantId());
    if (grant == null) {
      throw new ByokException(ErrorCode.NO_GRANT, "The wallet does not know this session.");
    }
    List<LedgerEntry> entries = own(grant, report.entries());
    List<SealedRow> rows = ledger.sealAll(entries);
    long now = ports.clock().nowMillis();
    Taken taken = store.write(TAKING, true, tx -> accept(tx, report, entries, rows, now));
    note(grant, report, only(entries, taken.added()));
    return taken.accepted();
  }

  /** What the session did, once the money is counted. */
  private void note(Grant grant, SessionReport report, List<LedgerEntry> added) {
    for (LedgerEntry entry : added) {
      trail.add(AuditEvent.ofRequest(entry));
    }
    if (report.revoked() && grant.row().status() != GrantStatus.REVOKED) {
      trail.add(AuditEvent.of(AuditKind.GRANT_REVOKED, ports.clock().nowMillis()).grant(grant).detail("by the app"));
    }
  }

  private Taken accept(Store.Tx tx, SessionReport report, List<LedgerEntry> entries, List<SealedRow> rows, long now) {
    SlicesHeard slices = SlicesHeard.take(tx, report);
    List<String> added = Ledger.merge(tx, rows);
    if (slices.known()) {
      new LateLimits(ports.calendar()).count(tx, only(entries, added), slices.moved());
    }
    GrantTable.heard(tx, report.grantId(), now, 0);
    if (slices.isNew() && report.pausedReason() != null) {
      GrantTable.pause(tx, report.grantId(), report.pausedReason());
    }
    if (report.revoked()) {
      GrantTable.revoke(tx, report.grantId());
    }
    List<String> ids = new ArrayList<>();
    for (SealedRow row : rows) {
      ids.add(row.key());
    }
    return new Taken(new Accepted(ids, slices.over(), open(report)), added);
  }

  private static List<String> open(SessionReport report) {
    List<String> open = new ArrayList<>();
    for (SessionReport.SliceTally slice : report.slices()) {
      if (!slice.closed()) {
        open.add(slice.sliceId());
      }
    }
    return open;
  }

  private static List<LedgerEntry> only(List<LedgerEntry> entries, List<String> ids) {
    List<LedgerEntry> only = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      if (Lists.contain(ids, entry.id())) {
        only.add(entry);
      }
    }
    return only;
  }

  /** The entries under the names that the vault knows, whatever the partition calls them. */
  private List<LedgerEntry> own(Grant grant, List<LedgerEntry> entries) {
    List<LedgerEntry> own = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      own.add(entry.ofSession(grantOf(entry, grant), grant.origin(), grant.details().appName()));
    }
    return own;
  }

  /** The grant that an entry names, where it is one of the same app. */
  private String grantOf(LedgerEntry entry, Grant reporting) {
    GrantRow named = grants.table().get(entry.grantId());
    boolean same = named != null && named.originTag().equals(reporting.row().originTag());
    return same ? named.grantId() : reporting.id();
  }
}
