package byok.core.subkeys;

import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.providers.ProviderEntry;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.Value;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The owner's management keys: each lets the wallet make sub-keys in the place of one of the owner's keys. The rows
 * {@code settings/manage/<key id>}, sealed, apart from the keys, so that no bridge opens them. In backups, in no
 * session.
 */
public final class ManagementKeys {
  public static final String PREFIX = "manage/";
  private static final String SECRET = "secret";
  private static final long PROOF_NANO_USD = 10_000_000;
  private static final long PROOF_MILLIS = 600_000;

  private final Store store;
  private final Ports ports;
  private final SealedRecords records;

  public ManagementKeys(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.ports = ports;
    this.records = new SealedRecords(vault, ports);
  }

  /** The one for a key of the owner's, or {@code null}; refused with {@code DAMAGED_RECORD} where it does not open. */
  public SecretText of(String keyId) {
    String name = PREFIX + keyId;
    Value.Obj row = store.read(List.of(Tables.SETTINGS), tx -> tx.get(Tables.SETTINGS, name));
    return row == null ? null : decode(name, records.open(Tables.SETTINGS, name, row));
  }

  public boolean isHere(String keyId) {
    return store.read(List.of(Tables.SETTINGS), tx -> tx.get(Tables.SETTINGS, PREFIX + keyId)) != null;
  }

  /** Stores it, in the place of an earlier one. */
  public void put(String keyId, SecretText secret) {
    put(keyId, secret, () -> true);
  }

  /** The same where that is wanted even as it is stored; false where it is not. */
  public boolean put(String keyId, SecretText secret, BooleanSupplier wanted) {
    String name = PREFIX + keyId;
    Value.Obj content = new Value.Obj().put(SECRET, secret.read(SecretAccess.SEAL));
    Value.Obj row = records.seal(Tables.SETTINGS, name, content).value();
    return store.write(List.of(Tables.SETTINGS), true, tx -> {
      boolean now = wanted.getAsBoolean();
      if (now) {
        tx.put(Tables.SETTINGS, name, row.put("ver", Versions.of(tx.get(Tables.SETTINGS, name)) + 1));
      }
      return now;
    });
  }

  public void remove(String keyId) {
    store.write(List.of(Tables.SETTINGS), true, tx -> {
      tx.delete(Tables.SETTINGS, PREFIX + keyId);
      return null;
    });
  }

  /** The text as it would be stored; refused with {@code INVALID_REQUEST} where it cannot be a key. */
  public static SecretText checked(String typed) {
    return KeyRing.checked(ProviderKey.draft("", "", SecretText.of(typed))).secret();
  }

  /** Makes a key worth a cent and ends it; refused as {@link KeyMint#make} is, or where it could not be ended. */
  public void prove(KeyMint mint, ProviderEntry at, SecretText secret) {
    String name = KeyName.prefix(store, ports.crypto()) + "test";
    KeyMint.Made made = mint.make(at, secret, name, PROOF_NANO_USD, ports.clock().nowMillis() + PROOF_MILLIS);
    KeyMint.requireEnded(at, mint.end(at, secret, made.hash()));
  }

  /** The secret of an opened row; refused with {@code DAMAGED_RECORD} where there is none. */
  public static SecretText decode(String name, Value.Obj content) {
    if (content == null || content.text(SECRET) == null) {
      throw SealedRecords.damaged(Tables.SETTINGS, name);
    }
    return SecretText.of(content.text(SECRET));
  }
}
