package byok.core.session;

import byok.core.budgets.Escrow;
import byok.core.budgets.Tally;
import byok.core.port.Store;
import java.util.ArrayList;
import java.util.List;

/** Counts what was spent of a slice beyond what its session reported. */
public final class SliceOverrun {
  /** Where a slice stands. */
  public enum State {
    /** Unknown to the vault: nothing is counted. */
    GONE,
    /** Its session may still report. */
    OPEN,
    /** Its session has reported all that it will. */
    OVER
  }

  /**
   * A slice as far as it matters here.
   *
   * @param report number of the last one
   * @param runningNanoUsd the bounds of requests of a closed slice that have not ended
   */
  public record Standing(State state, long report, long runningNanoUsd) {}

  private SliceOverrun() {}

  /** Within a transaction over {@code reservations}. */
  public static Standing of(Store.Tx tx, String sliceId) {
    IssuedSlice slice = IssuedSlice.read(tx, sliceId);
    if (slice == null) {
      return new Standing(State.GONE, 0, 0);
    }
    State state = slice.isOver() ? State.OVER : State.OPEN;
    return new Standing(state, slice.number(), slice.closed() ? Unreported.outstanding(slice) : 0);
  }

  /**
   * Counts in every limit of money above a request at the provider, in the window of a moment, within a transaction
   * over {@code limits} and {@code reservations}. An open slice holds that much less. A later report that tells of the
   * same spending is met by a lower amount.
   *
   * @param before what was counted so far
   */
  public static void set(Store.Tx tx, String sliceId, String providerId, long atMillis, long before, long nanoUsd) {
    IssuedSlice slice = IssuedSlice.read(tx, sliceId);
    List<Tally> moved = new ArrayList<>();
    for (int i = 0; i < slice.tallies().size(); i++) {
      Tally tally = slice.tallies().get(i);
      boolean counts = SliceWorth.isMoney(tally.limitId(), slice.grantId(), providerId) && isPlace(slice, i, atMillis);
      moved.add(counts ? moved(tx, slice, i, before, nanoUsd) : tally);
    }
    slice.after(slice.number(), slice.closed(), moved).write(tx);
  }

  /** What a closed slice holds belongs to requests that run. */
  private static Tally moved(Store.Tx tx, IssuedSlice slice, int index, long before, long nanoUsd) {
    Tally tally = slice.tallies().get(index);
    long amount = slice.slice().entries().get(index).amountNanoUsd();
    long left = Math.max(0, amount - tally.settledNanoUsd() - nanoUsd);
    long reserved = slice.closed() ? tally.reservedNanoUsd() : Math.min(tally.reservedNanoUsd(), left);
    Escrow.move(tx, tally.limitId(), tally.window(), nanoUsd - before, reserved - tally.reservedNanoUsd());
    return new Tally(tally.limitId(), tally.window(), tally.settledNanoUsd(), reserved);
  }

  /** The window of the moment; the first of its limit where none holds it. */
  private static boolean isPlace(IssuedSlice slice, int index, long atMillis) {
    int place = -1;
    String limitId = slice.tallies().get(index).limitId();
    for (int i = 0; i < slice.tallies().size(); i++) {
      Tally tally = slice.tallies().get(i);
      if (tally.limitId().equals(limitId) && (place < 0 || tally.window().contains(atMillis))) {
        place = i;
      }
    }
    return place == index;
  }
}
