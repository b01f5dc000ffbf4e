package byok.wallet.pages.keys;

/** How far the check of a typed key is. */
public sealed interface KeyCheck {
  /** Whether an answer is waited for. */
  default boolean isRunning() {
    return this instanceof Checking || this instanceof Proving;
  }

  /** Nothing was sent yet. */
  record Idle() implements KeyCheck {}

  /** The provider is asked for its list of models. */
  record Checking(String provider) implements KeyCheck {}

  /** The provider is asked to make a limited key. */
  record Proving(String provider) implements KeyCheck {}

  /**
   * The key works and is saved.
   *
   * @param models how many models it opens
   * @param ending its last four characters; empty where there is no key
   */
  record Works(int models, String ending) implements KeyCheck {}

  /**
   * Nothing was saved.
   *
   * @param fact what happened, a whole sentence: "Anthropic refuses this key."
   * @param advice the next thing to do
   */
  record Refused(String fact, String advice) implements KeyCheck {}
}
