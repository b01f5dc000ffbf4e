package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Channel;
import byok.browser.platform.WebLocks;
import byok.core.grants.Storage;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.Protection;
import byok.core.vault.Vault;
import byok.protocol.ByokException;
import byok.protocol.Value;
import byok.wallet.shared.Platform;
import byok.wallet.shared.WalletChannel;
import org.teavm.jso.JSObject;

/**
 * The one vault of this wallet, reached directly: grant check, reservation and ledger row are one transaction over it.
 */
final class SharedVault implements VaultAccess {
  private final Store store;
  private final Vault vault;
  private final WebLocks locks;
  private final WalletChannel channel;
  private final JSObject handle;
  private final boolean inFrame;

  private SharedVault(
      JSObject handle, JSObject factory, WebLocks locks, Channel channel, boolean inFrame, Ports ports) {
    this.handle = handle;
    this.inFrame = inFrame;
    this.store = Platform.store(factory, Platform.VAULT);
    this.vault = Platform.vault(store, factory, ports);
    this.locks = locks;
    this.channel = new WalletChannel(channel, vault, new BrowserTimers());
  }

  /** In this page's own storage: the app is of the wallet's site. */
  static SharedVault own(JSObject factory, Ports ports) {
    return new SharedVault(null, factory, WebLocks.own(), Channel.own(WalletChannel.NAME), true, ports);
  }

  /** In the storage of a window that works for a bridge elsewhere. */
  static SharedVault ofWindow(JSObject factory, Ports ports) {
    return new SharedVault(null, factory, WebLocks.own(), Channel.own(WalletChannel.NAME), false, ports);
  }

  /** Through a Storage Access handle. */
  static SharedVault through(JSObject handle, JSObject factory, Ports ports) {
    return new SharedVault(handle, factory, WebLocks.of(handle), Channel.of(handle, WalletChannel.NAME), true, ports);
  }

  @Override
  public Storage storage() {
    return Storage.SHARED;
  }

  @Override
  public boolean outlivesPage() {
    return true;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public WebLocks locks() {
    return locks;
  }

  @Override
  public OpenVault open() {
    OpenVault open = vault.usable();
    if (open != null) {
      return open;
    }
    Protection protection = vault.protection();
    if (protection == Protection.DEVICE) {
      return vault.unlockOnDevice();
    }
    return protection == null ? null : adopt(channel.ask());
  }

  private OpenVault adopt(Crypto.SealKey key) {
    try {
      return key == null ? null : vault.adopt(key);
    } catch (ByokException e) {
      return null;
    }
  }

  @Override
  public void receive(Value.Obj session, Crypto.SealKey key) {
    adopt(key);
  }

  /** On the vault itself, every change is there before the request. */
  @Override
  public void heed() {}

  @Override
  public boolean hearsBell() {
    return false;
  }

  @Override
  public void wants(long nanoUsd) {}

  @Override
  public long wanted() {
    return 0;
  }

  @Override
  public Value.Obj report(boolean close) {
    return null;
  }

  @Override
  public void forget() {}

  @Override
  public Channel channel(String name) {
    return handle == null ? Channel.own(name) : Channel.of(handle, name);
  }

  @Override
  public boolean reachesWindows() {
    return inFrame;
  }

  /**
   * Whether even a site without a grant may know that windows need no opener: the handle is there without any wallet.
   */
  @Override
  public boolean isOpenToStrangers() {
    return handle != null;
  }

  @Override
  public void tellChanged(String what) {
    channel.tellChanged(what);
  }

  @Override
  public void tellRevoked(String grantId) {
    channel.tellRevoked(grantId);
  }

  @Override
  public void listen(Ends ends) {
    channel.onRevoked(ends::revoked);
    channel.onStopped(ends::stopped);
    channel.onLocked(ends::locked);
    channel.onChanged(ends::changed);
  }
}
