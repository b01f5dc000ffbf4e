package byok.core.session;

import byok.core.budgets.Caps;
import byok.core.grants.Slice;
import java.util.HashMap;
import java.util.Map;

/** What a slice is worth in money. */
public final class SliceWorth {
  private SliceWorth() {}

  /**
   * The most that can be spent of a slice at one provider, in all windows that its lease touches: of each limit of
   * money above such a request the parts together, and of those the least; 0 where there is no such limit.
   */
  public static long nanoUsd(Slice slice, String grantId, String providerId) {
    Map<String, Long> sums = new HashMap<>();
    for (Slice.Entry entry : slice.entries()) {
      if (isMoney(entry.limitId(), grantId, providerId)) {
        sums.put(entry.limitId(), sums.getOrDefault(entry.limitId(), 0L) + entry.amountNanoUsd());
      }
    }
    long least = -1;
    for (long sum : sums.values()) {
      least = least < 0 ? sum : Math.min(least, sum);
    }
    return Math.max(0, least);
  }

  static boolean isMoney(String limitId, String grantId, String providerId) {
    return Unreported.isMoneyOf(grantId, limitId)
        || limitId.startsWith(Caps.WALLET + ":")
        || limitId.startsWith(Caps.ofProvider(providerId) + ":");
  }
}
