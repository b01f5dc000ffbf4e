package byok.core.session;

import byok.core.budgets.Escrow;
import byok.core.budgets.RateShares;
import byok.core.budgets.Tally;
import byok.core.grants.Slice;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A slice as the vault knows it: what it still holds in escrow and what was reported. A row {@code s/<id>} of {@code
 * reservations},
 * persisted in plaintext.
 *
 * @param number of the last report that was accepted; 0 for none
 * @param closed reported as over: nothing new can be spent from it
 * @param tallies per part, what it has moved in the vault's counters
 * @param rate how many requests a minute it was lent of those over all apps; 0 where there is no such limit
 * @param issuedAt 0 where it was not noted
 */
record IssuedSlice(
    Slice slice,
    String grantId,
    long leaseUntil,
    long number,
    boolean closed,
    List<Tally> tallies,
    int rate,
    long issuedAt) {
  private static final String PREFIX = "s/";

  /** A slice of which nothing was heard: all of it is reserved. */
  static IssuedSlice fresh(Slice slice, String grantId, long leaseUntil, int rate, long now) {
    List<Tally> tallies = new ArrayList<>();
    for (Slice.Entry entry : slice.entries()) {
      tallies.add(new Tally(entry.limitId(), entry.window(), 0, entry.amountNanoUsd()));
    }
    return new IssuedSlice(slice, grantId, leaseUntil, 0, false, tallies, rate, now);
  }

  /** Whether nothing of it is outstanding any more. */
  boolean isOver() {
    for (Tally tally : tallies) {
      if (tally.reservedNanoUsd() > 0) {
        return false;
      }
    }
    return closed;
  }

  /** Whether something of that limit in that window is outstanding. */
  boolean holds(Slice.Entry part) {
    for (Tally tally : tallies) {
      if (tally.isOf(part.limitId(), part.window()) && tally.reservedNanoUsd() > 0) {
        return true;
      }
    }
    return false;
  }

  IssuedSlice after(long report, boolean isClosed, List<Tally> moved) {
    return new IssuedSlice(slice, grantId, leaseUntil, report, closed || isClosed, moved, rate, issuedAt);
  }

  /** Gives all of it back, for good: nobody got it. */
  void withdraw(Store.Tx tx) {
    List<Tally> none = new ArrayList<>();
    for (Tally tally : tallies) {
      Escrow.move(tx, tally.limitId(), tally.window(), 0, -tally.reservedNanoUsd());
      none.add(new Tally(tally.limitId(), tally.window(), tally.settledNanoUsd(), 0));
    }
    after(number, true, none).write(tx);
  }

  void write(Store.Tx tx) {
    Value.Obj row = new Value.Obj().put("v", 1).put("grant", grantId).put("slice", slice.encode());
    row.put("leaseUntil", leaseUntil).put("report", number).put("closed", closed);
    row.put(RateShares.MEMBER, rate).put("issuedAt", issuedAt);
    tx.put(Tables.RESERVATIONS, PREFIX + slice.id(), row.put("tallies", Tally.encodeAll(tallies)));
  }

  void delete(Store.Tx tx) {
    tx.delete(Tables.RESERVATIONS, PREFIX + slice.id());
  }

  /** The slice of this id, or {@code null}. */
  static IssuedSlice read(Store.Tx tx, String sliceId) {
    Value.Obj row = tx.get(Tables.RESERVATIONS, PREFIX + sliceId);
    return row == null ? null : decode(row);
  }

  static List<IssuedSlice> readAll(Store.Tx tx) {
    List<IssuedSlice> all = new ArrayList<>();
    for (Store.Row row : tx.list(Tables.RESERVATIONS, PREFIX)) {
      all.add(decode(row.value()));
    }
    return all;
  }

  private static IssuedSlice decode(Value.Obj row) {
    return new IssuedSlice(
        Slice.decode(row.object("slice")),
        row.text("grant"),
        row.integer("leaseUntil", 0),
        row.integer("report", 0),
        row.isTrue("closed"),
        Tally.decodeAll(row.list("tallies")),
        (int) row.integer(RateShares.MEMBER, 0),
        row.integer("issuedAt", 0));
  }
}
