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
 * @param kdf how the passphrase becomes a key; {@code null} for {@link Protection#DEVICE}
 * @param wrapped the data key sealed under the passphrase key; empty for {@link Protection#DEVICE}
 * @param check a known text sealed under the data key, by which a key from elsewhere is recognised
 * @param stashName the name under which the device keeps the data key; {@code null} for {@link Protection#PASSPHRASE}
 * @param former the name of a key of this device that is still to be forgotten; {@code null} for none
 * @param passkeys rows of {@link Passkey}, as stored; {@code null} for none
 */
record VaultHeader(
    Protection protection,
    Kdf kdf,
    byte[] wrapped,
    byte[] check,
    String stashName,
    String former,
    Value.Arr passkeys) {
  static final String KEY = "vault";
  private static final byte[] IDENTITY = Utf8.encode("byok/1/meta/vault");
  private static final byte[] CHECK_IDENTITY = Utf8.encode("byok/1/meta/vault/check");

  static VaultHeader ofPassphrase(Kdf kdf, byte[] wrapped, byte[] check) {
    return new VaultHeader(Protection.PASSPHRASE, kdf, wrapped, check, null, null, null);
  }

  static VaultHeader ofDevice(String stashName, byte[] check) {
    return new VaultHeader(Protection.DEVICE, null, new byte[0], check, stashName, null, null);
  }

  VaultHeader withPassphrase(Kdf otherKdf, byte[] otherWrapped) {
    return new VaultHeader(protection, otherKdf, otherWrapped, check, stashName, former, passkeys);
  }

  VaultHeader withCheck(byte[] otherCheck) {
    return new VaultHeader(protection, kdf, wrapped, otherCheck, stashName, former, passkeys);
  }

  VaultHeader withFormer(String name) {
    return new VaultHeader(protection, kdf, wrapped, check, stashName, name, passkeys);
  }

  VaultHeader withPasskeys(Value.Arr others) {
    return new VaultHeader(protection, kdf, wrapped, check, stashName, former, others);
  }

  static byte[] wrap(Crypto crypto, Crypto.SealKey passphraseKey, byte[] dataKey) {
    return crypto.seal(passphraseKey, dataKey, IDENTITY);
  }

  static byte[] checkOf(Crypto crypto, Crypto.SealKey dataKey) {
    return crypto.seal(dataKey, CHECK_IDENTITY, CHECK_IDENTITY);
  }

  /** The 32 bytes of the data key, to be wiped by the caller; {@code null} for a wrong passphrase. */
  byte[] unwrap(Crypto crypto, Crypto.SealKey passphraseKey) {
    return crypto.open(passphraseKey, wrapped, IDENTITY);
  }

  boolean belongsTo(Crypto crypto, Crypto.SealKey dataKey) {
    return dataKey != null && crypto.open(dataKey, check, CHECK_IDENTITY) != null;
  }

  Value.Obj encode() {
    Value.Obj row = new Value.Obj().put("v", 1).put("protection", protection.wire());
    row.put("check", new Value.Bytes(check)).put("stash", stashName);
    if (protection == Protection.PASSPHRASE) {
      row.put("kdf", kdf.encode()).put("wrapped", new Value.Bytes(wrapped)).put("former", former);
    }
    if (passkeys != null) {
      row.put("passkeys", passkeys);
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
    return ofPassphrase(Kdf.decode(row.object("kdf")), bytes(row, "wrapped"), bytes(row, "check"))
        .withFormer(row.text("former")).withPasskeys(row.list("passkeys"));
  }

  static ByokException damaged() {
    return SealedRecords.damaged(Tables.META, KEY);
  }

  static byte[] bytes(Value.Obj row, String key) {
    if (row.get(key) instanceof Value.Bytes bytes) {
      return bytes.value();
    }
    throw damaged();
  }
}
