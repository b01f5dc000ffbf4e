package byok.wallet.pages.safety;

/** The words of the page of safety. */
final class SafetyWords {
  static final String TITLE = "Safety";
  static final String ABOUT = "What protects this wallet, and what bounds everything that is spent with it.";

  private SafetyWords() {}
}
