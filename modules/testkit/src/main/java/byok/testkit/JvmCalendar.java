package byok.testkit;

import byok.core.port.Calendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The calendar of one time zone by {@code java.time}. */
public final class JvmCalendar implements Calendar {
  private final ZoneId zone;

  public JvmCalendar(String zone) {
    this.zone = ZoneId.of(zone);
  }

  @Override
  public long startOf(Unit unit, long atMillis) {
    return start(unit, at(atMillis)).toInstant().toEpochMilli();
  }

  @Override
  public long endOf(Unit unit, long atMillis) {
    ZonedDateTime start = start(unit, at(atMillis));
    ZonedDateTime end = switch (unit) {
      case HOUR -> start.plusHours(1);
      case DAY -> day(start.toLocalDate().plusDays(1));
      case WEEK -> day(start.toLocalDate().plusWeeks(1));
      case MONTH -> day(start.toLocalDate().plusMonths(1));
    };
    return end.toInstant().toEpochMilli();
  }

  private ZonedDateTime start(Unit unit, ZonedDateTime at) {
    LocalDate date = at.toLocalDate();
    return switch (unit) {
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day(date);
      case WEEK -> day(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> day(date.withDayOfMonth(1));
    };
  }

  private ZonedDateTime day(LocalDate date) {
    return date.atStartOfDay(zone);
  }

  private ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(zone);
  }
}
