package byok.core.port;

/** Calendar arithmetic in the owner's time zone, daylight saving included. Weeks start on Monday. */
public interface Calendar {
  enum Unit {
    HOUR,
    DAY,
    WEEK,
    MONTH
  }

  /** The start of the {@code unit} that contains {@code atMillis}. */
  long startOf(Unit unit, long atMillis);

  /** The start of the next {@code unit} after {@code atMillis}. */
  long endOf(Unit unit, long atMillis);
}
