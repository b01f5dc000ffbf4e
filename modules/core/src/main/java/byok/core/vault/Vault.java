package byok.core.vault;

import byok.core.port.Argon2;
import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.Arrays;
import java.util.List;

/** The encrypted store of one wallet and, while it is unlocked, its open handle. */
public final class Vault {
  public static final int MIN_PASSPHRASE_LENGTH = 8;

  private final Store store;
  private final KeyStash stash;
  private final Ports ports;
  private Argon2 argon;
  private OpenVault open;

  public Vault(Store store, KeyStash stash, Ports ports) {
    this.store = store;
    this.stash = stash;
    this.ports = ports;
  }

  /** This vault, with passphrases becoming keys by Argon2id where {@code argon2} runs. */
  public Vault with(Argon2 argon2) {
    argon = argon2;
    return this;
  }

  public boolean exists() {
    return row() != null;
  }

  /** What guards this vault, or {@code null} where there is none. */
  public Protection protection() {
    Value.Obj row = row();
    return row == null ? null : VaultHeader.decode(row).protection();
  }

  /** The handle of the unlocked vault, or {@code null} while it is locked or absent. */
  public OpenVault current() {
    return open;
  }

  /** The same for a use of it: locked first where the time that the owner chose is over. Reads the store. */
  public OpenVault usable() {
    if (open != null && use().isOver()) {
      open = null;
    }
    return open;
  }

  /** How long it stays open. */
  public UseTime use() {
    return new UseTime(store, ports.clock());
  }

  /** How long the owner's last proof counts for changes. Each caller keeps its own. */
  public Freshness fresh() {
    return new Freshness(store, ports.clock());
  }

  /**
   * Whether keys, limits and approvals may change now without asking who is there. A vault of this device alone never
   * asks.
   */
  public boolean mayChange() {
    return protection() == Protection.DEVICE || usable() != null && fresh().isFresh();
  }

  /**
   * Makes a vault that only this passphrase opens; refused where one exists or the passphrase has fewer than 8
   * characters.
   */
  public OpenVault create(String passphrase) {
    checkLength(passphrase);
    byte[] dataKey = ports.random().bytes(32);
    Crypto crypto = ports.crypto();
    Derivation.Derived derived = derivation().fresh(passphrase);
    byte[] wrapped = VaultHeader.wrap(crypto, derived.key(), dataKey);
    Crypto.SealKey key = importAndWipe(dataKey);
    return commit(VaultHeader.ofPassphrase(derived.kdf(), wrapped, VaultHeader.checkOf(crypto, key)), key);
  }

  /** Makes a vault that opens by itself on this device; refused where one exists. */
  public OpenVault createOnDevice() {
    Crypto.SealKey key = importAndWipe(ports.random().bytes(32));
    String name = "vault/" + Ids.random(ports.random());
    stash.keep(name, key);
    try {
      return commit(VaultHeader.ofDevice(name, VaultHeader.checkOf(ports.crypto(), key)), key);
    } catch (ByokException e) {
      stash.forget(name);
      throw e;
    }
  }

  /**
   * Opens the vault; a wrong passphrase is refused with {@code WRONG_PASSPHRASE}, one that comes too early after
   * several with {@code RATE_LIMITED}.
   */
  public OpenVault unlock(String passphrase) {
    Value.Obj row = row();
    VaultHeader header = header(row, Protection.PASSPHRASE);
    byte[] dataKey = dataKey(header, passphrase);
    if (derivation().isOutdated(header.kdf())) {
      strengthen(header, Versions.of(row), passphrase, dataKey);
    }
    use().begin();
    fresh().begin();
    OpenVault vault = opened(importAndWipe(dataKey));
    mendCheck(header, Versions.of(row), vault.key());
    forgetFormer();
    return vault;
  }

  /** A damaged check would keep every other page out, though the key is this vault's. */
  private void mendCheck(VaultHeader header, long version, Crypto.SealKey key) {
    if (!header.belongsTo(ports.crypto(), key)) {
      Value.Obj mended = header.withCheck(VaultHeader.checkOf(ports.crypto(), key)).encode();
      Versions.commit(store, new SealedRow(Tables.META, VaultHeader.KEY, mended), version);
    }
  }

  /** Opens a vault that is protected by this device only. */
  public OpenVault unlockOnDevice() {
    Crypto.SealKey key = stash.load(header(row(), Protection.DEVICE).stashName());
    if (key == null) {
      throw new ByokException(ErrorCode.DAMAGED_RECORD, "The browser no longer has the key of this wallet.");
    }
    return adopt(key);
  }

