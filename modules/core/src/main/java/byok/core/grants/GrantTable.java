package byok.core.grants;

import byok.core.port.Clock;
import byok.core.port.Crypto;
import byok.core.port.Store;
import byok.core.vault.OriginTags;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The grants as far as they can be read and cut off while the wallet is locked. */
public final class GrantTable {
  private static final List<String> TABLES = List.of(Tables.GRANTS);

  private final Store store;
  private final Clock clock;
  private final OriginTags tags;

  public GrantTable(Store store, Clock clock, Crypto crypto) {
    this.store = store;
    this.clock = clock;
    this.tags = new OriginTags(store, crypto);
  }

  /** The grant of this id, or {@code null}. */
  public GrantRow get(String grantId) {
    return store.read(TABLES, tx -> GrantRow.decode(grantId, tx.get(Tables.GRANTS, grantId)));
  }

  /** The newest grant of an origin, whatever its status, or {@code null}. */
  public GrantRow ofOrigin(String origin) {
    String tag = tags.of(origin);
    return tag == null ? null : store.read(TABLES, tx -> newest(tx, tag));
  }

  /** All grants, ended ones too, oldest first. */
  public List<GrantRow> list() {
    List<GrantRow> rows = store.read(TABLES, GrantTable::rows);
    rows.sort((a, b) -> Long.compare(a.createdAt(), b.createdAt()));
    return rows;
  }

  /** The grant of this id where it admits requests now; refused with the code of what it is instead. */
  public GrantRow requireActive(String grantId) {
    return requireActive(get(grantId), clock.nowMillis());
  }

  /** The same for a row that was read within a transaction; {@code null} is no grant. */
  public static GrantRow requireActive(GrantRow row, long nowMillis) {
    if (row == null) {
      throw new ByokException(ErrorCode.NO_GRANT, "This site has no grant.");
    }
    GrantStatus status = row.statusAt(nowMillis);
    if (status == GrantStatus.EXPIRED) {
      throw new ByokException(ErrorCode.GRANT_EXPIRED, "This grant has expired.");
    }
    if (status != GrantStatus.ACTIVE) {
      throw status == GrantStatus.PAUSED
          ? paused()
          : new ByokException(ErrorCode.GRANT_REVOKED, "The owner revoked this grant.");
    }
    if (row.isLapsedAt(nowMillis)) {
      throw new ByokException(ErrorCode.SESSION_LAPSED, "The session with the wallet is over; one click renews it.");
    }
    return row;
  }

  private static ByokException paused() {
    return new ByokException(
        ErrorCode.GRANT_REVOKED,
        "The owner's wallet paused this grant.",
        new Value.Obj().put("hint", "The grant stands; the owner sees why in the wallet and may let it go on."));
  }

  /** Ends a grant; false where it is absent or has ended. */
  public boolean revoke(String grantId) {
    return change(grantId, row -> end(row, GrantStatus.REVOKED));
  }

  /** Ends what a blocked origin is under, so that it may ask again. */
  public boolean unblock(String grantId) {
    return change(grantId, row -> isStatus(row, GrantStatus.BLOCKED) ? status(row, GrantStatus.REVOKED) : null);
  }

  /** Suspends an active grant; {@code reason} is a sentence for the owner. */
  public boolean pause(String grantId, String reason) {
    return change(grantId, row -> paused(row, reason));
  }

  /** Lets a paused grant work again. */
  public boolean resume(String grantId) {
    return change(grantId, row -> isStatus(row, GrantStatus.PAUSED) ? status(row, GrantStatus.ACTIVE) : null);
  }

  /** Sets other caveats; binds the very next request, and held ones that were not sent. */
  public boolean setCaveats(String grantId, Caveats caveats) {
    return change(grantId, row -> {
      caveats.ownedBy(grantId).encode(row);
      return row;
    });
  }

