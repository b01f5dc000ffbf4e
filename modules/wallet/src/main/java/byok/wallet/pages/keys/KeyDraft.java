package byok.wallet.pages.keys;

/**
 * A key as typed. It is shown, logged and kept nowhere.
 *
 * @param providerId which {@link ProviderChoice}
 * @param secret the key; empty for an endpoint without one
 * @param management the key that lets the wallet make limited ones; empty for none
 * @param name what the owner calls a custom endpoint; null for known providers
 * @param address the base URL of a custom endpoint; null for known providers
 * @param inputNanoUsd own price of a million input tokens; null for unknown
 * @param outputNanoUsd own price of a million output tokens; null for unknown
 */
public record KeyDraft(
    String providerId,
    String secret,
    String management,
    String name,
    String address,
    Long inputNanoUsd,
    Long outputNanoUsd) {
  @Override
  public String toString() {
    return "KeyDraft of " + providerId;
  }
}
