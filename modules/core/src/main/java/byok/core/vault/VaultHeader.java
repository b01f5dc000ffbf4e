package byok.core.vault;

import byok.core.port.Crypto;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;

/**
 * The row {@code meta/vault} (protocol/spec/vault-format.md, "Header"): how the data key is guarded. Persisted in
 * plaintext.
 *
 * @param kdfSalt 16 bytes; empty for {@link Protection#DEVICE}
 * @param iterations of PBKDF2-SHA-256, at least {@link #MIN_ITERATIONS}; 0 for {@link Protection#DEVICE}
 * @param wrapped the data key sealed under the passphrase key; empty for {@link Protection#DEVICE}
 * @param check a known text sealed under the data key, by which a key from elsewhere is recognised
 * @param stashName the name under which the device keeps the data key; {@code null} for {@link Protection#PASSPHRASE}
 */
record VaultHeader(
    Protection protection, byte[] kdfSalt, int iterations, byte[] wrapped, byte[] check, String stashName) {
  static final String KEY = "vault";
  static final String KDF = "pbkdf2-sha256";
  static final int MIN_ITERATIONS = 600_000;
  static final int MAX_ITERATIONS = 20_000_000;
  private static final byte[] IDENTITY = Utf8.encode("byok/1/meta/vault");
  private static final byte[] CHECK_IDENTITY = Utf8.encode("byok/1/meta/vault/check");

  static VaultHeader ofPassphrase(byte[] kdfSalt, byte[] wrapped, byte[] check) {
    return new VaultHeader(Protection.PASSPHRASE, kdfSalt, MIN_ITERATIONS, wrapped, check, null);
  }

  static VaultHeader ofDevice(String stashName, byte[] check) {
    return new VaultHeader(Protection.DEVICE, new byte[0], 0, new byte[0], check, stashName);
  }

  static byte[] wrap(Crypto crypto, Crypto.SealKey passphraseKey, byte[] dataKey) {
    return crypto.seal(passphraseKey, dataKey, IDENTITY);
  }

  static byte[] checkOf(Crypto crypto, Crypto.SealKey dataKey) {
    return crypto.seal(dataKey, CHECK_IDENTITY, CHECK_IDENTITY);
  }

  /** The 32 bytes of the data key, to be wiped by the caller; {@code null} for a wrong passphrase. */
  byte[] unwrap(Crypto crypto, String passphrase) {
    return crypto.open(crypto.deriveKey(passphrase, kdfSalt, iterations), wrapped, IDENTITY);
  }

  boolean belongsTo(Crypto crypto, Crypto.SealKey dataKey) {
    return dataKey != null && crypto.open(dataKey, check, CHECK_IDENTITY) != null;
  }

  Value.Obj encode() {
    Value.Obj row = new Value.Obj().put("v", 1).put("protection", protection.wire());
    row.put("check", new Value.Bytes(check)).put("stash", stashName);
    if (protection == Protection.PASSPHRASE) {
      Value.Obj kdf = new Value.Obj().put("name", KDF);
      row.put("kdf", kdf.put("salt", new Value.Bytes(kdfSalt)).put("iterations", iterations));
      row.put("wrapped", new Value.Bytes(wrapped));
    }
    return row;
  }

  static VaultHeader decode(Value.Obj row) {
    if (row.integer("v", 0) != 1) {
      throw new ByokException(ErrorCode.UNSUPPORTED_VERSION, "This vault was written by a newer wallet.");
    }
    if (Protection.DEVICE.wire().equals(row.text("protection"))) {
      return ofDevice(row.text("stash"), bytes(row, "check"));
    }
    Value.Obj kdf = row.object("kdf");
    if (kdf == null || !KDF.equals(kdf.text("name"))) {
      throw SealedRecords.damaged(Tables.META, KEY);
    }
    return new VaultHeader(
        Protection.PASSPHRASE, bytes(kdf, "salt"), iterations(kdf), bytes(row, "wrapped"), bytes(row, "check"), null);
  }

  private static int iterations(Value.Obj kdf) {
    long count = kdf.integer("iterations", 0);
    if (count < MIN_ITERATIONS || count > MAX_ITERATIONS) {
      throw SealedRecords.damaged(Tables.META, KEY);
    }
    return (int) count;
  }

  private static byte[] bytes(Value.Obj row, String key) {
    if (row.get(key) instanceof Value.Bytes bytes) {
      return bytes.value();
    }
    throw SealedRecords.damaged(Tables.META, KEY);
  }
}
