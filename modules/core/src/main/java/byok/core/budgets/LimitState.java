package byok.core.budgets;

import byok.core.grants.Limit;
import byok.core.grants.Window;

/**
 * One limit now.
 *
 * @param window the one that counts now
 * @param reservedNanoUsd of running requests, and of slices that sealed sessions hold
 */
public record LimitState(Limit limit, Window window, long settledNanoUsd, long reservedNanoUsd) {
  /** From here on the owner is told that it is nearly used up. */
  public static final int NEAR_PERCENT = 80;

  /** Whether at least {@link #NEAR_PERCENT} of it is spent; never of a limit of nothing. */
  public boolean isNear() {
    long amount = limit.amountNanoUsd();
    return amount > 0 && settledNanoUsd >= amount - amount / 100 * (100 - NEAR_PERCENT);
  }

  public long leftNanoUsd() {
    return Math.max(0, limit.amountNanoUsd() - settledNanoUsd - reservedNanoUsd);
  }
}
