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
    return switch (per) {
      case HOUR -> of(Calendar.Unit.HOUR, calendar, atMillis);
      case DAY -> of(Calendar.Unit.DAY, calendar, atMillis);
      case WEEK -> of(Calendar.Unit.WEEK, calendar, atMillis);
      case MONTH -> of(Calendar.Unit.MONTH, calendar, atMillis);
      case TOTAL -> ALL_TIME;
    };
  }

  private static Window of(Calendar.Unit unit, Calendar calendar, long atMillis) {
    return new Window(calendar.startOf(unit, atMillis), calendar.endOf(unit, atMillis));
  }

  public boolean contains(long atMillis) {
    return start <= atMillis && atMillis < end;
  }
}
