package byok.testkit;

import byok.core.port.Calendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneRules;

/** The calendar of one time zone by {@code java.time}. */
public final class JvmCalendar implements Calendar {
  private static final long HOUR_MILLIS = 3_600_000;

  private final ZoneId zone;

  public JvmCalendar(String zone) {
    this.zone = ZoneId.of(zone);
  }

  @Override
  public long startOf(Unit unit, long atMillis) {
    if (unit == Unit.HOUR) {
      return startOfHour(Instant.ofEpochMilli(atMillis));
    }
    return start(unit, at(atMillis)).toInstant().toEpochMilli();
  }

  @Override
  public long endOf(Unit unit, long atMillis) {
    if (unit == Unit.HOUR) {
      return endOfHour(Instant.ofEpochMilli(atMillis));
    }
    ZonedDateTime start = start(unit, at(atMillis));
    ZonedDateTime end = switch (unit) {
      case DAY -> day(start.toLocalDate().plusDays(1));
      case WEEK -> day(start.toLocalDate().plusWeeks(1));
      default -> day(start.toLocalDate().plusMonths(1));
    };
    return end.toInstant().toEpochMilli();
  }

  /** Where the clock is set within an hour, the hour begins or ends at that moment. */
  private long startOfHour(Instant at) {
    Instant from = at.minusMillis(intoHour(at));
    boolean set = !sameOffset(from, at);
    return (set ? rules().previousTransition(at.plusNanos(1)).getInstant() : from).toEpochMilli();
  }

  private long endOfHour(Instant at) {
    Instant end = at.minusMillis(intoHour(at)).plusMillis(HOUR_MILLIS);
    boolean set = !sameOffset(end.minusMillis(1), at);
    return (set ? rules().nextTransition(at).getInstant() : end).toEpochMilli();
  }

  private long intoHour(Instant at) {
    return at.atZone(zone).get(ChronoField.MILLI_OF_DAY) % HOUR_MILLIS;
  }

  private boolean sameOffset(Instant one, Instant other) {
    return rules().getOffset(one).equals(rules().getOffset(other));
  }

  private ZoneRules rules() {
    return zone.getRules();
  }

  private ZonedDateTime start(Unit unit, ZonedDateTime at) {
    LocalDate date = at.toLocalDate();
    return switch (unit) {
      case DAY -> day(date);
      case WEEK -> day(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      default -> day(date.withDayOfMonth(1));
    };
  }

  private ZonedDateTime day(LocalDate date) {
    return date.atStartOfDay(zone);
  }

  private ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(zone);
  }
}
