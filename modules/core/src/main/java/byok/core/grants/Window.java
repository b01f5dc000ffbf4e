package byok.core.grants;

import byok.core.port.Calendar;
import byok.protocol.Period;

/**
 * A span of time in milliseconds since 1970-01-01 UTC.
 *
 * @param start first moment inside
 * @param end first moment after
 */
public record Window(long start, long end) {
  /** A moment that never comes: the end of all time, the expiry of a grant that lasts until it is revoked. */
  public static final long NEVER = (1L << 53) - 1;

  static final Window ALL_TIME = new Window(0, NEVER);

  /** The window of a limit that contains {@code atMillis}, in the owner's time zone. */
  public static Window of(Period per, Calendar calendar, long atMillis) {
    if (per == Period.TOTAL) {
      return ALL_TIME;
    }
    Calendar.Unit unit = unit(per);
    return new Window(calendar.startOf(unit, atMillis), calendar.endOf(unit, atMillis));
  }

  private static Calendar.Unit unit(Period per) {
    if (per == Period.HOUR) {
      return Calendar.Unit.HOUR;
    }
    if (per == Period.DAY) {
      return Calendar.Unit.DAY;
    }
    return per == Period.WEEK ? Calendar.Unit.WEEK : Calendar.Unit.MONTH;
  }

  public boolean contains(long atMillis) {
    return start <= atMillis && atMillis < end;
  }
}
