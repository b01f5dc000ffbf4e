package byok.core.vault;

import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.protocol.Value;
import java.util.Arrays;

/** Changes what guards a vault. Each change is one transaction: until it the old way opens, after it the new one. */
public final class VaultProtection {
  private final Vault vault;
  private final Store store;
  private final Ports ports;

  public VaultProtection(Vault vault, Store store, Ports ports) {
    this.vault = vault;
    this.store = store;
    this.ports = ports;
  }

  /**
   * Wraps the same data key under another passphrase; refused with {@code WRONG_PASSPHRASE} without the current one. A
   * copy of the disk from before still opens with the passphrase from before.
   */
  public void changePassphrase(String current, String next) {
    Vault.checkLength(next);
    Value.Obj row = vault.row();
    VaultHeader header = vault.header(row, Protection.PASSPHRASE);
    byte[] dataKey = vault.dataKey(header, current);
    try {
      commit(wrapped(header, next, dataKey), row);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /**
   * Puts a vault of this device alone under a passphrase, with a new data key, as the old one lay readable on disk.
   * Every row is sealed anew. Pages that hold the old key must drop it before and after.
   */
  public OpenVault protect(String passphrase) {
    Vault.checkLength(passphrase);
    Value.Obj row = vault.row();
    VaultHeader before = vault.header(row, Protection.DEVICE);
    OpenVault old = vault.unlockOnDevice();
    byte[] raw = ports.random().bytes(32);
    VaultHeader after = wrapped(VaultHeader.ofPassphrase(null, null, null), passphrase, raw);
    Crypto.SealKey key = vault.importAndWipe(raw);
    after = after.withCheck(VaultHeader.checkOf(ports.crypto(), key)).withFormer(before.stashName());
    move(old, key, after, row);
    OpenVault open = vault.opened(key);
    vault.forgetFormer();
    return open;
  }

  private void move(OpenVault old, Crypto.SealKey key, VaultHeader header, Value.Obj row) {
    Resealing resealing = new Resealing(old, key, ports.crypto());
    SealedRow next = new SealedRow(Tables.META, VaultHeader.KEY, header.encode());
    resealing.run(tx -> Versions.commit(tx, next, Versions.of(row)));
    // A page may have sealed under the old key before, and stored after.
    resealing.run(tx -> true);
  }

  private VaultHeader wrapped(VaultHeader header, String passphrase, byte[] dataKey) {
    Derivation.Derived derived = vault.derivation().fresh(passphrase);
    return header.withPassphrase(derived.kdf(), VaultHeader.wrap(ports.crypto(), derived.key(), dataKey));
  }

  private void commit(VaultHeader header, Value.Obj row) {
    if (!Versions.commit(store, new SealedRow(Tables.META, VaultHeader.KEY, header.encode()), Versions.of(row))) {
      throw Versions.contended();
    }
  }
}
