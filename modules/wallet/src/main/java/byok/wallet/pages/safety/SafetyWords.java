package byok.wallet.pages.safety;

/** The words of the page of safety. */
final class SafetyWords {
  static final String TITLE = "Safety";
  static final String ABOUT = "What protects this wallet, and what bounds everything that is spent with it.";

  static final String CAPS = "Limits over all apps";
  static final String CAPS_REST = "They hold above every app’s own limits. Empty means none.";
  static final String FOR = "For";
  static final String REQUEST = "Most for one request";
  static final String RATE = "Requests a minute";
  static final String SAVE = "Save these limits";
  static final String BINDS =
      "Counts what its period has seen. Binds at once, or when an app’s copy ends, within 10 minutes.";
  static final String NOT_AMOUNT = "Enter dollars above zero, like 0.50, or nothing.";
  static final String NOT_RATE = "Enter a whole number from 1 to 1000, or nothing.";

  private SafetyWords() {}

  static String most(String per) {
    return "Most " + per;
  }
}
