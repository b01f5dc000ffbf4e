package byok.wallet.pages.apps;

/**
 * A limited key that one app has at a provider.
 *
 * @param name how the provider's own list of keys shows it
 * @param limitNanoUsd the most that the provider lets it spend
 * @param untilMillis when it ends there by itself
 */
public record Capped(String provider, String name, long limitNanoUsd, long untilMillis, State state) {
  /** Where it stands. */
  public enum State {
    HOLDS,
    /** It was to be ended, and the provider gave no answer. */
    UNREACHABLE,
    /** It was to be ended, and the provider does not accept the management key any more. */
    REFUSED
  }
}
