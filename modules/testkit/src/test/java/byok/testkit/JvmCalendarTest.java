package byok.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.port.Calendar;
import byok.testkit.contract.CalendarContract;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class JvmCalendarTest extends CalendarContract {
  @Override
  protected Calendar berlin() {
    return new JvmCalendar("Europe/Berlin");
  }

  @Test
  void theHourInWhichTheClockIsSetByHalf_endsAtThatMoment() {
    Calendar island = new JvmCalendar("Australia/Lord_Howe");
    long set = at("2026-04-05T02:00:00+11:00");
    assertEquals(set, island.endOf(Calendar.Unit.HOUR, set - 1));
    assertEquals(set, island.startOf(Calendar.Unit.HOUR, set + 60_000));
    assertEquals(at("2026-04-05T02:00:00+10:30"), island.endOf(Calendar.Unit.HOUR, set));
  }

  private static long at(String text) {
    return ZonedDateTime.parse(text).toInstant().toEpochMilli();
  }
}
