package byok.ui;

import org.teavm.jso.JSObject;

/** Numbers and moments as text, by the browser's Intl. English forms, the owner's time zone. */
public final class Format {
  private static final JSObject COUNT = Intl.numbers(0, 0);
  private static final JSObject TENTH = Intl.numbers(0, 1);
  private static final JSObject TIME = Intl.dates("{\"hour\":\"2-digit\",\"minute\":\"2-digit\"}");
  private static final JSObject DAY = Intl.dates("{\"day\":\"numeric\",\"month\":\"long\"}");
  private static final JSObject YEAR = Intl.dates("{\"day\":\"numeric\",\"month\":\"long\",\"year\":\"numeric\"}");
  private static final JSObject WEEKDAY =
      Intl.dates("{\"weekday\":\"long\",\"day\":\"numeric\",\"month\":\"long\"}");
  private static final JSObject MONTH = Intl.dates("{\"month\":\"long\"}");

  private Format() {}

  /** "1,284" */
  public static String count(double number) {
    return Intl.number(COUNT, number);
  }

  /** "0.7", "12": at most one digit after the point. */
  public static String tenth(double number) {
    return Intl.number(TENTH, number);
  }

  /** "1,250.50" with exactly {@code digits} after the point. */
  public static String fixed(double number, int digits) {
    return Intl.number(Intl.numbers(digits, digits), number);
  }

  /** "14:24" */
  public static String time(double millis) {
    return Intl.date(TIME, millis);
  }

  /** "12 March", with the year if it is not that of {@code now}. */
  public static String day(double millis, double now) {
    return Intl.date(Intl.year(millis) == Intl.year(now) ? DAY : YEAR, millis);
  }

  /** "2026-03-12", in the owner's time zone. */
  public static String isoDay(double millis) {
    return Intl.isoDay(millis);
  }

  /** "Thursday 12 March" */
  public static String weekday(double millis) {
    return Intl.date(WEEKDAY, millis);
  }

  /** "March" */
  public static String month(double millis) {
    return Intl.date(MONTH, millis);
  }

  /** Days since 1970 in the owner's time zone: equal for two moments of one day. */
  public static int dayNumber(double millis) {
    return Intl.dayNumber(millis);
  }

  public static int dayOfMonth(double millis) {
    return Intl.dayOfMonth(millis);
  }

  /** A number as attributes and fields want it: a point, no groups, at most 3 places. */
  public static String plain(double number) {
    return Intl.plain(number);
  }
}
