package byok.core.vault;

import byok.core.port.Argon2;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import java.util.Arrays;

/** Makes keys of passphrases: by Argon2id where the platform runs it, else by PBKDF2. */
final class Derivation {
  private static final int MEMORY_KIB = 64 * 1024;
  private static final int PASSES = 3;
  private static final byte[] NONE = {};

  private final Ports ports;
  private final Argon2 argon;

  /** @param argon {@code null} where this page has none */
  Derivation(Ports ports, Argon2 argon) {
    this.ports = ports;
    this.argon = argon;
  }

  /** A key with how it was made. */
  record Derived(Kdf kdf, Crypto.SealKey key) {}

  /** A key under a new salt, by the strongest way there is. */
  Derived fresh(String passphrase) {
    byte[] salt = ports.random().bytes(Kdf.SALT_BYTES);
    Kdf.Argon2id strong = new Kdf.Argon2id(salt, MEMORY_KIB, PASSES);
    Crypto.SealKey key = byArgon(strong, passphrase);
    if (key != null) {
      return new Derived(strong, key);
    }
    Kdf.Pbkdf2 fallback = new Kdf.Pbkdf2(salt, Kdf.Pbkdf2.MIN_ITERATIONS);
    return new Derived(fallback, again(fallback, passphrase));
  }

  /** The key that was made so. */
  Crypto.SealKey again(Kdf kdf, String passphrase) {
    Crypto.SealKey key = switch (kdf) {
      case Kdf.Pbkdf2 slow -> ports.crypto().deriveKey(passphrase, slow.salt(), slow.iterations());
      case Kdf.Argon2id strong -> byArgon(strong, passphrase);
    };
    if (key == null) {
      throw new ByokException(
          ErrorCode.INTERNAL, "This page could not compute the key. Reload it, and allow WebAssembly in this browser.");
    }
    return key;
  }

  /** Whether a key made so should be made by Argon2id instead. */
  boolean isOutdated(Kdf kdf) {
    return argon != null && kdf instanceof Kdf.Pbkdf2;
  }

  private Crypto.SealKey byArgon(Kdf.Argon2id kdf, String passphrase) {
    Argon2.Input input = new Argon2.Input(Utf8.encode(passphrase), kdf.salt(), NONE, NONE);
    byte[] raw = argon == null ? null : argon.hash(input, new Argon2.Cost(kdf.memoryKib(), kdf.passes(), 1));
    Arrays.fill(input.password(), (byte) 0);
    return raw == null ? null : imported(raw);
  }

  private Crypto.SealKey imported(byte[] raw) {
    try {
      return ports.crypto().importKey(raw);
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }
}
