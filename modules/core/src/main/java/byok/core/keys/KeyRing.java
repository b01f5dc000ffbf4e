package byok.core.keys;

import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.Ids;
import byok.core.vault.OpenVault;
import byok.core.vault.Opened;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** The owner's provider keys. */
public final class KeyRing {
  private static final int ATTEMPTS = 5;

  private final Store store;
  private final Ports ports;
  private final SealedRecords records;

  public KeyRing(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.ports = ports;
    this.records = new SealedRecords(vault, ports);
  }

  /** All keys, oldest first. */
  public Opened<ProviderKey> list() {
    List<Store.Row> rows = store.read(List.of(Tables.KEYS), tx -> tx.list(Tables.KEYS, ""));
    Opened<ProviderKey> all =
        records.openAll(Tables.KEYS, rows, (row, content) -> ProviderKeyCodec.decode(row.key(), content));
    List<ProviderKey> sorted = new ArrayList<>();
    for (ProviderKey key : all.items()) {
      sorted.add(placeOf(key, sorted), key);
    }
    return new Opened<>(sorted, all.damaged());
  }

  /** After the older ones; of the same age, after those that are there. */
  private static int placeOf(ProviderKey key, List<ProviderKey> sorted) {
    int at = sorted.size();
    while (at > 0 && sorted.get(at - 1).addedAt() > key.addedAt()) {
      at--;
    }
    return at;
  }

  /** The keys of one provider, oldest first; damaged ones are left out. */
  public List<ProviderKey> ofProvider(String providerId) {
    List<ProviderKey> found = new ArrayList<>();
    for (ProviderKey key : list().items()) {
      if (key.providerId().equals(providerId)) {
        found.add(key);
      }
    }
    return found;
  }

  /**
   * The key of this id, {@code null} where there is none; refused with {@code DAMAGED_RECORD} where it does not open.
   */
  public ProviderKey get(String id) {
    Value.Obj row = row(id);
    return row == null ? null : ProviderKeyCodec.decode(id, records.open(Tables.KEYS, id, row));
  }

  /**
   * Stores a draft and returns it with its id; refused with {@code INVALID_REQUEST} where the text cannot be a key or
   * is that of a key of the same provider.
   */
  public ProviderKey add(ProviderKey draft) {
    String id = Ids.random(ports.random());
    ProviderKey key = checked(draft).stored(id, ports.clock().nowMillis());
    for (ProviderKey other : ofProvider(key.providerId())) {
      if (other.secret().equals(key.secret())) {
        throw new ByokException(ErrorCode.INVALID_REQUEST, "This key is in the wallet already: " + other.label() + ".");
      }
    }
    if (!Versions.commit(store, records.seal(Tables.KEYS, id, ProviderKeyCodec.encode(key)), 0)) {
      throw Versions.contended();
    }
    return key;
  }

  /** Replaces the stored key of the same id, last writer wins; refused where it was removed meanwhile. */
  public ProviderKey replace(ProviderKey key) {
    ProviderKey checked = checked(key);
    for (int i = 0; i < ATTEMPTS; i++) {
      Value.Obj row = row(key.id());
      if (row == null) {
        throw new ByokException(ErrorCode.NO_PROVIDER_KEY, "This key was removed.");
      }
      Value.Obj content = ProviderKeyCodec.encode(checked);
      if (Versions.commit(store, records.seal(Tables.KEYS, key.id(), content), Versions.of(row))) {
        return checked;
      }
    }
    throw Versions.contended();
  }

  /** Removes a key, damaged ones too; absent is fine. */
  public void remove(String id) {
    store.write(List.of(Tables.KEYS), true, tx -> {
      tx.delete(Tables.KEYS, id);
      return null;
    });
  }

  /** The key as it would be stored: trimmed; refused with {@code INVALID_REQUEST} where the text cannot be a key. */
  public static ProviderKey checked(ProviderKey key) {
    ProviderKey trimmed = key.withSecret(KeyText.trimmed(key.secret()));
    KeyText.check(trimmed);
    return trimmed;
  }

  private Value.Obj row(String id) {
    return store.read(List.of(Tables.KEYS), tx -> tx.get(Tables.KEYS, id));
  }
}
