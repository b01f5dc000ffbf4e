package byok.wallet.consent;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Channel;
import byok.browser.platform.Green;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.Mailbox;
import byok.browser.platform.Page;
import byok.core.audit.AuditEvent;
import byok.core.audit.AuditKind;
import byok.core.audit.AuditTrail;
import byok.core.consent.Arming;
import byok.core.consent.ConsentDraft;
import byok.core.consent.ConsentRequest;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.request.Catalog;
import byok.core.vault.OpenVault;
import byok.core.vault.Protection;
import byok.core.vault.Vault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.rpc.Timers;
import byok.wallet.pages.consent.ConsentActions;
import byok.wallet.pages.consent.ConsentState;
import byok.wallet.pages.consent.ConsentView;
import byok.wallet.pages.consent.Request;
import byok.wallet.pages.terms.Terms;
import byok.wallet.shared.Attention;
import byok.wallet.shared.PasskeyDoor;
import byok.wallet.shared.PauseAll;
import byok.wallet.shared.Platform;
import byok.wallet.shared.SignReader;
import byok.wallet.shared.WalletChannel;
import java.util.List;

/**
 * Entry of {@code /consent}. Everything that happens becomes a task of one loop, so that no two decisions overlap. The
 * origin shown is read from the browser, and read again when an approval is released (protocol/spec/handshake.md,
 * "Consent").
 */
public final class ConsentPage implements ConsentActions, Attention.Watcher {
  private static final int LOOK_MILLIS = 400;
  private static final int REQUEST_MILLIS = 20_000;

  private final Timers timers = new BrowserTimers();
  private final Mailbox<Runnable> tasks = new Mailbox<>();
  private final Ports ports = Platform.ports();
  private final Store store = Platform.store(IndexedDbStore.ownFactory(), Platform.VAULT);
  private final Vault vault = Platform.vault(store, IndexedDbStore.ownFactory(), ports);
  private final WalletChannel channel = new WalletChannel(Channel.own(WalletChannel.NAME), vault, timers);
  private final Catalog catalog = Platform.catalog(ports);
  private final PasskeyDoor passkey = new PasskeyDoor(Platform.passkeys(vault, store, ports), tasks);
  private final AuditTrail trail = new AuditTrail(vault::current, ports);
  private final PauseAll pause = new PauseAll(store, ports, trail::add, channel::tellChanged);
  private final Attention attention = new Attention(timers, tasks, ports.clock(), this);
  private final ConsentView view = new ConsentView(this);
  private BridgeLink bridge;
  private BridgeTalk talk;
  private Arming arming;
  private ConsentDraft draft;
  private String shownOrigin;
  private boolean toldSuspended;
  private List<String> unserved;
  private boolean failed;

  private ConsentPage() {}

  public static void main(String[] args) {
    Green.prepare();
    Green.run(() -> new ConsentPage().run());
  }

  private void run() {
    byok.ui.Page.show(view);
    view.show(SignReader.read(store));
    showPause();
    attention.watch();
    BridgeSearch search = new BridgeSearch(timers, ports);
    bridge = search.find();
    if (bridge == null) {
      fail(search.isCutOff() ? ConsentState.Trouble.OUT_OF_REACH : ConsentState.Trouble.NOT_OPENED_BY_APP);
    } else {
      talk = new BridgeTalk(bridge, timers, store, ports, channel);
      listen();
    }
    while (true) {
      tasks.take().run();
    }
  }

  private void listen() {
    talk.onAsked(this::evaluate);
    talk.onFailed(this::fail);
    bridge.onMessage(message -> tasks.put(() -> talk.receive(message)));
    channel.onChanged(what -> {
      if (!"ledger".equals(what)) {
        tasks.put(this::changed);
      }
    });
    channel.onLocked(() -> tasks.put(this::evaluate));
    channel.onWaitingAsked(() -> tasks.put(this::tellWaiting));
    Page.onHide(bridge::leave);
    timers.after(REQUEST_MILLIS, () -> tasks.put(this::giveUp));
    look();
  }

  /** Looks now and then whether the window was moved, or the page behind it is another one. */
  private void look() {
    timers.after(LOOK_MILLIS, () -> {
      tasks.put(this::lookAround);
      look();
    });
  }

  private void lookAround() {
    String origin = bridge.glance();
    if (arming == null || talk.isDecided()) {
      return;
    }
    if (!shownOrigin.equals(origin)) {
      fail(origin == null ? ConsentState.Trouble.REQUEST_GONE : ConsentState.Trouble.ORIGIN_CHANGED);
    } else {
      attention.lookAround();
    }
  }

