package byok.core.grants;

import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.Ids;
import byok.core.vault.OpenVault;
import byok.core.vault.Opened;
import byok.core.vault.OriginTags;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The grants of an unlocked vault, sealed parts included. */
public final class Grants {
  private static final int ATTEMPTS = 5;

  private final Store store;
  private final Ports ports;
  private final SealedRecords records;
  private final GrantTable table;

  public Grants(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.ports = ports;
    this.records = new SealedRecords(vault, ports);
    this.table = new GrantTable(store, ports.clock(), ports.crypto());
  }

  /** What can be done without opening the sealed parts. */
  public GrantTable table() {
    return table;
  }

  /** All grants, ended ones too, in no particular order. */
  public Opened<Grant> list() {
    List<Store.Row> rows = store.read(List.of(Tables.GRANTS), tx -> tx.list(Tables.GRANTS, ""));
    return records.openAll(Tables.GRANTS, rows, (row, content) -> grant(row.key(), row.value(), content));
  }

  /** The grant of this id, or {@code null}; refused with {@code DAMAGED_RECORD} where it does not open. */
  public Grant get(String grantId) {
    Value.Obj row = store.read(List.of(Tables.GRANTS), tx -> tx.get(Tables.GRANTS, grantId));
    return row == null ? null : grant(grantId, row, records.open(Tables.GRANTS, grantId, row));
  }

  /** The newest grant of an origin, whatever its status, or {@code null}. */
  public Grant ofOrigin(String origin) {
    GrantRow row = table.ofOrigin(origin);
    return row == null ? null : get(row.grantId());
  }

  /** What is stored together with a grant. */
  public interface Along {
    /**
     * Within the transaction that stores the grant.
     *
     * @param before the same grant as it was; {@code null} for a new one
     * @return what to do once it is stored
     */
    Runnable store(Store.Tx tx, GrantRow before, GrantRow after);
  }

  /**
   * Makes a grant, or amends the one that the origin has (same id, same counters), with what the owner chose. A paused
   * one goes on.
   */
  public Grant approve(String origin, GrantTerms terms, Storage storage) {
    return approve(origin, terms, storage, List.of(), alone());
  }

  /** The same together with something in {@code others}, which are tables. */
  public Grant approve(String origin, GrantTerms terms, Storage storage, List<String> others, Along along) {
    List<String> tables = new ArrayList<>(others);
    tables.add(Tables.GRANTS);
    return commit(origin, tables, along, before -> {
      GrantRow row =
          isLive(before)
              ? before.amended(terms.caveats(), storage).resumed()
              : GrantRow.fresh(newId(), tag(origin), terms.caveats(), storage, createdAfter(before));
      return new Grant(row, terms.at(origin));
    });
  }

  /** What the owner's edit makes of a grant. */
  public interface Edit {
    /** The terms that it has then. @param stored as it is now, which may not be as the owner saw it */
    GrantTerms of(Grant stored);
  }

  /**
   * Gives a grant the terms that an edit makes of those that are stored: it is asked again where another writer came
   * first. A paused grant stays paused. Refused with {@code GRANT_REVOKED} where the one that the owner saw has ended.
   */
  public Grant edit(Grant seen, Edit edit) {
    return edit(seen, edit, List.of(), alone());
  }

  /** The same together with something in {@code others}, which are tables. */
  public Grant edit(Grant seen, Edit edit, List<String> others, Along along) {
    List<String> tables = new ArrayList<>(others);
    tables.add(Tables.GRANTS);
    return commit(seen.origin(), tables, along, before -> {
      Grant stored = before != null && before.grantId().equals(seen.id()) ? get(seen.id()) : null;
      if (stored == null || !isLive(stored.row())) {
        throw ended();
      }
      GrantTerms terms = edit.of(stored);
      return new Grant(stored.row().amended(terms.caveats(), stored.row().storage()), terms.at(seen.origin()));
    });
  }

  private static ByokException ended() {
    return new ByokException(ErrorCode.GRANT_REVOKED, "This app no longer has a grant. Nothing was changed.");
  }

  /** Makes an origin unable to ask again until it is unblocked; ends its grant where it has one. */
  public Grant block(String origin, String appName) {
    return commit(origin, List.of(Tables.GRANTS), alone(), before -> {
      GrantRow row =
          before == null
              ? GrantRow.fresh(newId(), tag(origin), Caveats.NOTHING, Storage.SHARED, ports.clock().nowMillis())
              : before;
      GrantDetails details = new GrantDetails(origin, appName, "", List.of(), List.of(), Map.of());
      return new Grant(row.blocked(), before == null ? details : get(before.grantId()).details());
    });
  }

  private static Along alone() {
    return (tx, before, after) -> () -> {};
  }

  private Grant commit(String origin, List<String> tables, Along along, Function<GrantRow, Grant> decide) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Seen seen = seen(origin);
      GrantRow before = seen.row();
      Grant grant = decide.apply(before);
      long expected = before != null && before.grantId().equals(grant.id()) ? seen.version() : 0;
      Runnable then = commit(tables, along, before, grant.row(), sealed(grant), expected);
      if (then != null) {
        then.run();
        return grant;
      }
    }
    throw Versions.contended();
  }

  /** What is to be done then, or {@code null} where another writer came first. */
  private Runnable commit(
      List<String> tables, Along along, GrantRow before, GrantRow after, SealedRow row, long expected) {
    String newestId = before == null ? "" : before.grantId();
    return store.write(tables, true, tx -> {
      GrantRow newest = GrantTable.newest(tx, after.originTag());
      boolean same = newestId.equals(newest == null ? "" : newest.grantId());
      if (!same || !Versions.commit(tx, row, expected)) {
        return null;
      }
      return along.store(tx, newestId.equals(after.grantId()) ? newest : null, after);
    });
  }

  private SealedRow sealed(Grant grant) {
    Value.Obj row = grant.row().encode();
    Value.Obj content = grant.details().encode();
    return new SealedRow(Tables.GRANTS, grant.id(), records.sealInto(row, Tables.GRANTS, grant.id(), content));
  }

  private boolean isLive(GrantRow row) {
    GrantStatus status = row == null ? GrantStatus.REVOKED : row.statusAt(ports.clock().nowMillis());
    return status.isLive();
  }

  private long createdAfter(GrantRow before) {
    long now = ports.clock().nowMillis();
    return before == null ? now : Math.max(now, before.createdAt() + 1);
  }

  private String newId() {
    return Ids.random(ports.random());
  }

  private String tag(String origin) {
    String tag = new OriginTags(store, ports.crypto()).of(origin);
    if (tag == null) {
      throw new ByokException(ErrorCode.STORAGE_UNAVAILABLE, "There is no wallet here.");
    }
    return tag;
  }

  /** The newest grant of an origin, {@code null} for none, and its version: both of one moment. */
  private record Seen(GrantRow row, long version) {}

  private Seen seen(String origin) {
    String tag = new OriginTags(store, ports.crypto()).of(origin);
    if (tag == null) {
      return new Seen(null, 0);
    }
    return store.read(List.of(Tables.GRANTS), tx -> {
      GrantRow row = GrantTable.newest(tx, tag);
      return new Seen(row, row == null ? 0 : Versions.of(tx.get(Tables.GRANTS, row.grantId())));
    });
  }

  private static Grant grant(String grantId, Value.Obj row, Value.Obj content) {
    return new Grant(GrantRow.decode(grantId, row), GrantDetails.decode(grantId, content));
  }
}
