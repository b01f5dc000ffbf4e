package byok.core.session;

import byok.core.budgets.Escrow;
import byok.core.budgets.Tally;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Store;
import byok.core.routing.DefaultModels;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The transactions of a sealed session over the rows of its partition. */
final class SessionRows {
  private static final List<String> ALL =
      List.of(
          Tables.META, Tables.GRANTS, Tables.KEYS, Tables.LIMITS, Tables.RESERVATIONS, Tables.LEDGER, Tables.SETTINGS);

  private final Store store;

  SessionRows(Store store) {
    this.store = store;
  }

  void install(GrantRow row, List<SealedRow> rows, Accepted accepted, SessionHeader.Hearing hearing) {
    store.write(ALL, true, tx -> {
      HeldSlice known = HeldSlice.read(tx, row.slice().id());
      if (known != null && known.closed()) {
        throw new ByokException(ErrorCode.SESSION_LAPSED, "This session is over; one click renews it.");
      }
      replace(tx, row, rows, hearing);
      forget(tx, accepted);
      return null;
    });
  }

  private static void replace(Store.Tx tx, GrantRow row, List<SealedRow> rows, SessionHeader.Hearing hearing) {
    close(tx, slice -> !slice.slice().id().equals(row.slice().id()));
    new HeldSlice(row.slice(), row.leaseUntil(), false).write(tx);
    clear(tx, Tables.GRANTS);
    clear(tx, Tables.KEYS);
    for (SealedRow sealed : rows) {
      tx.put(sealed.table(), sealed.key(), sealed.value());
    }
    SessionHeader.read(tx).of(row.grantId(), hearing).write(tx);
  }

  private static void forget(Store.Tx tx, Accepted accepted) {
    for (String id : accepted.entryIds()) {
      tx.delete(Tables.LEDGER, id);
    }
    for (String id : accepted.sliceIds()) {
      HeldSlice slice = HeldSlice.read(tx, id);
      if (slice != null && slice.closed()) {
        Escrow.forget(tx, slice.slice());
        slice.delete(tx);
      }
    }
  }

  /** Ends the lease of the session that is here now, if it is still this one. */
  void lapse(SessionHeader heard) {
    store.write(ALL, true, tx -> {
      SessionHeader header = SessionHeader.read(tx);
      if (header != null && header.hearing().equals(heard.hearing()) && header.grantId() != null) {
        lapse(tx, GrantRow.decode(header.grantId(), tx.get(Tables.GRANTS, header.grantId())));
      }
      return null;
    });
  }

  SessionReport report(SealedRecords records, boolean close, long now) {
    Taken taken = store.write(ALL, true, tx -> new Taken(ended(tx), report(tx, close, now)));
    SessionReport money = taken.money();
    List<LedgerEntry> entries =
        records.openAll(Tables.LEDGER, taken.rows(), (row, content) -> LedgerEntry.decode(row.key(), content)).items();
    return new SessionReport(
        money.grantId(), money.number(), money.pausedReason(), money.revoked(), money.slices(), entries);
  }

  /**
   * @param rows of the ledger, still sealed
   * @param money the report without them
   */
  private record Taken(List<Store.Row> rows, SessionReport money) {}

  private static SessionReport report(Store.Tx tx, boolean close, long now) {
    SessionHeader header = SessionHeader.read(tx).nextReport();
    header.write(tx);
    close(tx, slice -> close || now >= slice.leaseUntil());
    List<SessionReport.SliceTally> slices = new ArrayList<>();
    boolean open = false;
    for (HeldSlice slice : HeldSlice.readAll(tx)) {
      List<Tally> tallies = Escrow.tally(tx, slice.slice());
      slices.add(new SessionReport.SliceTally(slice.slice().id(), slice.closed(), tallies));
      open |= !slice.closed();
    }
    GrantRow grant = GrantRow.decode(header.grantId(), tx.get(Tables.GRANTS, header.grantId()));
    if (!open) {
      lapse(tx, grant);
    }
    String paused = grant.status() == GrantStatus.PAUSED ? grant.reason() : null;
    boolean revoked = grant.status() == GrantStatus.REVOKED;
    return new SessionReport(header.grantId(), header.reports(), paused, revoked, slices, List.of());
  }

  /** Ends the lease for good and drops the provider keys. */
  private static void lapse(Store.Tx tx, GrantRow grant) {
    tx.put(Tables.GRANTS, grant.grantId(), tx.get(Tables.GRANTS, grant.grantId()).put("leaseUntil", 0));
    clear(tx, Tables.KEYS);
  }

  private static void close(Store.Tx tx, Predicate<HeldSlice> which) {
    for (HeldSlice slice : HeldSlice.readAll(tx)) {
      if (!slice.closed() && which.test(slice)) {
        slice.close().write(tx);
      }
    }
  }

  /** The ledger rows of requests that have ended. */
  private static List<Store.Row> ended(Store.Tx tx) {
    Set<String> open = Escrow.openEntries(tx);
    List<Store.Row> ended = new ArrayList<>();
    for (Store.Row row : tx.list(Tables.LEDGER, "")) {
      if (!open.contains(row.key())) {
        ended.add(row);
      }
    }
    return ended;
  }

  /** Everything but how many reports there were; false while a request runs. */
  boolean forgetAll() {
    return store.write(ALL, true, tx -> {
      SessionHeader header = SessionHeader.read(tx);
      if (header == null || !Escrow.openEntries(tx).isEmpty()) {
        return false;
      }
      for (String table : List.of(Tables.GRANTS, Tables.KEYS, Tables.LIMITS, Tables.RESERVATIONS, Tables.LEDGER)) {
        clear(tx, table);
      }
      tx.delete(Tables.SETTINGS, DefaultModels.KEY);
      header.of(null, SessionHeader.Hearing.NOTHING).write(tx);
      return true;
    });
  }

  private static void clear(Store.Tx tx, String table) {
    for (Store.Row row : tx.list(table, "")) {
      tx.delete(table, row.key());
    }
  }
}