  /** The app opened this window and never said what for, or the page was loaded again by hand. */
  private void giveUp() {
    if (talk.pending() == null && !talk.isDecided()) {
      fail(ConsentState.Trouble.REQUEST_GONE);
    }
  }

  /** What else the wallet's pages do changes nothing here, unless it takes the ground from under the question. */
  private void changed() {
    view.show(SignReader.read(store));
    showPause();
    boolean stands = arming != null && vault.current() != null && !isBlocked() && unserved.equals(unserved());
    if (stands) {
      view.show(request(vault.current()).answered());
    } else {
      evaluate();
    }
  }

  /** Draws what the request and the wallet as they are now call for. */
  private void evaluate() {
    if (talk.pending() == null || talk.isDecided() || failed) {
      return;
    }
    shownOrigin = bridge.appOrigin();
    if (shownOrigin == null) {
      fail(ConsentState.Trouble.NOT_OPENED_BY_APP);
      return;
    }
    try {
      draw();
    } catch (ByokException e) {
      fail(ConsentState.Trouble.REQUEST_GONE);
    }
  }

  private void draw() {
    disarm();
    OpenVault open = open();
    if (isBlocked()) {
      view.show(new ConsentState.Blocked(shownOrigin, walletTab("apps")));
      decide("blocked", null);
    } else if (open == null && vault.exists()) {
      view.show(new ConsentState.Locked(shownOrigin, walletTab("unlock"), passkey.isOffered()));
      tellWaiting();
    } else if (talk.pending().renewal()) {
      renew(open);
    } else if (open == null || new ConsentFlow(open, ports, catalog).keys().isEmpty()) {
      empty(request(open), "start");
    } else if (request(open).isUnserved()) {
      empty(request(open), "keys");
    } else if (!vault.mayChange()) {
      view.show(new ConsentState.Stale(shownOrigin, walletTab("confirm"), passkey.isOffered()));
      tellWaiting();
    } else {
      ask(new ConsentFlow(open, ports, catalog));
    }
  }

  private void empty(Request request, String place) {
    view.show(new ConsentState.Empty(request, walletTab(place), walletTab("keys"), isLocalOnly(vault.current())));
    tellWaiting();
  }

  private boolean isLocalOnly(OpenVault open) {
    ConsentRequest asked = ConsentRequest.of(shownOrigin, talk.pending().asked());
    return open == null
        ? asked.proposal().localOnly()
        : new ConsentFlow(open, ports, catalog).draft(asked, talk.pending().storage()).caveats().localOnly();
  }

  private void ask(ConsentFlow flow) {
    ConsentRequest asked = ConsentRequest.of(shownOrigin, talk.pending().asked());
    draft = flow.draft(asked, talk.pending().storage());
    toldSuspended = flow.suspension(shownOrigin) != null;
    unserved = unserved();
    view.show(flow.state(asked, draft, talk.pending().storage()));
    arm();
  }

  private void renew(OpenVault open) {
    ConsentFlow flow = open == null ? null : new ConsentFlow(open, ports, catalog);
    view.show(new ConsentState.Renewing(shownOrigin));
    HandOver handOver;
    try {
      handOver = flow == null ? null : flow.renew(talk.pending(), shownOrigin);
    } catch (ByokException e) {
      notRenewed(e);
      return;
    }
    boolean revoked = flow != null && flow.isRevoked(shownOrigin);
    decide(handOver != null ? "renewed" : revoked ? "revoked" : "refused", handOver);
  }

  /** The app is told what it may hear of; the rest is for the owner to read here. */
  private void notRenewed(ByokException refusal) {
    if (refusal.code() == ErrorCode.RATE_LIMITED || refusal.code() == ErrorCode.SESSION_LAPSED) {
      talk.refuse(refusal);
    } else {
      fail(talk.pending().isCutOff() ? ConsentState.Trouble.OUT_OF_REACH : ConsentState.Trouble.NO_SUB_KEY);
    }
  }

  private Request request(OpenVault open) {
    ConsentRequest asked = ConsentRequest.of(shownOrigin, talk.pending().asked());
    return open != null
        ? new ConsentFlow(open, ports, catalog).request(asked, talk.pending().storage())
        : new Request(
            shownOrigin, asked.proposal().appName(), 0, TermsMap.wires(asked.proposal().capabilities()),
            asked.proposal().purpose());
  }

