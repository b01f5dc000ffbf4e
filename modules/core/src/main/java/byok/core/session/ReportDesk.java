package byok.core.session;

import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.audit.AuditTrail;
import byok.core.budgets.Escrow;
import byok.core.budgets.Tally;
import byok.core.grants.Grant;
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
      List.of(Tables.GRANTS, Tables.LIMITS, Tables.RESERVATIONS, Tables.LEDGER);

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
    Taken taken = store.write(TAKING, true, tx -> accept(tx, report, rows, now));
    note(grant, report, entries, taken.added());
    return taken.accepted();
  }

  /** What the session did, once the money is counted. */
  private void note(Grant grant, SessionReport report, List<LedgerEntry> entries, List<String> added) {
    for (LedgerEntry entry : entries) {
      if (Lists.contain(added, entry.id())) {
        trail.add(AuditEvent.ofRequest(entry));
      }
    }
    if (report.revoked() && grant.row().status() != GrantStatus.REVOKED) {
      trail.add(AuditEvent.of(AuditKind.GRANT_REVOKED, ports.clock().nowMillis()).grant(grant).detail("by the app"));
    }
  }

  private static Taken accept(Store.Tx tx, SessionReport report, List<SealedRow> rows, long now) {
    List<String> over = new ArrayList<>();
    boolean isNew = false;
    for (SessionReport.SliceTally part : report.slices()) {
      IssuedSlice slice = part.sliceId() == null ? null : IssuedSlice.read(tx, part.sliceId());
      if (slice != null && slice.grantId().equals(report.grantId())) {
        isNew |= report.number() > slice.number();
        slice = take(tx, slice, part, report.number());
        if (slice.isOver()) {
          over.add(part.sliceId());
        }
      }
    }
    List<String> added = Ledger.merge(tx, rows);
    GrantTable.heard(tx, report.grantId(), now, 0);
    if (isNew && report.pausedReason() != null) {
      GrantTable.pause(tx, report.grantId(), report.pausedReason());
    }
    if (report.revoked()) {
      GrantTable.revoke(tx, report.grantId());
    }
    List<String> ids = new ArrayList<>();
    for (SealedRow row : rows) {
      ids.add(row.key());
    }
    return new Taken(new Accepted(ids, over), added);
  }

  /** A report that is older than one already taken changes nothing. */
  private static IssuedSlice take(Store.Tx tx, IssuedSlice slice, SessionReport.SliceTally part, long number) {
    if (number <= slice.number()) {
      return slice;
    }
    boolean closed = slice.closed() || part.closed();
    List<Tally> moved = new ArrayList<>();
    for (int i = 0; i < slice.tallies().size(); i++) {
      moved.add(move(tx, slice.tallies().get(i), after(slice, i, part, closed)));
    }
    IssuedSlice after = slice.after(number, closed, moved);
    after.write(tx);
    return after;
  }

  /** What a part of a slice stands at after a report: open, all of it that is not settled stays in escrow. */
  private static Tally after(IssuedSlice slice, int index, SessionReport.SliceTally part, boolean closed) {
    Tally before = slice.tallies().get(index);
    Tally heard = heard(before, part.tallies());
    long settled = Math.max(before.settledNanoUsd(), heard.settledNanoUsd());
    long unsettled = Math.max(0, slice.slice().entries().get(index).amountNanoUsd() - settled);
    long reserved = closed ? Math.min(unsettled, heard.reservedNanoUsd()) : unsettled;
    return new Tally(before.limitId(), before.window(), settled, reserved);
  }

  /** The part of a report about this limit and window; one that says nothing about it leaves it as it is. */
  private static Tally heard(Tally before, List<Tally> tallies) {
    for (Tally tally : tallies) {
      if (before.limitId().equals(tally.limitId()) && before.window().equals(tally.window())) {
        return tally;
      }
    }
    return before;
  }

  private static Tally move(Store.Tx tx, Tally before, Tally after) {
    long settled = after.settledNanoUsd() - before.settledNanoUsd();
    long reserved = after.reservedNanoUsd() - before.reservedNanoUsd();
    Escrow.move(tx, before.limitId(), before.window(), settled, reserved);
    return after;
  }

  /** The entries under the names that the vault knows, whatever the partition calls them. */
  private static List<LedgerEntry> own(Grant grant, List<LedgerEntry> entries) {
    List<LedgerEntry> own = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      own.add(entry.ofSession(grant.id(), grant.origin(), grant.details().appName()));
    }
    return own;
  }
}
