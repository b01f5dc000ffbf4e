package byok.core.subkeys;

import byok.core.audit.AuditEvent;
import byok.core.audit.AuditTrail;
import byok.core.grants.Grant;
import byok.core.grants.GrantTable;
import byok.core.grants.Grants;
import byok.core.grants.NanoUsd;
import byok.core.grants.Storage;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.session.SliceOverrun;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.List;

/**
 * Holds what providers say was used with ended sub-keys against what their sessions reported: the larger counts. The
 * difference is a ledger entry of its own, which shrinks as reports come in, until the session has reported all.
 */
public final class SubKeyReckoning {
  private static final List<String> TABLES =
      List.of(Tables.RESERVATIONS, Tables.LIMITS, Tables.GRANTS, Tables.LEDGER);
  /** Providers count in other fractions than the wallet. */
  private static final long ROUNDING_NANO_USD = 1_000;
  /** More than prices that differ a little explain. */
  private static final long SUSPECT_NANO_USD = 10_000_000;
  private static final long WAIT_MILLIS = 7 * 24 * 3_600_000L;
  private static final String PAUSED =
      "More was used with its key at the provider than this app reported: a copy of it may be in other hands.";

  private final Store store;
  private final Ports ports;
  private final Grants grants;
  private final Ledger ledger;
  private final SealedRecords records;
  private final AuditTrail trail;

  public SubKeyReckoning(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.ports = ports;
    this.grants = new Grants(vault, ports);
    this.ledger = new Ledger(vault, ports);
    this.records = new SealedRecords(vault, ports);
    this.trail = new AuditTrail(() -> vault, ports);
  }

  /** Whether anything changed. */
  public boolean reckon() {
    List<Store.Row> rows = store.read(TABLES, tx -> tx.list(Tables.RESERVATIONS, SubKey.PREFIX));
    rows.removeIf(row -> !row.value().isTrue(EndedKey.ENDED));
    boolean changed = false;
    for (EndedKey key : records.openAll(Tables.RESERVATIONS, rows, EndedKey::decode).items()) {
      changed |= reckon(key);
    }
    return changed;
  }

  private boolean reckon(EndedKey key) {
    Grant grant = grants.get(key.grantId());
    if (grant == null) {
      forget(key);
      return false;
    }
    SliceOverrun.Standing standing = store.read(TABLES, tx -> SliceOverrun.of(tx, key.sliceId()));
    long reported = reported(key);
    long beyond = key.usedNanoUsd() - reported - standing.runningNanoUsd();
    LedgerEntry entry = entry(key, grant, beyond > ROUNDING_NANO_USD ? beyond : 0);
    SealedRow row = ledger.seal(entry);
    boolean changed = store.write(TABLES, true, tx -> apply(tx, key, standing, entry.costNanoUsd(), row));
    if (changed) {
      note(key, entry, reported);
    }
    return changed;
  }

  private void note(EndedKey key, LedgerEntry entry, long reported) {
    String detail = key.name() + ": " + NanoUsd.text(key.usedNanoUsd()) + " used, " + NanoUsd.text(reported)
        + " reported";
    trail.add(AuditEvent.ofUnreported(entry, ports.clock().nowMillis(), detail));
  }

  private long reported(EndedKey key) {
    long sum = 0;
    for (LedgerEntry entry : ledger.since(key.madeAt())) {
      boolean own = entry.grantId().equals(key.grantId()) && key.providerId().equals(entry.providerId());
      boolean heard = entry.storage() == Storage.SEALED && !entry.outcome().equals(LedgerEntry.UNREPORTED);
      sum += own && heard && key.covers(entry.atMillis()) ? entry.costNanoUsd() : 0;
    }
    return sum;
  }

  private LedgerEntry entry(EndedKey key, Grant grant, long beyond) {
    String id = Ledger.idOf(key.madeAt(), key.sliceId() + "-" + key.providerId());
    return new LedgerEntry(
        id, key.madeAt(), grant.id(), grant.origin(), grant.details().appName(), key.providerId(), "", 0, 0, beyond,
        false, LedgerEntry.UNREPORTED, 0, beyond, Storage.SEALED);
  }

  /** Whether another amount counts now. Nothing where another page was first, or a report came meanwhile. */
  private boolean apply(
      Store.Tx tx, EndedKey key, SliceOverrun.Standing standing, long beyond, SealedRow entry) {
    Value.Obj row = tx.get(Tables.RESERVATIONS, key.rowKey());
    boolean same = row != null && row.integer(EndedKey.ADDED, 0) == key.addedNanoUsd();
    if (!same || !SliceOverrun.of(tx, key.sliceId()).equals(standing)) {
      return false;
    }
    boolean counts = standing.state() != SliceOverrun.State.GONE;
    boolean changed = counts && beyond != key.addedNanoUsd();
    if (changed || counts && beyond > 0) {
      SliceOverrun.set(tx, key.sliceId(), key.providerId(), key.madeAt(), key.addedNanoUsd(), beyond);
      put(tx, entry, beyond);
      tx.put(Tables.RESERVATIONS, key.rowKey(), row.put(EndedKey.ADDED, beyond));
    }
    if (standing.state() != SliceOverrun.State.OPEN || ports.clock().nowMillis() >= key.until() + WAIT_MILLIS) {
      tx.delete(Tables.RESERVATIONS, key.rowKey());
    }
    if (standing.state() == SliceOverrun.State.OVER && beyond >= SUSPECT_NANO_USD) {
      GrantTable.pause(tx, key.grantId(), PAUSED);
    }
    return changed;
  }

  private static void put(Store.Tx tx, SealedRow entry, long beyond) {
    if (beyond == 0) {
      tx.delete(entry.table(), entry.key());
    } else {
      tx.put(entry.table(), entry.key(), entry.value());
    }
  }

  private void forget(EndedKey key) {
    store.write(TABLES, true, tx -> {
      tx.delete(Tables.RESERVATIONS, key.rowKey());
      return null;
    });
  }
}