  private List<String> unserved() {
    return request(vault.current()).unserved();
  }

  private OpenVault open() {
    OpenVault open = vault.usable();
    if (open != null) {
      return open;
    }
    Protection protection = vault.protection();
    if (protection == Protection.DEVICE) {
      return vault.unlockOnDevice();
    }
    Crypto.SealKey key = protection == null ? null : channel.ask();
    return key == null ? null : vault.adopt(key);
  }

  private boolean isBlocked() {
    GrantRow row = new GrantTable(store, ports.clock(), ports.crypto()).ofOrigin(shownOrigin);
    return row != null && row.status() == GrantStatus.BLOCKED;
  }

  /** Approve waits from now on. */
  private void arm() {
    arming = new Arming(talk.pending().requestId(), shownOrigin);
    attention.ask(arming);
  }

  private void disarm() {
    arming = null;
    attention.ask(null);
  }

  @Override
  public void begins(boolean roomy) {
    view.pause().ready(false);
    if (arming != null && roomy) {
      view.arming((int) Arming.ARM_MILLIS);
    } else if (arming != null) {
      view.tooSmall();
    }
  }

  @Override
  public void held() {
    view.pause().ready(true);
    if (arming != null && arming.isArmed(ports.clock().nowMillis())) {
      view.armed();
    }
  }

  /** There is nothing to pause before there is a wallet. */
  private void showPause() {
    try {
      if (vault.exists()) {
        pause.show(view.pause());
      }
    } catch (ByokException e) {
      // A window without storage says other things.
    }
  }

  @Override
  public void pauseAll() {
    attention.ifMeant(() -> pause.by(view.pause()));
  }

  @Override
  public void approve(Terms terms) {
    int click = attention.latestClick();
    tasks.put(() -> release(terms, click));
  }

  private void release(Terms terms, int click) {
    String originNow = bridge.appOrigin();
    if (talk.isDecided() || failed || !shownOrigin.equals(originNow)) {
      lookAround();
      return;
    }
    boolean meant = arming != null
        && arming.release(click, true, talk.pending().requestId(), originNow, ports.clock().nowMillis());
    if (!meant || vault.current() == null) {
      again(null);
      return;
    }
    if (!vault.mayChange()) {
      evaluate();
      return;
    }
    ConsentFlow flow = new ConsentFlow(vault.current(), ports, catalog);
    try {
      HandOver handOver = flow.approve(talk.pending(), draft, terms, toldSuspended);
      channel.tellChanged("grants");
      view.show(new ConsentState.Done(true));
      decide("approved", handOver);
    } catch (ByokException e) {
      toldSuspended = flow.suspension(shownOrigin) != null;
      again(e.getMessage());
    }
  }

  /** Nothing was approved: the owner's terms stay as they are, and Approve is armed anew. */
  private void again(String problem) {
    if (vault.current() == null) {
      evaluate();
      return;
    }
    view.again(problem);
    arm();
  }

  @Override
  public void deny() {
    tasks.put(() -> {
      view.show(new ConsentState.Done(false));
      decide("refused", null);
      if (vault.current() != null && talk.pending().asked() != null) {
        new ConsentFlow(vault.current(), ports, catalog).deny(shownOrigin, talk.pending().asked().appName());
      }
    });
  }

  @Override
  public void block() {
    tasks.put(() -> {
      if (vault.current() != null) {
        new ConsentFlow(vault.current(), ports, catalog).block(shownOrigin, talk.pending().asked().appName());
        channel.tellChanged("grants");
      }
      view.show(new ConsentState.Done(false));
      decide("blocked", null);
    });
  }

  @Override
  public void usePasskey() {
    passkey.open(this::proven, view::passkeyFailed);
  }

  private void proven() {
    trail.add(AuditEvent.of(AuditKind.UNLOCKED, ports.clock().nowMillis()).detail("passkey"));
    channel.tellChanged("vault");
    evaluate();
  }

  @Override
  public void closeWindow() {
    Page.close();
  }

  private void decide(String outcome, HandOver handOver) {
    disarm();
    talk.decide(outcome, handOver);
  }

  private void tellWaiting() {
    if (shownOrigin != null && !talk.isDecided()) {
      channel.tellWaiting(shownOrigin);
    }
  }

  private void fail(ConsentState.Trouble trouble) {
    disarm();
    failed = true;
    view.show(new ConsentState.Failed(trouble));
  }

  private static String walletTab(String place) {
    return Page.origin() + "/#" + place;
  }
}