  /**
   * Opens the vault with the data key that another wallet page unlocked; refused where it is the key of another vault,
   * or the time that the owner chose is over.
   */
  public OpenVault adopt(Crypto.SealKey key) {
    Value.Obj row = row();
    if (row == null || !VaultHeader.decode(row).belongsTo(ports.crypto(), key) || use().isOver()) {
      throw new ByokException(ErrorCode.LOCKED, "This key does not open the wallet.");
    }
    return opened(key);
  }

  /** Forgets the open handle; those who hold it must drop theirs too. */
  public void lock() {
    open = null;
  }

  /** Deletes everything, the key that this device keeps included; the vault may be locked. */
  public void erase() {
    Value.Obj row = row();
    store.write(Tables.ALL, true, tx -> {
      for (String table : Tables.ALL) {
        tx.list(table, "").forEach(each -> tx.delete(table, each.key()));
      }
      return null;
    });
    String kept = row == null ? null : row.text("stash");
    if (kept != null) {
      stash.forget(kept);
    }
    open = null;
  }

  /** What holds wrong passphrases back. */
  public Tries tries() {
    return new Tries(store, ports.clock());
  }

  /** The tag of an origin, locked or not; {@code null} where there is no vault. */
  public String originTag(String origin) {
    return new OriginTags(store, ports.crypto()).of(origin);
  }

  private OpenVault commit(VaultHeader header, Crypto.SealKey key) {
    byte[] salt = ports.random().bytes(32);
    Value.Obj row = header.encode();
    boolean created = store.write(List.of(Tables.META), true, tx -> commit(tx, row, salt));
    if (!created) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "This wallet is already protected.");
    }
    return opened(key);
  }

  private static boolean commit(Store.Tx tx, Value.Obj row, byte[] salt) {
    if (tx.get(Tables.META, VaultHeader.KEY) != null) {
      return false;
    }
    tx.put(Tables.META, VaultHeader.KEY, row);
    OriginTags.create(tx, salt);
    return true;
  }

  static void checkLength(String passphrase) {
    if (passphrase.length() < MIN_PASSPHRASE_LENGTH) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "A passphrase needs at least 8 characters.");
    }
  }

  /** The 32 bytes of the data key, to be wiped by the caller; a wrong passphrase is refused. */
  byte[] dataKey(VaultHeader header, String passphrase) {
    tries().begin();
    byte[] dataKey = header.unwrap(ports.crypto(), derivation().again(header.kdf(), passphrase));
    if (dataKey == null) {
      throw new ByokException(ErrorCode.WRONG_PASSPHRASE, "This is not the passphrase of this wallet.");
    }
    tries().forget();
    return dataKey;
  }

  Derivation derivation() {
    return new Derivation(ports, argon);
  }

  /** Wraps the data key by Argon2id from now on; where that cannot be stored, all stays as it was. */
  private void strengthen(VaultHeader header, long version, String passphrase, byte[] dataKey) {
    try {
      Derivation.Derived derived = derivation().fresh(passphrase);
      if (!derivation().isOutdated(derived.kdf())) {
        byte[] wrapped = VaultHeader.wrap(ports.crypto(), derived.key(), dataKey);
        Value.Obj row = header.withPassphrase(derived.kdf(), wrapped).encode();
        Versions.commit(store, new SealedRow(Tables.META, VaultHeader.KEY, row), version);
      }
    } catch (ByokException e) {
      // The next unlock tries again.
    }
  }

  /** Forgets the key of this device that a passphrase replaced; what was broken off before goes on here. */
  void forgetFormer() {
    Value.Obj row = row();
    VaultHeader header = VaultHeader.decode(row);
    if (header.former() != null) {
      stash.forget(header.former());
      Value.Obj without = header.withFormer(null).encode();
      Versions.commit(store, new SealedRow(Tables.META, VaultHeader.KEY, without), Versions.of(row));
    }
  }

  VaultHeader header(Value.Obj row, Protection expected) {
    VaultHeader header = row == null ? null : VaultHeader.decode(row);
    if (header == null || header.protection() != expected) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "This wallet is not protected in that way.");
    }
    return header;
  }

  OpenVault opened(Crypto.SealKey key) {
    open = new OpenVault(store, key);
    return open;
  }

  Crypto.SealKey importAndWipe(byte[] raw) {
    try {
      return ports.crypto().importKey(raw);
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }

  Value.Obj row() {
    return store.read(List.of(Tables.META), tx -> tx.get(Tables.META, VaultHeader.KEY));
  }
}
