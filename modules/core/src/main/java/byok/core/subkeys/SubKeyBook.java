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

/**
 * The sub-keys that the wallet made and has not ended. One is due to end once nothing may be spent with it any more:
 * its slice is closed or gone, its grant is not, its time is over, or what it hangs on was taken away.
 */
public final class SubKeyBook {
  private static final List<String> TABLES = List.of(Tables.RESERVATIONS);
  private static final List<String> JUDGING = List.of(Tables.RESERVATIONS, Tables.GRANTS);

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
    return opened(store.read(TABLES, tx -> tx.list(Tables.RESERVATIONS, SubKey.PREFIX)));
  }

  /** Those that are due to end. */
  public List<SubKey> due() {
    long now = ports.clock().nowMillis();
    return opened(store.read(JUDGING, tx -> {
      List<Store.Row> due = new ArrayList<>();
      for (Store.Row row : tx.list(Tables.RESERVATIONS, SubKey.PREFIX)) {
        if (isDue(tx, row.value(), now)) {
          due.add(row);
        }
      }
      return due;
    }));
  }

  void add(SubKey key) {
    Value.Obj row = records.sealInto(key.plain(), Tables.RESERVATIONS, key.rowKey(), key.content());
    store.write(TABLES, true, tx -> {
      tx.put(Tables.RESERVATIONS, key.rowKey(), row);
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

  /** Notes what came of ending one: it is forgotten, or it is to be tried again. Works while the wallet is locked. */
  static void ended(Store store, SubKey key, SubKeyEnd end) {
    store.write(TABLES, true, tx -> {
      Value.Obj row = tx.get(Tables.RESERVATIONS, key.rowKey());
      if (row != null && end == SubKeyEnd.ENDED) {
        tx.delete(Tables.RESERVATIONS, key.rowKey());
      } else if (row != null) {
        tx.put(Tables.RESERVATIONS, key.rowKey(), row.put(SubKey.FAILURE, end.wire()));
      }
      return null;
    });
  }

  private static boolean isDue(Store.Tx tx, Value.Obj row, long now) {
    String slice = row.text(SubKey.SLICE);
    String grantId = row.text(SubKey.GRANT);
    GrantRow grant = grantId == null ? null : GrantRow.decode(grantId, tx.get(Tables.GRANTS, grantId));
    GrantStatus status = grant == null ? GrantStatus.REVOKED : grant.statusAt(now);
    boolean stands = status == GrantStatus.ACTIVE || status == GrantStatus.PAUSED;
    boolean over = row.isTrue(SubKey.ENDING) || now >= row.integer(SubKey.UNTIL, 0);
    return over || !stands || slice == null || !SessionIssuer.isOpen(tx, slice);
  }

  private List<SubKey> opened(List<Store.Row> rows) {
    return records.openAll(Tables.RESERVATIONS, rows, SubKey::decode).items();
  }
}
