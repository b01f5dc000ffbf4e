package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;

import byok.browser.platform.WebCalendar;
import byok.core.port.Calendar;
import byok.core.port.Calendar.Unit;
import org.teavm.jso.JSBody;

/** The calendar against {@code Intl}, over two years and finely around every change of the clock. */
final class CalendarCases {
  private static final long FROM = 1_767_225_600_000L - 3 * 86_400_000L;
  private static final long HOUR = 3_600_000L;

  private final Calendar calendar = new WebCalendar();

  void run(Tap tap) {
    for (Unit unit : Unit.values()) {
      tap.test("calendar_" + unit.name() + "_agreesWithIntl", () -> years(unit));
      tap.test("calendar_" + unit.name() + "_hasNoGapOrOverlap", () -> changes(unit));
    }
  }

  private void years(Unit unit) {
    for (long t = FROM; t < FROM + 731 * 24 * HOUR; t += 23 * HOUR + 1_234_567) {
      check(unit, t);
    }
  }

  private void changes(Unit unit) {
    for (long day = FROM; day < FROM + 731 * 24 * HOUR; day += 24 * HOUR) {
      if (offset(day) != offset(day + 24 * HOUR)) {
        for (long t = day - 3 * HOUR; t < day + 27 * HOUR; t += 599_999) {
          check(unit, t);
        }
      }
    }
  }

  private void check(Unit unit, long t) {
    long start = calendar.startOf(unit, t);
    long end = calendar.endOf(unit, t);
    String at = " at " + t + " [" + start + "," + end + ")";
    isTrue("contains" + at, start <= t && t < end);
    isTrue("start of start" + at, calendar.startOf(unit, start) == start);
    isTrue("start of last" + at, calendar.startOf(unit, end - 1) == start);
    isTrue("start of end" + at, calendar.startOf(unit, end) == end);
    isTrue("end of start" + at, calendar.endOf(unit, start) == end);
    isTrue("end of one before" + at, calendar.endOf(unit, start - 1) == start);
    String name = name(t, unit.ordinal());
    isTrue("same unit at the start" + at, name.equals(name(start, unit.ordinal())));
    isTrue("same unit at the end" + at, name.equals(name(end - 1, unit.ordinal())));
    if (unit != Unit.HOUR) {
      isTrue("another unit before" + at, !name.equals(name(start - 1, unit.ordinal())));
      isTrue("another unit after" + at, !name.equals(name(end, unit.ordinal())));
    }
    isTrue("an hour at most" + at, unit != Unit.HOUR || end - start <= HOUR);
  }

  private static String name(long t, int unit) {
    return label(t, unit);
  }

  private static int offset(long t) {
    return minutes(t);
  }

  /** What {@code Intl} calls the hour, day, week (by its Monday) or month. */
  @JSBody(params = {"t", "unit"}, script = """
      var f = self.byokFormat = self.byokFormat || new Intl.DateTimeFormat('en-US', {hourCycle: 'h23', year: 'numeric',
          month: '2-digit', day: '2-digit', hour: '2-digit', weekday: 'short', timeZoneName: 'longOffset'});
      var p = {};
      f.formatToParts(t).forEach(function(part) { p[part.type] = part.value; });
      if (unit === 0) return [p.year, p.month, p.day, p.hour, p.timeZoneName].join(' ');
      if (unit === 1) return [p.year, p.month, p.day].join(' ');
      if (unit === 3) return [p.year, p.month].join(' ');
      var days = Date.UTC(+p.year, +p.month - 1, +p.day) / 86400000;
      return 'week of day ' + String(days - ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(p.weekday));""")
  private static native String label(double t, int unit);

  @JSBody(params = "t", script = "return new Date(t).getTimezoneOffset();")
  private static native int minutes(double t);
}
