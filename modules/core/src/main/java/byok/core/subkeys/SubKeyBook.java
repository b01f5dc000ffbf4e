package byok.core.subkeys;

import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.session.SessionIssuer;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The sub-keys that the wallet made and has not ended. One is due to end once nothing may be spent with it any more:
 * its slice is closed or gone, its grant is not, its time is over, what it hangs on was taken away, or the page that
 * asked for it is gone.
 */
public final class SubKeyBook {
  private static final List<String> TABLES = List.of(Tables.RESERVATIONS);
  private static final List<String> JUDGING = List.of(Tables.RESERVATIONS, Tables.GRANTS);

  /** Until a page that asked for a key and never heard of it is taken for gone. */
  private static final long MAKING_MILLIS = 60_000;

  private final Store store;
  private final Ports ports;
  private final SealedRecords records;

  public SubKeyBook(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.ports = ports;
    this.records = new SealedRecords(vault, ports);
  }

  /** Whether a row of the vault is one of these. */
  public static boolean isRow(String table, String key) {
    return table.equals(Tables.RESERVATIONS) && key.startsWith(SubKey.PREFIX);
  }

  /** All of them; damaged ones are left out. */
  public List<SubKey> all() {
    return opened(store.read(TABLES, tx -> standing(tx)));
  }

  /** Those that are due to end. */
  public List<SubKey> due() {
    long now = ports.clock().nowMillis();
    return opened(store.read(JUDGING, tx -> {
      List<Store.Row> due = new ArrayList<>();
      for (Store.Row row : standing(tx)) {
        if (isDue(tx, row.value(), now)) {
          due.add(row);
        }
      }
      return due;
    }));
  }

  /** Notes a key before the provider is asked for it, and that those of the grant from before are replaced. */
  void intend(SubKey key) {
    Value.Obj row = records.sealInto(key.plain(), Tables.RESERVATIONS, key.rowKey(), key.content());
    store.write(TABLES, true, tx -> {
      for (Store.Row other : tx.list(Tables.RESERVATIONS, SubKey.PREFIX)) {
        if (key.grantId().equals(other.value().text(SubKey.GRANT)) && !other.value().has(EndedKey.REPLACED)) {
          tx.put(Tables.RESERVATIONS, other.key(), other.value().put(EndedKey.REPLACED, key.madeAt()));
        }
      }
      tx.put(Tables.RESERVATIONS, key.rowKey(), row);
      return null;
    });
  }

  /** Notes what the provider made; false where it was given up meanwhile. */
  boolean made(SubKey key) {
    Value.Obj sealed = records.sealInto(new Value.Obj(), Tables.RESERVATIONS, key.rowKey(), key.content());
    return store.write(TABLES, true, tx -> {
      Value.Obj row = tx.get(Tables.RESERVATIONS, key.rowKey());
      if (row != null) {
        tx.put(Tables.RESERVATIONS, key.rowKey(), row.put("sealed", sealed.get("sealed")).put(SubKey.MAKING, false));
      }
      return row != null;
    });
  }

  /** The provider made none. */
  void drop(SubKey key) {
    store.write(TABLES, true, tx -> {
      tx.delete(Tables.RESERVATIONS, key.rowKey());
      return null;
    });
  }

  /** All of them are due from now on. */
  public static void endAll(Store store) {
    endThose(store, row -> true);
  }

  /** Those in the place of one of the owner's keys are due from now on. */
  public static void endOfKey(Store store, String keyId) {
    endThose(store, row -> keyId.equals(row.text(SubKey.KEY)));
  }

  private static void endThose(Store store, Predicate<Value.Obj> which) {
    store.write(TABLES, true, tx -> {
      for (Store.Row row : tx.list(Tables.RESERVATIONS, SubKey.PREFIX)) {
        if (which.test(row.value())) {
          tx.put(Tables.RESERVATIONS, row.key(), row.value().put(SubKey.ENDING, true));
        }
      }
      return null;
    });
  }

  /** Notes what the provider says was used with one. Works while the wallet is locked, as what follows. */
  static void used(Store store, SubKey key, long nanoUsd) {
    change(store, key, row -> row.put(EndedKey.USED, Math.max(nanoUsd, row.integer(EndedKey.USED, 0))));
  }

  /** Notes what came of ending one: it is forgotten, it is held against its reports, or it is to be tried again. */
  static void ended(Store store, SubKey key, SubKeyEnd end) {
    change(store, key, row -> {
      if (end != SubKeyEnd.ENDED) {
        return row.put(SubKey.FAILURE, end.wire());
      }
      return row.has(EndedKey.USED) ? row.put(EndedKey.ENDED, true) : null;
    });
  }

  /** Changes a row that stands; {@code null} deletes it. */
  private static void change(Store store, SubKey key, UnaryOperator<Value.Obj> edit) {
    store.write(TABLES, true, tx -> {
      Value.Obj row = tx.get(Tables.RESERVATIONS, key.rowKey());
      Value.Obj edited = row == null || row.isTrue(EndedKey.ENDED) ? row : edit.apply(row);
      if (row != null && edited == null) {
        tx.delete(Tables.RESERVATIONS, key.rowKey());
      } else if (row != null) {
        tx.put(Tables.RESERVATIONS, key.rowKey(), edited);
      }
      return null;
    });
  }

  private static List<Store.Row> standing(Store.Tx tx) {
    List<Store.Row> standing = new ArrayList<>(tx.list(Tables.RESERVATIONS, SubKey.PREFIX));
    standing.removeIf(row -> row.value().isTrue(EndedKey.ENDED));
    return standing;
  }

  private static boolean isDue(Store.Tx tx, Value.Obj row, long now) {
    String slice = row.text(SubKey.SLICE);
    String grantId = row.text(SubKey.GRANT);
    GrantRow grant = grantId == null ? null : GrantRow.decode(grantId, tx.get(Tables.GRANTS, grantId));
    GrantStatus status = grant == null ? GrantStatus.REVOKED : grant.statusAt(now);
    boolean stands = status.isLive();
    boolean lost = row.isTrue(SubKey.MAKING) && now >= row.integer(SubKey.MADE_AT, 0) + MAKING_MILLIS;
    boolean over = lost || row.isTrue(SubKey.ENDING) || now >= row.integer(SubKey.UNTIL, 0);
    return over || !stands || slice == null || !SessionIssuer.isOpen(tx, slice);
  }

  private List<SubKey> opened(List<Store.Row> rows) {
    return records.openAll(Tables.RESERVATIONS, rows, SubKey::decode).items();
  }
}
