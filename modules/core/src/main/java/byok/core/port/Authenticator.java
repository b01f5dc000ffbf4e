package byok.core.port;

import java.util.List;

/**
 * What holds the owner's passkeys: this device, a password keeper, a security key. Each passkey turns a salt into a
 * secret that it alone can make (WebAuthn Level 3, "prf"), once it has seen the owner. Calls block the calling (green)
 * thread for as long as the owner takes. What the owner or the platform refuses is a {@code ByokException} whose
 * sentence may be shown.
 */
public interface Authenticator {
  /** What can be had here. */
  enum Support {
    OFFERED,
    /** No passkeys: an old browser, or an address without a name. */
    NO_PASSKEYS,
    /** Passkeys, but no secrets from them. */
    NO_SECRETS
  }

  /** @param transports how the browser may reach it, in its own words; empty where it did not say */
  record Known(byte[] id, byte[] salt, List<String> transports) {}

  /** @param secret 32 bytes that belong to the salt; the caller wipes them */
  record Made(byte[] id, List<String> transports, byte[] secret) {}

  /** @param secret 32 bytes that belong to the salt; the caller wipes them */
  record Answer(byte[] id, byte[] secret) {}

  Support support();

  /** Whether this device itself can hold one, so that nothing has to be plugged in. */
  boolean isBuiltIn();

  /**
   * Makes a passkey; refused where one of {@code present} is on the same authenticator, and where the new one gives no
   * secret.
   *
   * @param name what the owner's passkeys are listed under
   */
  Made make(String name, byte[] salt, List<Known> present);

  /** Lets the owner use one of these. */
  Answer ask(List<Known> among);
}
