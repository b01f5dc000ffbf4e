package byok.core.local;

/**
 * How far a download is.
 *
 * @param stored bytes of the model that are there
 * @param total bytes of the model, 0 while that is not known
 * @param perSecond bytes that came in the last seconds, for one; 0 before that is known
 * @param checking whether all of a file is there and is held to its digest
 */
public record Progress(long stored, long total, long perSecond, boolean checking) {
  /** Seconds that are left at this pace, rounded up; -1 where that cannot be said. */
  public long secondsLeft() {
    return total == 0 || perSecond == 0 ? -1 : (Math.max(0, total - stored) + perSecond - 1) / perSecond;
  }
}
