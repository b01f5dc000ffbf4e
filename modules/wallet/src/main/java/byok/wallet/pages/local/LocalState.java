package byok.wallet.pages.local;

/** How things stand with one local model. */
public sealed interface LocalState {
  /** Not here. */
  record Offered() implements LocalState {}

  /**
   * It comes.
   *
   * @param perSecond bytes, 0 before that is known
   * @param secondsLeft -1 where that cannot be said
   */
  record Coming(long stored, long total, long perSecond, long secondsLeft, Doing doing) implements LocalState {}

  /** Another page of the wallet has it on its way, or deletes it. */
  record Elsewhere(long stored, long total) implements LocalState {}

  /** What is being done with one that comes. */
  enum Doing {
    DOWNLOADS,
    /** From a file of this computer. */
    COPIES,
    /** All of it, or of a file of it, is here and is held to its checksum. */
    CHECKS
  }

  /** A part is here. @param why what stopped it, a sentence; empty where its owner did */
  record Stopped(long stored, long total, String why) implements LocalState {}

  /** A part is here of a file that has to be chosen again. @param why empty where its page was closed */
  record Lost(long stored, long total, String why) implements LocalState {}

  /**
   * The browser's own, which it fetches and keeps itself.
   *
   * @param part of 1 that is there: 0 before it is fetched, 1 when it can be used
   * @param why why it was not fetched, a sentence; else empty
   */
  record Own(double part, boolean comes, String why) implements LocalState {
    public boolean isReady() {
      return part >= 1 && !comes;
    }
  }

  record Ready(long bytes) implements LocalState {}
}
