package byok.browser.platform;

import byok.core.port.Calendar;
import org.teavm.jso.JSBody;

/**
 * {@link Calendar} in the browser's time zone, by the local arithmetic of {@code Date}. Units follow each other without
 * a gap or an overlap: where the clock is set by part of an hour, or at midnight, the unit ends or begins at that
 * moment.
 */
public final class WebCalendar implements Calendar {
  @Override
  public long startOf(Unit unit, long atMillis) {
    return (long) (unit == Unit.HOUR ? hour(atMillis, false) : start(atMillis, unit.ordinal(), 0));
  }

  @Override
  public long endOf(Unit unit, long atMillis) {
    return (long) (unit == Unit.HOUR ? hour(atMillis, true) : start(atMillis, unit.ordinal(), 1));
  }

  /** @param unit 1 day, 2 week, 3 month */
  @JSBody(params = {"at", "unit", "next"}, script = """
      var local = new Date(at), year = local.getFullYear(), month = local.getMonth(), day = local.getDate();
      var date = unit === 3 ? new Date(year, month + next, 1)
          : unit === 2 ? new Date(year, month, day - (local.getDay() + 6) % 7 + 7 * next)
          : new Date(year, month, day + next);
      return date.getTime();""")
  private static native double start(double at, int unit, int next);

  /** The start or end of the hour; the moment at which the clock is set where that lies within it. */
  @JSBody(params = {"at", "end"}, script = """
      var HOUR = 3600000, local = new Date(at);
      var from = at - (local.getMinutes() * 60000 + local.getSeconds() * 1000 + local.getMilliseconds());
      function offset(time) { return new Date(time).getTimezoneOffset(); }
      function change(low, high) {
        for (var old = offset(low); high - low > 1;) {
          var mid = Math.floor((low + high) / 2);
          if (offset(mid) === old) low = mid; else high = mid;
        }
        return high;
      }
      if (end) return offset(from + HOUR - 1) === offset(at) ? from + HOUR : change(at, from + HOUR - 1);
      return offset(from) === offset(at) ? from : change(from, at);""")
  private static native double hour(double at, boolean end);
}