  /** Ends every running request of every grant: each reservation remembers the epoch it was held under. */
  public void bumpEpochs() {
    store.write(TABLES, true, tx -> {
      for (Store.Row row : tx.list(Tables.GRANTS, "")) {
        save(tx, row.key(), bumped(row.value()));
      }
      return null;
    });
  }

  /** Suspends a grant within a transaction over {@code grants}; nothing where it is not active. */
  public static void pause(Store.Tx tx, String grantId, String reason) {
    Value.Obj row = tx.get(Tables.GRANTS, grantId);
    if (row != null && paused(row, reason) != null) {
      save(tx, grantId, row);
    }
  }

  /** Ends a grant within a transaction over {@code grants}; nothing where it has ended. */
  public static void revoke(Store.Tx tx, String grantId) {
    Value.Obj row = tx.get(Tables.GRANTS, grantId);
    if (row != null && end(row, GrantStatus.REVOKED) != null) {
      save(tx, grantId, row);
    }
  }

  /**
   * Notes within a transaction over {@code grants} that a sealed session was heard of.
   *
   * @param leaseUntil until when it may go on by itself; an earlier moment than the one noted changes nothing
   */
  public static void heard(Store.Tx tx, String grantId, long nowMillis, long leaseUntil) {
    Value.Obj row = tx.get(Tables.GRANTS, grantId);
    if (row != null) {
      long until = Math.max(leaseUntil, row.integer("leaseUntil", 0));
      save(tx, grantId, row.put("lastHeard", nowMillis).put("leaseUntil", until));
    }
  }

  /** Notes whether the sealed session of a grant hears the wallet's bell. */
  public void hears(String grantId, boolean bell) {
    change(grantId, row -> row.isTrue("bell") == bell ? null : row.put("bell", bell));
  }

  /** Notes where the bridge of a grant works now. */
  public void moveTo(String grantId, Storage storage) {
    change(grantId, row -> storage.wire().equals(row.text("storage")) ? null : row.put("storage", storage.wire()));
  }

  static GrantRow newest(Store.Tx tx, String tag) {
    GrantRow newest = null;
    for (GrantRow row : rows(tx)) {
      if (tag.equals(row.originTag()) && (newest == null || row.createdAt() >= newest.createdAt())) {
        newest = row;
      }
    }
    return newest;
  }

  static Value.Obj end(Value.Obj row, GrantStatus status) {
    boolean ended = isStatus(row, GrantStatus.REVOKED) || isStatus(row, status);
    return ended ? null : bumped(status(row, status));
  }

  private boolean change(String grantId, UnaryOperator<Value.Obj> edit) {
    return store.write(TABLES, true, tx -> {
      Value.Obj row = tx.get(Tables.GRANTS, grantId);
      Value.Obj edited = row == null ? null : edit.apply(row);
      if (edited != null) {
        save(tx, grantId, edited);
      }
      return edited != null;
    });
  }

  private static void save(Store.Tx tx, String grantId, Value.Obj row) {
    tx.put(Tables.GRANTS, grantId, row.put("ver", Versions.of(row) + 1));
  }

  private static Value.Obj paused(Value.Obj row, String reason) {
    return isStatus(row, GrantStatus.ACTIVE) ? status(row, GrantStatus.PAUSED).put("reason", reason) : null;
  }

  private static Value.Obj status(Value.Obj row, GrantStatus status) {
    return row.put("status", status.wire()).put("reason", Value.NULL);
  }

  private static boolean isStatus(Value.Obj row, GrantStatus status) {
    return status.wire().equals(row.text("status"));
  }

  private static Value.Obj bumped(Value.Obj row) {
    return row.put("epoch", row.integer("epoch", 0) + 1);
  }

  private static List<GrantRow> rows(Store.Tx tx) {
    List<GrantRow> rows = new ArrayList<>();
    for (Store.Row row : tx.list(Tables.GRANTS, "")) {
      rows.add(GrantRow.decode(row.key(), row.value()));
    }
    return rows;
  }
}
