package byok.wallet.pages.live;

/** The words of a live window. */
final class LiveWords {
  static final String WALLET = "BYOK wallet";
  static final String LOOKING = "Looking for the site that opened this window";
  static final String LOOKING_REST = "A window like this works for one site. It does nothing when opened by hand.";
  static final String HOW =
      "Closing it stops what runs; the site then needs one click of yours. Your keys never leave the wallet, and the"
          + " window may be behind others.";
  static final String RUNNING = "Running now";
  static final String IDLE = "Nothing runs. Each request appears here as it happens.";
  static final String WAITS = "Waits its turn: one request at a time runs in this browser.";
  static final String STOP = "Stop";
  static final String CLOSE_AND_STOP = "Close and stop";
  static final String CLOSE = "Close";
  static final String PAUSED = "You paused all apps.";
  static final String PAUSED_REST = "Nothing is answered until you resume them in the wallet.";
  static final String AWAY = "Waiting for the site";
  static final String LOCKED = "Your wallet is locked";
  static final String LOCKED_REST = "Unlock it in a tab of its own; this window then goes on by itself.";
  static final String UNLOCK = "Unlock in a tab";
  static final String NO_GRANT = "This site may not use your keys";
  static final String NO_GRANT_REST = "Its permission has ended. You can close this window.";
  static final String NOT_NEEDED = "This site works without this window";
  static final String NOT_NEEDED_REST = "You can close it.";
  static final String ELSEWHERE = "Another window does the work now";

  private LiveWords() {}

  static String title(String site) {
    return "Working for " + site + " · " + WALLET;
  }

  static String keep(String site) {
    return "Keep this window open while " + site + " works.";
  }

  static String awayRest(String site) {
    return "The page of " + site + " is gone or loads again. If it comes back, this window goes on by itself.";
  }

  static String stop(String model) {
    return "Stop the answer of " + model;
  }

  static String since(String time) {
    return "since " + time;
  }
}
