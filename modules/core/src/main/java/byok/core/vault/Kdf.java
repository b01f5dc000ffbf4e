package byok.core.vault;

import byok.protocol.Value;

/**
 * How a passphrase becomes a key (protocol/spec/vault-format.md, "Derivation"): name, salt and figures, persisted in
 * plaintext. Figures out of their bounds are a damaged header: never taken as something weaker.
 */
sealed interface Kdf {
  int SALT_BYTES = 16;

  Value.Obj encode();

  /** @param iterations 600 000 to 20 000 000 */
  record Pbkdf2(byte[] salt, int iterations) implements Kdf {
    static final String NAME = "pbkdf2-sha256";
    static final int MIN_ITERATIONS = 600_000;
    private static final int MAX_ITERATIONS = 20_000_000;

    @Override
    public Value.Obj encode() {
      return named(NAME, salt).put("iterations", iterations);
    }

    static Pbkdf2 decode(Value.Obj kdf) {
      return new Pbkdf2(saltOf(kdf), within(kdf, "iterations", MIN_ITERATIONS, MAX_ITERATIONS));
    }
  }

  /** In one lane. @param memoryKib 19 MiB to 1 GiB @param passes 2 to 64 */
  record Argon2id(byte[] salt, int memoryKib, int passes) implements Kdf {
    static final String NAME = "argon2id";
    private static final int MIN_MEMORY_KIB = 19 * 1024;
    private static final int MAX_MEMORY_KIB = 1024 * 1024;
    private static final int MIN_PASSES = 2;
    private static final int MAX_PASSES = 64;

    @Override
    public Value.Obj encode() {
      return named(NAME, salt).put("memoryKib", memoryKib).put("passes", passes).put("lanes", 1);
    }

    static Argon2id decode(Value.Obj kdf) {
      within(kdf, "lanes", 1, 1);
      int memoryKib = within(kdf, "memoryKib", MIN_MEMORY_KIB, MAX_MEMORY_KIB);
      return new Argon2id(saltOf(kdf), memoryKib, within(kdf, "passes", MIN_PASSES, MAX_PASSES));
    }
  }

  static Kdf decode(Value.Obj kdf) {
    String name = kdf == null ? null : kdf.text("name");
    if (Argon2id.NAME.equals(name)) {
      return Argon2id.decode(kdf);
    }
    if (Pbkdf2.NAME.equals(name)) {
      return Pbkdf2.decode(kdf);
    }
    throw VaultHeader.damaged();
  }

  private static Value.Obj named(String name, byte[] salt) {
    return new Value.Obj().put("name", name).put("salt", new Value.Bytes(salt));
  }

  private static byte[] saltOf(Value.Obj kdf) {
    byte[] salt = VaultHeader.bytes(kdf, "salt");
    if (salt.length != SALT_BYTES) {
      throw VaultHeader.damaged();
    }
    return salt;
  }

  private static int within(Value.Obj kdf, String field, int least, int most) {
    long figure = kdf.integer(field, 0);
    if (figure < least || figure > most) {
      throw VaultHeader.damaged();
    }
    return (int) figure;
  }
}
