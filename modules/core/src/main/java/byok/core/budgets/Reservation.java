package byok.core.budgets;

import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Money set aside for one request that has not ended. A row {@code r/<id>} of {@code reservations}, persisted in
 * plaintext; gone when
 * the request has ended.
 *
 * @param sent persisted before the request leaves: from then on it is never refunded without an answer
 * @param load what its counters carry
 * @param epoch of the grant when it was held
 * @param sliceId the slice it is held in; {@code null} in the vault
 * @param entryId of the ledger row that stands while it is sent; {@code null} for none
 * @param counters keys of the counters that carry its bound
 */
record Reservation(
    String id,
    String grantId,
    String owner,
    String providerId,
    boolean sent,
    Load load,
    long epoch,
    long openedAt,
    String sliceId,
    String entryId,
    List<String> counters) {
  private static final String PREFIX = "r/";

  Reservation sent(Load exact, String ledgerId, List<String> exactCounters) {
    return new Reservation(
        id, grantId, owner, providerId, true, exact, epoch, openedAt, sliceId, ledgerId, exactCounters);
  }

  void write(Store.Tx tx) {
    Value.Arr keys = new Value.Arr();
    for (String counter : counters) {
      keys.add(counter);
    }
    Value.Obj row = new Value.Obj().put("v", 1).put("grant", grantId).put("owner", owner).put("provider", providerId);
    row.put("state", sent ? "sent" : "held").put("epoch", epoch);
    load.encode(row);
    row.put("openedAt", openedAt).put("slice", sliceId);
    tx.put(Tables.RESERVATIONS, PREFIX + id, row.put("entry", entryId).put("counters", keys));
  }

  void delete(Store.Tx tx) {
    tx.delete(Tables.RESERVATIONS, PREFIX + id);
  }

  /** The open reservation of this id, or {@code null}. */
  static Reservation read(Store.Tx tx, String id) {
    Value.Obj row = tx.get(Tables.RESERVATIONS, PREFIX + id);
    return row == null ? null : decode(id, row);
  }

  static List<Reservation> readAll(Store.Tx tx) {
    List<Reservation> all = new ArrayList<>();
    for (Store.Row row : tx.list(Tables.RESERVATIONS, PREFIX)) {
      all.add(decode(row.key().substring(PREFIX.length()), row.value()));
    }
    return all;
  }

  private static Reservation decode(String id, Value.Obj row) {
    List<String> counters = new ArrayList<>();
    Value.Arr keys = row.list("counters");
    for (int i = 0; keys != null && i < keys.size(); i++) {
      counters.add(((Value.Text) keys.get(i)).value());
    }
    return new Reservation(
        id,
        row.text("grant"),
        row.text("owner"),
        row.text("provider"),
        "sent".equals(row.text("state")),
        Load.decode(row),
        row.integer("epoch", 0),
        row.integer("openedAt", 0),
        row.text("slice"),
        row.text("entry"),
        counters);
  }
}
