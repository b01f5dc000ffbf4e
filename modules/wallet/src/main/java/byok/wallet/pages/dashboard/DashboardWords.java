package byok.wallet.pages.dashboard;

import byok.wallet.pages.PauseButton;

/** The words around the pages of the dashboard. */
final class DashboardWords {
  static final String WALLET = "BYOK wallet";
  static final String WALLET_SHORT = "Wallet";
  static final String SKIP = "Skip to content";
  static final String LOCK = "Lock now";
  static final String PAUSE = PauseButton.PAUSE;
  static final String PAUSE_TITLE = PauseButton.TITLE;
  static final String PAUSED = "All apps are paused.";
  static final String PAUSED_REST =
      "Running answers were ended and nothing is answered. "
          + "An app that works from a copy of your keys and does not hear of it stops within 10 minutes.";
  static final String RESUME = "Resume all apps";
  static final String UNLOCK = "Unlock changes";
  static final String OPEN = "Open for apps";
  static final String OPEN_REST =
      "Until it is locked. Changing keys or limits asks for your passphrase or passkey again ";
  static final String LAPSED_REST =
      "Until it is locked. Changing keys or limits asks for your passphrase or passkey first.";
  static final String DEVICE = "Opens by itself";
  static final String DEVICE_REST = "On this device, without a passphrase: readable from disk.";

  private DashboardWords() {}

  static String title(String page) {
    return page + " · " + WALLET;
  }

  static String in(int minutes) {
    return minutes == 0 ? "in less than a minute." : "in " + minutes + " min.";
  }
}
