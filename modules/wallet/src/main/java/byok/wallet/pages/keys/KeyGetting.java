package byok.wallet.pages.keys;

/** How far getting a key by signing in at its provider is. */
public sealed interface KeyGetting {
  /** Whether an answer is waited for. */
  default boolean isRunning() {
    return this instanceof Fetching;
  }

  /** Nothing was begun. */
  record Idle() implements KeyGetting {}

  /** The provider's page is being opened, unless the owner stops that. */
  record Leaving(String provider) implements KeyGetting {}

  /** The owner is back, and the provider is asked for the key. */
  record Fetching(String provider) implements KeyGetting {}

  /**
   * It is saved.
   *
   * @param models how many models it opens; -1 where it could not be checked
   * @param page where the provider lets its owner change the key
   */
  record Got(String provider, String ending, int models, Held held, String page) implements KeyGetting {}

  /**
   * There is none.
   *
   * @param fact what happened, a whole sentence
   * @param advice the next thing to do
   * @param again whether what the provider gave may be tried once more
   */
  record Failed(String fact, String advice, boolean again) implements KeyGetting {}

  /** Whether the provider holds the key to what the owner wanted. */
  enum Held {
    NOTHING_WANTED,
    YES,
    NO,
    NOT_SAID
  }
}
