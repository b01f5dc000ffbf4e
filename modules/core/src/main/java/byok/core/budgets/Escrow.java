package byok.core.budgets;

import byok.core.grants.GrantRow;
import byok.core.grants.Limit;
import byok.core.grants.NanoUsd;
import byok.core.grants.Slice;
import byok.core.grants.Window;
import byok.core.port.Calendar;
import byok.core.port.Store;
import byok.core.vault.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves money between the counters of a vault and a slice, within a transaction over {@code limits} and {@code
 * settings}.
 */
public final class Escrow {
  private final Calendar calendar;

  public Escrow(Calendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Reserves a part of what is left of every limit of a grant and of the caps above it, of a cap no more than the grant
   * could use, in each window between two moments.
   */
  public List<Slice.Entry> take(Store.Tx tx, GrantRow grant, SliceSize size, long from, long until) {
    List<Slice.Entry> taken = take(tx, grant.caveats().limits(), size, from, until);
    SliceSize ofCaps = size.atMost(most(grant.caveats().limits(), taken));
    taken.addAll(take(tx, Caps.read(tx).above(null), ofCaps, from, until));
    if (grant.caveats().unpriced() != null) {
      taken.addAll(take(tx, grant.caveats().unpriced().limits(), SliceSize.WHOLE, from, until));
    }
    return taken;
  }

  /** Adds to a counter of the vault; both amounts may be negative. */
  public static void move(Store.Tx tx, String limitId, Window window, long settledNanoUsd, long reservedNanoUsd) {
    Counter.add(tx, Account.limitKey(limitId, window), settledNanoUsd, reservedNanoUsd);
  }

  /** What each part of a slice has come to, in the partition that works on it. */
  public static List<Tally> tally(Store.Tx tx, Slice slice) {
    List<Tally> tallies = new ArrayList<>();
    for (Slice.Entry entry : slice.entries()) {
      Counter counter = Counter.read(tx, Account.of(slice, entry).counterKey());
      long settled = counter.settledNanoUsd();
      tallies.add(new Tally(entry.limitId(), entry.window(), settled, counter.reservedNanoUsd()));
    }
    return tallies;
  }

  /** The ids of the ledger entries of requests that have not ended. */
  public static Set<String> openEntries(Store.Tx tx) {
    Set<String> ids = new HashSet<>();
    for (Reservation reservation : Reservation.readAll(tx)) {
      if (reservation.entryId() != null) {
        ids.add(reservation.entryId());
      }
    }
    return ids;
  }

  /** Removes the counters of a slice from its partition. */
  public static void forget(Store.Tx tx, Slice slice) {
    for (Slice.Entry entry : slice.entries()) {
      tx.delete(Tables.LIMITS, Account.of(slice, entry).counterKey());
    }
  }

  private List<Slice.Entry> take(Store.Tx tx, List<Limit> limits, SliceSize size, long from, long until) {
    List<Slice.Entry> taken = new ArrayList<>();
    for (Limit limit : limits) {
      for (long at = from; at < until; at = taken.get(taken.size() - 1).window().end()) {
        Account account = Account.of(limit, Window.of(limit.per(), calendar, at));
        long left = Counter.read(tx, account.counterKey()).left(limit.amountNanoUsd());
        long amount = size.of(left);
        Counter.add(tx, account.counterKey(), 0, amount);
        taken.add(new Slice.Entry(limit.id(), account.window(), amount, amount < left));
      }
    }
    return taken;
  }

  /** The most that can be spent under all of these limits together. */
  private static long most(List<Limit> limits, List<Slice.Entry> taken) {
    long most = limits.isEmpty() ? 0 : NanoUsd.MAX;
    for (Limit limit : limits) {
      long sum = 0;
      for (Slice.Entry entry : taken) {
        sum += entry.limitId().equals(limit.id()) ? entry.amountNanoUsd() : 0;
      }
      most = Math.min(most, sum);
    }
    return most;
  }
}
