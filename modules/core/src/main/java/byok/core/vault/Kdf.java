package byok.core.vault;

import byok.core.port.Crypto;
import byok.core.port.RandomSource;
import byok.protocol.Value;

/**
 * How a passphrase becomes a key (protocol/spec/vault-format.md, "Derivation"): the name, the salt and the figures,
 * persisted in plaintext.
 *
 * @param salt 16 bytes
 * @param iterations of PBKDF2-SHA-256
 */
record Kdf(byte[] salt, int iterations) {
  static final String PBKDF2 = "pbkdf2-sha256";
  static final int MIN_ITERATIONS = 600_000;
  static final int MAX_ITERATIONS = 20_000_000;
  private static final int SALT_BYTES = 16;

  static Kdf fresh(RandomSource random) {
    return new Kdf(random.bytes(SALT_BYTES), MIN_ITERATIONS);
  }

  Crypto.SealKey derive(Crypto crypto, String passphrase) {
    return crypto.deriveKey(passphrase, salt, iterations);
  }

  Value.Obj encode() {
    return new Value.Obj().put("name", PBKDF2).put("salt", new Value.Bytes(salt)).put("iterations", iterations);
  }

  /** {@code DAMAGED_RECORD} for any other name and for figures out of bounds: never taken as something weaker. */
  static Kdf decode(Value.Obj kdf) {
    if (kdf == null || !PBKDF2.equals(kdf.text("name"))) {
      throw VaultHeader.damaged();
    }
    long iterations = kdf.integer("iterations", 0);
    if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
      throw VaultHeader.damaged();
    }
    return new Kdf(VaultHeader.bytes(kdf, "salt"), (int) iterations);
  }
}
