package byok.core.session;

import byok.core.budgets.Tally;
import byok.core.port.Store;
import byok.core.vault.Tables;
import java.util.List;

/** What sealed sessions may have spent without the vault having heard of it. Readable while the wallet is locked. */
public final class Unreported {
  private final Store store;

  public Unreported(Store store) {
    this.store = store;
  }

  /** The most that the sessions of a grant may have spent unheard: 0 where all were heard to their end. */
  public long nanoUsd(String grantId) {
    return store.read(List.of(Tables.RESERVATIONS), tx -> {
      long sum = 0;
      for (IssuedSlice slice : IssuedSlice.readAll(tx)) {
        sum += slice.grantId().equals(grantId) ? outstanding(slice) : 0;
      }
      return sum;
    });
  }

  /** The part of the tightest limit of the grant itself, its windows added up. */
  static long outstanding(IssuedSlice slice) {
    long least = -1;
    for (Tally one : slice.tallies()) {
      if (isMoneyOf(slice.grantId(), one.limitId())) {
        long sum = reserved(slice, one.limitId());
        least = least < 0 ? sum : Math.min(least, sum);
      }
    }
    return Math.max(0, least);
  }

  /** Limits of models without a price have a unit in their ids, and count no money. */
  static boolean isMoneyOf(String grantId, String limitId) {
    return limitId.startsWith(grantId + ":") && limitId.indexOf(':', grantId.length() + 1) < 0;
  }

  private static long reserved(IssuedSlice slice, String limitId) {
    long sum = 0;
    for (Tally tally : slice.tallies()) {
      sum += tally.limitId().equals(limitId) ? tally.reservedNanoUsd() : 0;
    }
    return sum;
  }
}
