package byok.core.budgets;

import byok.core.grants.Limit;
import byok.core.grants.Window;

/**
 * One limit of a grant now.
 *
 * @param window the one that counts now
 * @param reservedNanoUsd of running requests, and of slices that sealed sessions hold
 */
public record LimitState(Limit limit, Window window, long settledNanoUsd, long reservedNanoUsd) {
  public long leftNanoUsd() {
    return Math.max(0, limit.amountNanoUsd() - settledNanoUsd - reservedNanoUsd);
  }
}
