package byok.core.grants;

import byok.core.port.Calendar;

/** The window over which a limit counts: the calendar unit of the owner's time zone, or all time. */
public enum Per {
  HOUR("hour", Calendar.Unit.HOUR),
  DAY("day", Calendar.Unit.DAY),
  WEEK("week", Calendar.Unit.WEEK),
  MONTH("month", Calendar.Unit.MONTH),
  TOTAL("total", null);

  private final String wire;
  private final Calendar.Unit unit;

  Per(String wire, Calendar.Unit unit) {
    this.wire = wire;
    this.unit = unit;
  }

  public String wire() {
    return wire;
  }

  /** The window that contains {@code atMillis}. */
  public Window windowAt(Calendar calendar, long atMillis) {
    return unit == null
        ? Window.ALL_TIME
        : new Window(calendar.startOf(unit, atMillis), calendar.endOf(unit, atMillis));
  }

  /** The window of this wire name, or {@code null}. */
  public static Per of(String wire) {
    for (Per per : values()) {
      if (per.wire.equals(wire)) {
        return per;
      }
    }
    return null;
  }
}
