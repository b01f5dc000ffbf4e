package byok.protocol;

/** The window a budget is counted in, in the owner's time zone; {@code TOTAL} is the whole life of the grant. */
public enum Period {
  HOUR,
  DAY,
  WEEK,
  MONTH,
  TOTAL;

  public String wire() {
    return name().toLowerCase();
  }

  /** The period of a wire name, or {@code null}. */
  public static Period ofWire(String wire) {
    for (Period period : values()) {
      if (period.wire().equals(wire)) {
        return period;
      }
    }
    return null;
  }

  static Period decode(Fields fields, String key) {
    Period period = ofWire(fields.word(key));
    if (period == null) {
      throw Fields.invalid(key, "must be hour, day, week, month or total");
    }
    return period;
  }
}
