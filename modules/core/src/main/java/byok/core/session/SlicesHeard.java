package byok.core.session;

import byok.core.budgets.Escrow;
import byok.core.budgets.Tally;
import byok.core.grants.GrantRow;
import byok.core.port.Store;
import byok.core.vault.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * What a report says of the slices that the vault issued for its app, and what that moved in the counters. Where the
 * owner revoked and approved anew, a partition may still hold slices of the grant before.
 */
final class SlicesHeard {
  private final List<String> over = new ArrayList<>();
  private final List<Tally> moved = new ArrayList<>();
  private boolean known;
  private boolean isNew;

  private SlicesHeard() {}

  /** Takes it in within a transaction over {@code grants}, {@code limits} and {@code reservations}. */
  static SlicesHeard take(Store.Tx tx, SessionReport report) {
    SlicesHeard heard = new SlicesHeard();
    for (SessionReport.SliceTally part : report.slices()) {
      IssuedSlice slice = part.sliceId() == null ? null : IssuedSlice.read(tx, part.sliceId());
      if (slice != null && isOfOneApp(tx, slice.grantId(), report.grantId())) {
        heard.known = true;
        if (heard.take(tx, slice, part, report.number()).isOver()) {
          heard.over.add(part.sliceId());
        }
      }
    }
    return heard;
  }

  private static boolean isOfOneApp(Store.Tx tx, String grantId, String otherId) {
    GrantRow one = GrantRow.decode(grantId, tx.get(Tables.GRANTS, grantId));
    GrantRow other = GrantRow.decode(otherId, tx.get(Tables.GRANTS, otherId));
    return one != null && other != null && one.originTag().equals(other.originTag());
  }

  /** The slices of which nothing is outstanding any more. */
  List<String> over() {
    return over;
  }

  /** What was settled, and what became of the escrow, by limit and window. */
  List<Tally> moved() {
    return moved;
  }

  /** Whether any of its slices was issued by this vault. */
  boolean known() {
    return known;
  }

  /** Whether it tells of any slice what was not told yet. */
  boolean isNew() {
    return isNew;
  }

  /** A report that is older than one already taken changes nothing. */
  private IssuedSlice take(Store.Tx tx, IssuedSlice slice, SessionReport.SliceTally part, long number) {
    if (number <= slice.number()) {
      return slice;
    }
    isNew = true;
    boolean closed = slice.closed() || part.closed();
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < slice.tallies().size(); i++) {
      tallies.add(move(tx, slice.tallies().get(i), after(slice, i, part, closed)));
    }
    IssuedSlice after = slice.after(number, closed, tallies);
    after.write(tx);
    return after;
  }

  /** What a part of a slice stands at after a report: open, all of it that is not settled stays in escrow. */
  private static Tally after(IssuedSlice slice, int index, SessionReport.SliceTally part, boolean closed) {
    Tally before = slice.tallies().get(index);
    Tally heard = heard(before, part.tallies());
    long settled = Math.max(before.settledNanoUsd(), heard.settledNanoUsd());
    long unsettled = Math.max(0, slice.slice().entries().get(index).amountNanoUsd() - settled);
    long reserved = closed ? Math.min(unsettled, heard.reservedNanoUsd()) : unsettled;
    return new Tally(before.limitId(), before.window(), settled, reserved);
  }

  /** The part of a report about this limit and window; one that says nothing about it leaves it as it is. */
  private static Tally heard(Tally before, List<Tally> tallies) {
    for (Tally tally : tallies) {
      if (tally.isOf(before.limitId(), before.window())) {
        return tally;
      }
    }
    return before;
  }

  private Tally move(Store.Tx tx, Tally before, Tally after) {
    long settled = after.settledNanoUsd() - before.settledNanoUsd();
    long reserved = after.reservedNanoUsd() - before.reservedNanoUsd();
    Escrow.move(tx, before.limitId(), before.window(), settled, reserved);
    moved.add(new Tally(before.limitId(), before.window(), settled, reserved));
    return after;
  }
}
