package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Calendar;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** What every {@link Calendar} does, in Berlin. */
public abstract class CalendarContract {
  private static final long HOUR = 3_600_000;

  /** The calendar of Europe/Berlin. */
  protected abstract Calendar berlin();

  @Test
  void units_startAndEndWhereTheyShould() {
    long at = at("2026-03-11T14:35:10+01:00");
    window(Calendar.Unit.HOUR, at, "2026-03-11T14:00:00+01:00", "2026-03-11T15:00:00+01:00");
    window(Calendar.Unit.DAY, at, "2026-03-11T00:00:00+01:00", "2026-03-12T00:00:00+01:00");
    window(Calendar.Unit.WEEK, at, "2026-03-09T00:00:00+01:00", "2026-03-16T00:00:00+01:00");
    window(Calendar.Unit.MONTH, at, "2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00");
  }

  @Test
  void summerTime_makesShortAndLongDays() {
    long spring = at("2026-03-29T12:00:00+02:00");
    assertEquals(23 * HOUR, length(Calendar.Unit.DAY, spring));
    assertEquals(25 * HOUR, length(Calendar.Unit.DAY, at("2026-10-25T12:00:00+01:00")));
    assertEquals(HOUR, length(Calendar.Unit.HOUR, at("2026-03-29T01:30:00+01:00")));
    assertEquals(167 * HOUR, length(Calendar.Unit.WEEK, spring));
  }

  @Test
  void theHourThatComesTwice_isCountedWithinItsDay() {
    long first = at("2026-10-25T02:30:00+02:00");
    long second = at("2026-10-25T02:30:00+01:00");
    for (long moment : new long[] {first, second}) {
      assertTrue(berlin().startOf(Calendar.Unit.HOUR, moment) <= moment);
      assertTrue(berlin().endOf(Calendar.Unit.HOUR, moment) > moment);
      assertEquals(at("2026-10-25T00:00:00+02:00"), berlin().startOf(Calendar.Unit.DAY, moment));
    }
  }

  @Test
  void windows_followEachOtherWithoutGap() {
    for (Calendar.Unit unit : Calendar.Unit.values()) {
      long at = at("2026-01-01T00:00:00+01:00");
      for (int i = 0; i < 100; i++) {
        long end = berlin().endOf(unit, at);
        assertTrue(end > at);
        assertEquals(end, berlin().startOf(unit, end));
        assertEquals(berlin().startOf(unit, at), berlin().startOf(unit, end - 1));
        at = end;
      }
    }
  }

  private void window(Calendar.Unit unit, long at, String start, String end) {
    assertEquals(at(start), berlin().startOf(unit, at));
    assertEquals(at(end), berlin().endOf(unit, at));
  }

  private long length(Calendar.Unit unit, long at) {
    return berlin().endOf(unit, at) - berlin().startOf(unit, at);
  }

  private static long at(String text) {
    return ZonedDateTime.parse(text).toInstant().toEpochMilli();
  }
}
