package byok.core.budgets;

import byok.core.grants.Limit;
import byok.core.grants.Slice;
import byok.core.grants.Window;

/**
 * One limit, or one entry of a slice, in the window that a request belongs to, with the name of its counter.
 *
 * @param more whether the vault may have more of it to give than this partition holds
 */
record Account(String counterKey, String limitId, Window window, long amountNanoUsd, boolean more) {
  private static final int TIME_DIGITS = 16;

  static Account of(Limit limit, Window window) {
    return new Account(limitKey(limit.id(), window), limit.id(), window, limit.amountNanoUsd(), false);
  }

  static Account of(Slice slice, Slice.Entry entry) {
    String key = sliceKey(slice.id(), entry.limitId(), entry.window());
    return new Account(key, entry.limitId(), entry.window(), entry.amountNanoUsd(), entry.more());
  }

  static String limitKey(String limitId, Window window) {
    return limitId + "/" + padded(window.start());
  }

  static String sliceKey(String sliceId, String limitId, Window window) {
    return "slice/" + sliceId + "/" + limitKey(limitId, window);
  }

  private static String padded(long moment) {
    String digits = Long.toString(Math.max(0, moment));
    return "0".repeat(TIME_DIGITS - digits.length()) + digits;
  }
}
