package byok.core.backup;

import byok.core.port.Json;
import byok.protocol.Base64Text;
import byok.protocol.Utf8;
import byok.protocol.Value;

/**
 * The plaintext part of a backup file.
 *
 * @param madeAt milliseconds since 1970-01-01 UTC
 * @param iterations of PBKDF2-SHA-256
 */
record BackupHeader(long madeAt, byte[] salt, int iterations) {
  static final int ITERATIONS = 600_000;
  static final int SALT_BYTES = 16;
  private static final int MAX_ITERATIONS = 20_000_000;
  private static final String KDF = "pbkdf2-sha256";

  /** The second line of the file, without its end. */
  byte[] line(Json json) {
    Value.Obj kdf = new Value.Obj().put("name", KDF).put("salt", Base64Text.encode(salt));
    Value.Obj header = new Value.Obj().put("madeAt", madeAt).put("kdf", kdf.put("iterations", iterations));
    return Utf8.encode(json.print(header));
  }

  /** The header of a line, or {@code null} where it is none, or a weaker one. */
  static BackupHeader parse(Json json, String line) {
    Value.Obj header = json.parse(line) instanceof Value.Obj obj ? obj : new Value.Obj();
    Value.Obj kdf = header.object("kdf");
    if (kdf == null || !KDF.equals(kdf.text("name")) || kdf.text("salt") == null) {
      return null;
    }
    byte[] salt = Base64Text.decode(kdf.text("salt"));
    long iterations = kdf.integer("iterations", 0);
    long madeAt = header.integer("madeAt", -1);
    boolean isSound = salt != null && salt.length == SALT_BYTES && madeAt >= 0;
    return isSound && iterations >= ITERATIONS && iterations <= MAX_ITERATIONS
        ? new BackupHeader(madeAt, salt, (int) iterations)
        : null;
  }
}
