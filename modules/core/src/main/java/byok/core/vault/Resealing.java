package byok.core.vault;

import byok.core.port.Crypto;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Moves every sealed row of a vault from one data key to another. The rows are sealed ahead; one transaction then
 * replaces them all, or none where one of them is another by then. A damaged row stays as it is.
 */
final class Resealing {
  private static final int ATTEMPTS = 5;
  private static final String RUNNING = "r/";

  /** What a row was sealed as, and what it is to be. */
  private record Moved(byte[] before, byte[] after) {}

  private final OpenVault from;
  private final Crypto.SealKey to;
  private final Crypto crypto;
  private final Map<String, Moved> moved = new HashMap<>();

  Resealing(OpenVault from, Crypto.SealKey to, Crypto crypto) {
    this.from = from;
    this.to = to;
    this.crypto = crypto;
  }

  /**
   * Runs until all rows are moved; refused where others keep changing them, or a request runs, as its last row is
   * sealed already.
   *
   * @param along what belongs into the same transaction; false rolls everything back
   */
  void run(Predicate<Store.Tx> along) {
    for (int i = 0; i < ATTEMPTS; i++) {
      prepare();
      if (from.store().write(Tables.ALL, true, tx -> replace(tx, along))) {
        return;
      }
    }
    throw Versions.contended();
  }

  private void prepare() {
    for (String table : Tables.ALL) {
      for (Store.Row row : from.store().read(List.of(table), tx -> tx.list(table, ""))) {
        byte[] sealed = SealedRecords.sealedPart(row.value());
        if (sealed != null && !isPrepared(table, row.key(), sealed)) {
          moved.put(table + "/" + row.key(), new Moved(sealed, resealed(table, row.key(), sealed)));
        }
      }
    }
  }

  private boolean isPrepared(String table, String key, byte[] sealed) {
    Moved known = moved.get(table + "/" + key);
    return known != null && Arrays.equals(known.before(), sealed);
  }

  /** Itself where the old key does not open it. */
  private byte[] resealed(String table, String key, byte[] sealed) {
    byte[] identity = SealedRecords.identity(table, key);
    byte[] text = crypto.open(from.key(), sealed, identity);
    return text == null ? sealed : crypto.seal(to, text, identity);
  }

  private boolean replace(Store.Tx tx, Predicate<Store.Tx> along) {
    if (!tx.list(Tables.RESERVATIONS, RUNNING).isEmpty()) {
      throw new ByokException(ErrorCode.RATE_LIMITED, "An answer is still running. Try again when it has ended.");
    }
    for (String table : Tables.ALL) {
      for (Store.Row row : tx.list(table, "")) {
        byte[] sealed = SealedRecords.sealedPart(row.value());
        if (sealed != null && !isPrepared(table, row.key(), sealed)) {
          return false;
        }
      }
    }
    if (!along.test(tx)) {
      return false;
    }
    Tables.ALL.forEach(table -> put(tx, table));
    return true;
  }

  private void put(Store.Tx tx, String table) {
    for (Store.Row row : tx.list(table, "")) {
      Moved its = moved.get(table + "/" + row.key());
      if (its != null && its.before() != its.after()) {
        Value.Obj value = SealedRecords.sealedAs(row.value(), its.after());
        tx.put(table, row.key(), value.put(Versions.FIELD, Versions.of(value) + 1));
      }
    }
  }
}
