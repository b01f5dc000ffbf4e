package byok.wallet.bridge;

import byok.browser.platform.Ancestors;
import byok.browser.platform.Channel;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.MemoryStore;
import byok.browser.platform.StorageAccess;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.wallet.shared.Platform;
import java.util.function.Supplier;
import org.teavm.jso.JSObject;

/** Finds the way to the owner's wallet by trying, never by the browser's name (ARCHITECTURE.md, "Storage"). */
final class VaultDoors {
  private VaultDoors() {}

  static VaultAccess choose(Ports ports) {
    VaultAccess own = orNull(() -> ownVault(ports));
    VaultAccess shared = own == null ? orNull(() -> throughHandle(ports)) : own;
    VaultAccess stored = shared == null ? orNull(() -> sealed(ports)) : shared;
    return stored == null ? new SealedSession(new MemoryStore(), new MemoryKeyStash(), Channel.none(), ports) : stored;
  }

  /** What a way leads to; null where the browser refuses it. */
  private static VaultAccess orNull(Supplier<VaultAccess> way) {
    try {
      return way.get();
    } catch (ByokException e) {
      return null;
    }
  }

  /** The vault lies in this page's own storage: the app is of the wallet's site. */
  private static VaultAccess ownVault(Ports ports) {
    JSObject factory = IndexedDbStore.ownFactory();
    if (!IndexedDbStore.exists(factory, Platform.VAULT)) {
      return null;
    }
    Store store = Platform.store(factory, Platform.VAULT);
    return Platform.vault(store, factory, ports).exists() ? SharedVault.own(factory, ports) : null;
  }

  private static VaultAccess throughHandle(Ports ports) {
    JSObject handle = StorageAccess.tryHandle();
    JSObject factory = handle == null ? null : StorageAccess.indexedDb(handle);
    return factory == null ? null : SharedVault.through(handle, factory, ports);
  }

  /** In the partition's database, one for each app origin, as a partition may span a site. */
  private static VaultAccess sealed(Ports ports) {
    JSObject factory = IndexedDbStore.ownFactory();
    String name = Platform.SESSION + ":" + Ancestors.origins().get(0);
    Store store = Platform.store(factory, name);
    return new SealedSession(store, Platform.stash(factory, Platform.SESSION), Channel.own(name), ports);
  }
}
