package byok.core.grants;

/**
 * Amounts of money: whole nano-USD (1 USD = 1 000 000 000), 0 to 2^53 - 1, so that a stored number holds them exactly.
 */
public final class NanoUsd {
  public static final long PER_USD = 1_000_000_000L;
  public static final long MAX = (1L << 53) - 1;

  private NanoUsd() {}

  /** The nearest amount of a finite, non-negative number of dollars. */
  public static long ofUsd(double usd) {
    return Math.min(MAX, Math.round(usd * PER_USD));
  }

  public static double toUsd(long nanoUsd) {
    return (double) nanoUsd / PER_USD;
  }

  /** The sum, at most {@link #MAX}. */
  public static long sum(long first, long second) {
    return Math.min(MAX, first + second);
  }

  /** Dollars for a sentence, with at least two and at most nine decimals: {@code $0.50}, {@code $0.0004}. */
  public static String text(long nanoUsd) {
    StringBuilder digits = new StringBuilder().append(PER_USD + nanoUsd % PER_USD);
    int length = digits.length();
    while (length > 3 && digits.charAt(length - 1) == '0') {
      length--;
    }
    return "$" + nanoUsd / PER_USD + "." + digits.substring(1, length);
  }

  public static boolean isAmount(long nanoUsd) {
    return nanoUsd >= 0 && nanoUsd <= MAX;
  }
}
