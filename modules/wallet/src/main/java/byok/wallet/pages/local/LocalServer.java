package byok.wallet.pages.local;

/**
 * A program on this computer that serves models.
 *
 * @param providerId as apps name it before a model
 * @param address where it answers; empty where its owner did not set it up
 */
public record LocalServer(String providerId, String name, String address) {
  /** By its name or its usual address: an owner may have called it otherwise. */
  boolean isOllama() {
    return isSetUp() && (providerId.equals("ollama") || address.contains(":11434"));
  }

  boolean isSetUp() {
    return !address.isEmpty();
  }
}
