package byok.wallet.pages;

import byok.ui.Format;

/** Amounts of nano-USD as text. Costs are rounded up and what is left down, to two figures but never above a cent. */
public final class Money {
  private static final long DOLLAR = 1_000_000_000L;
  private static final long CENT = DOLLAR / 100;
  private static final int MOST_WHOLE_DIGITS = 7;

  private Money() {}

  /** "$0.0004", "$0.048", "$13.67", "$0": at least what it cost. */
  public static String spent(long nanoUsd) {
    return "$" + figure(nanoUsd);
  }

  /** {@link #spent} without the sign, for columns that name their unit. */
  public static String figure(long nanoUsd) {
    return digits(up(nanoUsd, step(nanoUsd)));
  }

  /** As {@link #spent}, at most what is there. */
  public static String left(long nanoUsd) {
    long step = step(nanoUsd);
    return "$" + digits(nanoUsd / step * step);
  }

  /** An amount to the last digit, as somebody set it or as a receipt adds up: "$0.50", "$0.0003597". */
  public static String set(long nanoUsd) {
    return "$" + digits(nanoUsd);
  }

  /** An exact amount as it is typed: "0.50", without groups. */
  public static String typed(long nanoUsd) {
    int places = places(nanoUsd);
    String fraction = String.valueOf(DOLLAR + nanoUsd % DOLLAR);
    return nanoUsd / DOLLAR + "." + fraction.substring(1, 1 + places);
  }

  /** Reads "0.50", "$2" or ".05": nano-USD, or -1 if it is not an amount of at most 9 places and $9,999,999. */
  public static long parse(String typed) {
    String text = typed.trim();
    text = text.startsWith("$") ? text.substring(1).trim() : text;
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1);
    boolean tooLong = whole.length() > MOST_WHOLE_DIGITS || fraction.length() > 9;
    if (tooLong || whole.length() + fraction.length() == 0 || !allDigits(whole) || !allDigits(fraction)) {
      return -1;
    }
    return number(whole) * DOLLAR + number(fraction + "000000000".substring(fraction.length()));
  }

  private static String digits(long nanoUsd) {
    return nanoUsd == 0 ? "0" : Format.fixed((double) nanoUsd / DOLLAR, places(nanoUsd));
  }

  /** The places after the point that an exact print needs, at least 2. */
  private static int places(long nanoUsd) {
    int places = 9;
    for (long rest = nanoUsd; places > 2 && rest % 10 == 0; rest /= 10) {
      places--;
    }
    return places;
  }

  private static long up(long nanoUsd, long step) {
    return (nanoUsd + step - 1) / step * step;
  }

  /** The unit to round to so that two figures stay, at most a cent. */
  private static long step(long nanoUsd) {
    long step = CENT;
    while (step > 1 && nanoUsd < step * 10) {
      step /= 10;
    }
    return step;
  }

  private static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static long number(String digits) {
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }
}
