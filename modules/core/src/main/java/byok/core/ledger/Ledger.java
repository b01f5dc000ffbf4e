package byok.core.ledger;

import byok.core.grants.Window;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.Opened;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The record of every request. Rows that cost money are stored by the budget book, in the transaction that counts them.
 */
public final class Ledger {
  private static final int TIME_DIGITS = 16;
  private static final int SOME = 256;

  private final Store store;
  private final SealedRecords records;

  public Ledger(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.records = new SealedRecords(vault, ports);
  }

  /** The id of the entry of one request: sorts by time, and is the same in whichever partition the request ran. */
  public static String idOf(long atMillis, String reservationId) {
    return digits(atMillis) + "-" + reservationId;
  }

  private static String digits(long atMillis) {
    String digits = Long.toString(Math.max(0, atMillis));
    return "0".repeat(TIME_DIGITS - digits.length()) + digits;
  }

  /** The row of an entry, for a transaction of the budget book. */
  public SealedRow seal(LedgerEntry entry) {
    return records.seal(Tables.LEDGER, entry.id(), entry.encode());
  }

  /** Stores an entry that moved no money, such as a refusal; replaces the one of the same id. */
  public void append(LedgerEntry entry) {
    SealedRow row = seal(entry);
    store.write(List.of(Tables.LEDGER), false, tx -> {
      tx.put(row.table(), row.key(), row.value());
      return null;
    });
  }

  /** The newest entries first, at most {@code count}. */
  public Opened<LedgerEntry> newest(int count) {
    List<Store.Row> rows = store.read(List.of(Tables.LEDGER), tx -> tx.last(Tables.LEDGER, count));
    return records.openAll(Tables.LEDGER, rows, (row, content) -> LedgerEntry.decode(row.key(), content));
  }

  /** The rows of requests that were opened in a window, in their order; within a transaction over {@code ledger}. */
  public static List<Store.Row> rows(Store.Tx tx, Window window) {
    String first = digits(window.start());
    String end = digits(window.end());
    List<Store.Row> rows = new ArrayList<>();
    for (Store.Row row : tx.list(Tables.LEDGER, common(first, digits(window.end() - 1)))) {
      if (row.key().compareTo(first) >= 0 && row.key().compareTo(end) < 0) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static String common(String one, String other) {
    int length = 0;
    while (length < one.length() && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }

  /** The entries of these rows; those that do not open are left out. */
  public List<LedgerEntry> open(List<Store.Row> rows) {
    return records.openAll(Tables.LEDGER, rows, (row, content) -> LedgerEntry.decode(row.key(), content)).items();
  }

  /** The entries since a moment, newest first. */
  public List<LedgerEntry> since(long atMillis) {
    String first = idOf(atMillis, "");
    return open(store.read(List.of(Tables.LEDGER), tx -> since(tx, first)));
  }

  private static List<Store.Row> since(Store.Tx tx, String firstKey) {
    int count = SOME;
    List<Store.Row> rows = tx.last(Tables.LEDGER, count);
    while (rows.size() == count && rows.get(count - 1).key().compareTo(firstKey) >= 0) {
      count *= 4;
      rows = tx.last(Tables.LEDGER, count);
    }
    List<Store.Row> since = new ArrayList<>(rows);
    since.removeIf(row -> row.key().compareTo(firstKey) < 0);
    return since;
  }

  /** The entry of this id, or {@code null}; refused with {@code DAMAGED_RECORD} where it does not open. */
  public LedgerEntry get(String id) {
    Value.Obj row = store.read(List.of(Tables.LEDGER), tx -> tx.get(Tables.LEDGER, id));
    return row == null ? null : LedgerEntry.decode(id, records.open(Tables.LEDGER, id, row));
  }

  /** Seals entries that came from elsewhere, for {@link #merge}. */
  public List<SealedRow> sealAll(List<LedgerEntry> entries) {
    List<SealedRow> rows = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      rows.add(seal(entry));
    }
    return rows;
  }

  /** Adds the rows whose ids are new, within a transaction over {@code ledger}; returns those ids. */
  public static List<String> merge(Store.Tx tx, List<SealedRow> rows) {
    List<String> ids = new ArrayList<>();
    for (SealedRow row : rows) {
      ids.add(row.key());
    }
    tx.prefetch(Tables.LEDGER, ids);
    List<String> added = new ArrayList<>();
    for (SealedRow row : rows) {
      if (tx.get(row.table(), row.key()) == null) {
        tx.put(row.table(), row.key(), row.value());
        added.add(row.key());
      }
    }
    return added;
  }
}
