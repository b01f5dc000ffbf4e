package byok.core.session;

import byok.core.grants.Slice;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A slice as its partition knows it. A row {@code s/<id>} of {@code reservations}, persisted in plaintext.
 *
 * @param closed nothing new can be spent from it, for good
 */
record HeldSlice(Slice slice, long leaseUntil, boolean closed) {
  private static final String PREFIX = "s/";

  HeldSlice close() {
    return new HeldSlice(slice, leaseUntil, true);
  }

  void write(Store.Tx tx) {
    Value.Obj row = new Value.Obj().put("v", 1).put("slice", slice.encode());
    tx.put(Tables.RESERVATIONS, PREFIX + slice.id(), row.put("leaseUntil", leaseUntil).put("closed", closed));
  }

  void delete(Store.Tx tx) {
    tx.delete(Tables.RESERVATIONS, PREFIX + slice.id());
  }

  /** The slice of this id, or {@code null}. */
  static HeldSlice read(Store.Tx tx, String sliceId) {
    Value.Obj row = tx.get(Tables.RESERVATIONS, PREFIX + sliceId);
    return row == null ? null : decode(row);
  }

  static List<HeldSlice> readAll(Store.Tx tx) {
    List<HeldSlice> all = new ArrayList<>();
    for (Store.Row row : tx.list(Tables.RESERVATIONS, PREFIX)) {
      all.add(decode(row.value()));
    }
    return all;
  }

  private static HeldSlice decode(Value.Obj row) {
    return new HeldSlice(Slice.decode(row.object("slice")), row.integer("leaseUntil", 0), row.isTrue("closed"));
  }
}
