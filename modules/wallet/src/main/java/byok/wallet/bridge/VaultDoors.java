package byok.wallet.bridge;

import byok.browser.platform.Ancestors;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.MemoryStore;
import byok.browser.platform.StorageAccess;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.wallet.shared.Platform;
import org.teavm.jso.JSObject;

/** Finds the way to the owner's wallet by trying, never by the browser's name (ARCHITECTURE.md, "Storage"). */
final class VaultDoors {
  private VaultDoors() {}

  static VaultAccess choose(Ports ports) {
    VaultAccess own = ownVault(ports);
    VaultAccess shared = own == null ? throughHandle(ports) : own;
    return shared == null ? sealed(ports) : shared;
  }

  /** The vault lies in this page's own storage: the app is of the wallet's site. */
  private static VaultAccess ownVault(Ports ports) {
    try {
      JSObject factory = IndexedDbStore.ownFactory();
      if (!IndexedDbStore.exists(factory, Platform.VAULT)) {
        return null;
      }
      Store store = Platform.store(factory, Platform.VAULT);
      return Platform.vault(store, factory, ports).exists() ? SharedVault.own(factory, ports) : null;
    } catch (ByokException e) {
      return null;
    }
  }

  private static VaultAccess throughHandle(Ports ports) {
    JSObject handle = StorageAccess.tryHandle();
    JSObject factory = handle == null ? null : StorageAccess.indexedDb(handle);
    try {
      return factory == null ? null : SharedVault.through(handle, factory, ports);
    } catch (ByokException e) {
      return null;
    }
  }

  /**
   * In the partition's database, one for each app origin, as a partition may span a site; in memory where the browser
   * refuses even that.
   */
  private static VaultAccess sealed(Ports ports) {
    try {
      JSObject factory = IndexedDbStore.ownFactory();
      Store store = Platform.store(factory, Platform.SESSION + ":" + Ancestors.origins().get(0));
      return new SealedSession(store, Platform.stash(factory, Platform.SESSION), ports);
    } catch (ByokException e) {
      return new SealedSession(new MemoryStore(), new MemoryKeyStash(), ports);
    }
  }
}
