package byok.wallet.bridge;

import byok.browser.platform.Channel;
import byok.browser.platform.Green;
import byok.browser.platform.MemoryStore;
import byok.browser.platform.StorageAccess;
import byok.browser.platform.WebLocks;
import byok.core.grants.GrantTable;
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
import byok.wallet.shared.BellRope;

/**
 * One grant in this storage partition, handed over by the consent window under a lease. The vault hears of it at
 * contact.
 */
final class SealedSession implements VaultAccess {
  private final Store store;
  private final Channel tabs;
  private final Ports ports;
  private final SessionStore session;
  private final WebLocks locks = WebLocks.own();
  private Ends ends;
  private long wanted;

  /** @param tabs reaches the bridges of the app's other tabs in this partition */
  SealedSession(Store store, KeyStash stash, Channel tabs, Ports ports) {
    this.store = store;
    this.tabs = tabs;
    this.ports = ports;
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
    wanted = 0;
    tellChanged("grants");
  }

  @Override
  public void heed() {
    SessionStore.Heard heard = session.listen(BellRope.hear());
    if (heard == SessionStore.Heard.REVOKED) {
      String grantId = session.grant().grantId();
      if (new GrantTable(store, ports.clock(), ports.crypto()).revoke(grantId) && ends != null) {
        ends.revoked(grantId);
      }
    }
  }

  @Override
  public boolean hearsBell() {
    return StorageAccess.tryCookies() && BellRope.hear() != null;
  }

  @Override
  public void wants(long nanoUsd) {
    wanted = Math.max(wanted, nanoUsd);
  }

  @Override
  public long wanted() {
    return wanted;
  }

  /** It rang: what ended stops at once. */
  private void rang() {
    boolean ran = session.grant() != null && !session.isLapsed();
    heed();
    if (ran && session.isLapsed()) {
      ends.lapsed();
    }
  }

  @Override
  public Value.Obj report(boolean close) {
    SessionReport report = session.report(close);
    return report == null ? null : report.encode();
  }

  @Override
  public void forget() {
    session.forget();
  }

  /** The app's other tabs listen; nobody outside the partition hears of it. */
  @Override
  public void tellChanged(String what) {
    tabs.post(new Value.Obj().put("changed", what));
  }

  @Override
  public void tellRevoked(String grantId) {
    tabs.post(new Value.Obj().put("revoked", grantId));
  }

  @Override
  public void listen(Ends endings) {
    ends = endings;
    BellRope.onRing(this::rang);
    if (session.grant() != null) {
      Green.run(() -> {
        if (hearsBell()) {
          rang();
        }
      });
    }
    tabs.onMessage((message, key) -> {
      if (message instanceof Value.Obj frame && frame.text("revoked") != null) {
        ends.revoked(frame.text("revoked"));
      } else if (message instanceof Value.Obj frame && frame.text("changed") != null) {
        ends.changed(frame.text("changed"));
      }
    });
  }
}
