package byok.core.keys;

import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.Ids;
import byok.core.vault.OpenVault;
import byok.core.vault.Opened;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

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
    return row == null ? null : opened(id, row);
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
    return replace(key, () -> true);
  }

  /** The same where that is wanted even as it is stored; else {@code null}, and nothing is. */
  public ProviderKey replace(ProviderKey key, BooleanSupplier wanted) {
    ProviderKey checked = checked(key);
    for (int i = 0; i < ATTEMPTS; i++) {
      Value.Obj row = row(key.id());
      if (row == null) {
        throw new ByokException(ErrorCode.NO_PROVIDER_KEY, "This key was removed.");
      }
      SealedRow sealed = records.seal(Tables.KEYS, key.id(), ProviderKeyCodec.encode(checked));
      Stored stored = store.write(List.of(Tables.KEYS), true, tx -> stored(tx, sealed, Versions.of(row), wanted));
      if (stored != Stored.LATE) {
        return stored == Stored.YES ? checked : null;
      }
    }
    throw Versions.contended();
  }

  private enum Stored {
    YES,
    UNWANTED,
    /** Another writer came first. */
    LATE
  }

  private static Stored stored(Store.Tx tx, SealedRow row, long expected, BooleanSupplier wanted) {
    if (!wanted.getAsBoolean()) {
      return Stored.UNWANTED;
    }
    return Versions.commit(tx, row, expected) ? Stored.YES : Stored.LATE;
  }

  /**
   * Notes what a provider said to a stored key: on the key as it is then. Where another secret is in its place by now,
   * that was not the one asked with, and nothing is noted.
   *
   * @param asked the key as its provider was asked with it
   * @param outcome what that makes of the stored key
   * @return the key as it is stored then; {@code null} where it was removed
   */
  public ProviderKey note(ProviderKey asked, UnaryOperator<ProviderKey> outcome) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Value.Obj row = row(asked.id());
      ProviderKey stored = row == null ? null : opened(asked.id(), row);
      if (stored == null || !stored.secret().equals(asked.secret())) {
        return stored;
      }
      ProviderKey next = outcome.apply(stored);
      SealedRow sealed = records.seal(Tables.KEYS, asked.id(), ProviderKeyCodec.encode(next));
      if (Versions.commit(store, sealed, Versions.of(row))) {
        return next;
      }
    }
    throw Versions.contended();
  }

  private ProviderKey opened(String id, Value.Obj row) {
    return ProviderKeyCodec.decode(id, records.open(Tables.KEYS, id, row));
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
