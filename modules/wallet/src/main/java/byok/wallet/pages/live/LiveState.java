package byok.wallet.pages.live;

import java.util.List;

/** What a live window shows. */
public sealed interface LiveState {
  /** The app's page has not been found yet. */
  record Looking() implements LiveState {}

  /** It works. @param paused the owner paused all apps */
  record Working(String origin, List<Work> running, boolean paused) implements LiveState {}

  /** The app's page is gone or loads again. */
  record Away(String origin) implements LiveState {}

  /** The wallet is locked. {@code walletTab} is the address of its unlock page. */
  record Locked(String origin, String walletTab) implements LiveState {}

  /** There is nothing to do here any more. */
  record Ended(String origin, Why why) implements LiveState {}

  enum Why {
    /** The app has no grant, or it ended. */
    NO_GRANT,
    /** The app works without a window. */
    NOT_NEEDED,
    /** Another window does the work. */
    ELSEWHERE
  }
}
