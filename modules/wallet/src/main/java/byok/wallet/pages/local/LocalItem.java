package byok.wallet.pages.local;

/**
 * One model of the list.
 *
 * @param licence empty where it is not known
 */
public record LocalItem(String id, String name, Size size, Place place, String licence, LocalState state) {
  /** Whether it is one that nobody has here, and that would be of no use here. */
  boolean isUnfit() {
    return place == Place.NOWHERE && state instanceof LocalState.Offered;
  }

  /**
   * How large it is, each 0 where it is not known.
   *
   * @param bytes of the whole of it
   * @param aboutBytes the same as somebody said it
   * @param memoryBytes what it needs while it runs
   */
  public record Size(long bytes, long aboutBytes, long memoryBytes) {}

  /** What runs it. */
  public enum Place {
    PROCESSOR,
    GPU,
    /** Nothing that this browser gives to pages. */
    NOWHERE
  }
}
