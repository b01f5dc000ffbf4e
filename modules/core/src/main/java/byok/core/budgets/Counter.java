package byok.core.budgets;

import byok.core.grants.NanoUsd;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;

/** What a limit has admitted in one window. A row of {@code limits}, persisted in plaintext. */
record Counter(long settledNanoUsd, long reservedNanoUsd) {
  static Counter read(Store.Tx tx, String key) {
    Value.Obj row = tx.get(Tables.LIMITS, key);
    return row == null ? new Counter(0, 0) : new Counter(row.integer("settled", 0), row.integer("reserved", 0));
  }

  void write(Store.Tx tx, String key) {
    Value.Obj row = new Value.Obj().put("v", 1).put("settled", settledNanoUsd);
    tx.put(Tables.LIMITS, key, row.put("reserved", reservedNanoUsd));
  }

  /** Changes both sums of a stored counter. */
  static void add(Store.Tx tx, String key, long settled, long reserved) {
    Counter before = read(tx, key);
    long settledAfter = NanoUsd.sum(before.settledNanoUsd, settled);
    new Counter(settledAfter, Math.max(0, NanoUsd.sum(before.reservedNanoUsd, reserved))).write(tx, key);
  }

  /** What a limit of this amount has left; never below 0. */
  long left(long amountNanoUsd) {
    return Math.max(0, amountNanoUsd - settledNanoUsd - reservedNanoUsd);
  }
}
