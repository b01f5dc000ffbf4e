package byok.core.grants;

/**
 * A span of time in milliseconds since 1970-01-01 UTC.
 *
 * @param start first moment inside
 * @param end first moment after
 */
public record Window(long start, long end) {
  /** A moment that never comes: the end of all time, the expiry of a grant that lasts until it is revoked. */
  public static final long NEVER = 1L << 53;

  static final Window ALL_TIME = new Window(0, NEVER);

  public boolean contains(long atMillis) {
    return start <= atMillis && atMillis < end;
  }
}
