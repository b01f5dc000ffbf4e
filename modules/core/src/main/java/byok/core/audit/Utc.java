package byok.core.audit;

/** Moments as text: {@code 2026-03-10T12:00:00Z}. */
public final class Utc {
  private static final long DAY_MILLIS = 86_400_000L;

  private Utc() {}

  /** @param millis since 1970-01-01 UTC, not before */
  public static String text(long millis) {
    long seconds = millis % DAY_MILLIS / 1000;
    return date(millis / DAY_MILLIS) + "T" + two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":"
        + two(seconds % 60) + "Z";
  }

  /** The Gregorian date of a day, by eras of 400 years that begin in March (Hinnant, "civil_from_days"). */
  private static String date(long daysSince1970) {
    long days = daysSince1970 + 719_468;
    long era = days / 146_097;
    long dayOfEra = days % 146_097;
    long year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100);
    long shifted = (5 * dayOfYear + 2) / 153;
    long month = shifted < 10 ? shifted + 3 : shifted - 9;
    long day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    return (year + era * 400 + (month <= 2 ? 1 : 0)) + "-" + two(month) + "-" + two(day);
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
