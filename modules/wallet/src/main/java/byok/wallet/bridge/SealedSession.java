package byok.wallet.bridge;

import byok.browser.platform.MemoryStore;
import byok.browser.platform.WebLocks;
import byok.core.grants.Storage;
import byok.core.port.Crypto;
import byok.core.port.KeyStash;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.session.SessionBundle;
import byok.core.session.SessionReport;
import byok.core.session.SessionStore;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/**
 * One grant in this storage partition, handed over by the consent window under a lease. The vault hears of it at
 * contact.
 */
final class SealedSession implements VaultAccess {
  private final Store store;
  private final SessionStore session;
  private final WebLocks locks = WebLocks.own();

  SealedSession(Store store, KeyStash stash, Ports ports) {
    this.store = store;
    this.session = new SessionStore(store, stash, ports);
  }

  @Override
  public Storage storage() {
    return Storage.SEALED;
  }

  @Override
  public boolean outlivesPage() {
    return !(store instanceof MemoryStore);
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
    return session.open();
  }

  @Override
  public void receive(Value.Obj bundle, Crypto.SealKey key) {
    if (bundle == null || key == null) {
      throw new ByokException(ErrorCode.SESSION_LAPSED, "The wallet's window handed over no session.");
    }
    session.install(new SessionBundle(key, bundle));
  }

  @Override
  public Value.Obj report(boolean close) {
    SessionReport report = session.report(close);
    return report == null ? null : report.encode();
  }

  /** Nobody outside the partition listens. */
  @Override
  public void tellChanged(String what) {}

  @Override
  public void tellRevoked(String grantId) {}

  @Override
  public void listen(Ends ends) {}
}
