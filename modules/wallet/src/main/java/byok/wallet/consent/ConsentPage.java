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
import byok.core.grants.Storage;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.request.Catalog;
import byok.core.vault.OpenVault;
import byok.core.vault.Protection;
import byok.core.vault.Vault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Timers;
import byok.wallet.pages.consent.ConsentActions;
import byok.wallet.pages.consent.ConsentState;
import byok.wallet.pages.consent.ConsentView;
import byok.wallet.pages.consent.Request;
import byok.wallet.pages.terms.Terms;
import byok.wallet.shared.PasskeyDoor;
import byok.wallet.shared.Platform;
import byok.wallet.shared.SignReader;
import byok.wallet.shared.WalletChannel;
import java.util.List;

/**
 * Entry of {@code /consent}. Everything that happens becomes a task of one loop, so that no two decisions overlap. The
 * origin shown is read from the browser, and read again when an approval is released (protocol/spec/handshake.md,
 * "Consent").
 */
public final class ConsentPage implements ConsentActions {
  private static final int CLOSE_MILLIS = 700;
  private static final int LOOK_MILLIS = 400;
  private static final int REQUEST_MILLIS = 20_000;
  private static final int LEAST_WIDTH = 300;
  private static final int LEAST_HEIGHT = 400;

  private final Timers timers = new BrowserTimers();
  private final Mailbox<Runnable> tasks = new Mailbox<>();
  private final Ports ports = Platform.ports();
  private final Store store = Platform.store(IndexedDbStore.ownFactory(), Platform.VAULT);
  private final Vault vault = Platform.vault(store, IndexedDbStore.ownFactory(), ports);
  private final WalletChannel channel = new WalletChannel(Channel.own(WalletChannel.NAME), vault, timers);
  private final Catalog catalog = Platform.catalog(ports);
  private final PasskeyDoor passkey = new PasskeyDoor(Platform.passkeys(vault, store, ports), tasks);
  private final Clicks clicks = new Clicks();
  private final ConsentView view = new ConsentView(this);
  private BridgeLink bridge;
  private Pending pending;
  private Arming arming;
  private ConsentDraft draft;
  private String shownOrigin;
  private String place;
  private String heirId;
  private boolean decided;
  private boolean goesOn;
  private boolean failed;
  private Runnable cancelCountdown = () -> {};

  private ConsentPage() {}

  public static void main(String[] args) {
    Green.prepare();
    Green.run(() -> new ConsentPage().run());
  }

  private void run() {
    byok.ui.Page.show(view);
    view.show(SignReader.read(store));
    BridgeSearch search = new BridgeSearch(timers, ports);
    bridge = search.find();
    if (bridge == null) {
      fail(search.isCutOff() ? ConsentState.Trouble.OUT_OF_REACH : ConsentState.Trouble.NOT_OPENED_BY_APP);
    } else {
      listen();
    }
    while (true) {
      tasks.take().run();
    }
  }

  private void listen() {
    bridge.onMessage(message -> tasks.put(() -> receive(message)));
    channel.onChanged(what -> {
      if (!"ledger".equals(what)) {
        tasks.put(this::changed);
      }
    });
    channel.onLocked(() -> tasks.put(this::evaluate));
    channel.onWaitingAsked(() -> tasks.put(this::tellWaiting));
    Page.onVisibility(() -> tasks.put(this::attention));
    Page.onFocus(() -> tasks.put(this::attention));
    Page.onResize(() -> tasks.put(this::attention));
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
    if (arming == null || decided) {
      return;
    }
    if (!shownOrigin.equals(origin)) {
      fail(origin == null ? ConsentState.Trouble.REQUEST_GONE : ConsentState.Trouble.ORIGIN_CHANGED);
    } else if (!Page.place().equals(place)) {
      attention();
    }
  }

  /** The app opened this window and never said what for, or the page was loaded again by hand. */
  private void giveUp() {
    if (pending == null && !decided) {
      fail(ConsentState.Trouble.REQUEST_GONE);
    }
  }

  private void receive(Value.Obj message) {
    String kind = message.text("q");
    if ("pending".equals(kind) && !decided) {
      take(Pending.of(message.object("request"), bridge.agreedKey()));
    } else if ("done".equals(kind)) {
      finish(message);
    } else if ("hears".equals(kind) && heirId != null) {
      new GrantTable(store, ports.clock(), ports.crypto()).hears(heirId, message.isTrue("bell"));
      channel.tellChanged("grants");
    } else if ("close".equals(kind) && pending == null) {
      Page.close();
    } else if ("gone".equals(kind) || "bye".equals(kind) && !decided) {
      fail(ConsentState.Trouble.REQUEST_GONE);
    }
  }

  /** The app's bridge has the decision: this window closes, or goes on as the one that works for the app. */
  private void finish(Value.Obj answer) {
    if (goesOn && !answer.isTrue("linked")) {
      Page.leaveFor("/live");
    } else {
      timers.after(CLOSE_MILLIS, () -> {
        bridge.finish();
        Page.close();
      });
    }
  }

  /**
   * A window is for the one request that it showed first: another one must not take its place under the owner's hand.
   */
  private void take(Pending request) {
    if (pending == null && request != null && isWithinReach() && request.storage() == Storage.SHARED) {
      bridge.move();
      Page.goTo("/consent-isolated#" + request.requestId());
    } else if (pending == null) {
      pending = request;
      evaluate();
    } else if (request == null) {
      fail(ConsentState.Trouble.REQUEST_GONE);
    } else if (!request.requestId().equals(pending.requestId())) {
      fail(ConsentState.Trouble.REQUEST_CHANGED);
    }
  }

  /** Whether this page is the one that an app may keep its hand on. */
  private static boolean isWithinReach() {
    return !Page.path().equals("/consent-isolated");
  }

  /** What else the wallet's pages do changes nothing here, unless it takes the ground from under the question. */
  private void changed() {
    view.show(SignReader.read(store));
    boolean stands = arming != null && vault.current() != null && !isBlocked();
    if (!stands) {
      evaluate();
    }
  }

  /** Draws what the request and the wallet as they are now call for. */
  private void evaluate() {
    if (pending == null || decided || failed) {
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
    arming = null;
    OpenVault open = open();
    if (isBlocked()) {
      view.show(new ConsentState.Blocked(shownOrigin, walletTab("apps")));
      decide("blocked", null);
    } else if (open == null && vault.exists()) {
      view.show(new ConsentState.Locked(shownOrigin, walletTab("unlock"), passkey.isOffered()));
      tellWaiting();
    } else if (pending.renewal()) {
      renew(open);
    } else if (open == null || new ConsentFlow(open, ports, catalog).keys().isEmpty()) {
      view.show(new ConsentState.Empty(request(open), walletTab("start")));
      tellWaiting();
    } else if (!vault.mayChange()) {
      view.show(new ConsentState.Stale(shownOrigin, walletTab("confirm"), passkey.isOffered()));
      tellWaiting();
    } else {
      ask(new ConsentFlow(open, ports, catalog));
    }
  }

  private void ask(ConsentFlow flow) {
    ConsentRequest asked = ConsentRequest.of(shownOrigin, pending.asked());
    draft = flow.draft(asked);
    view.show(flow.state(asked, draft, pending.storage()));
    arming = new Arming(pending.requestId(), shownOrigin);
    attention();
  }

  private void renew(OpenVault open) {
    ConsentFlow flow = open == null ? null : new ConsentFlow(open, ports, catalog);
    view.show(new ConsentState.Renewing(shownOrigin));
    HandOver handOver;
    try {
      handOver = flow == null ? null : flow.renew(pending, shownOrigin);
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
      decided = true;
      bridge.refuse(pending.requestId(), refusal);
    } else {
      fail(pending.isCutOff() ? ConsentState.Trouble.OUT_OF_REACH : ConsentState.Trouble.NO_SUB_KEY);
    }
  }

  private Request request(OpenVault open) {
    ConsentRequest asked = ConsentRequest.of(shownOrigin, pending.asked());
    return open != null
        ? new ConsentFlow(open, ports, catalog).request(asked)
        : new Request(
            shownOrigin, asked.proposal().appName(), 0, List.of(asked.proposal().capabilities().get(0).wire()),
            asked.proposal().purpose());
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

  /** The window came to the front or left it, got another size or place: arming begins again. */
  private void attention() {
    cancelCountdown.run();
    if (arming == null) {
      return;
    }
    long now = ports.clock().nowMillis();
    place = Page.place();
    boolean roomy = Page.width() >= LEAST_WIDTH && Page.height() >= LEAST_HEIGHT;
    arming.visible(Page.isVisible() && roomy, now);
    arming.focused(Page.hasFocus(), now);
    if (!roomy) {
      view.tooSmall();
      return;
    }
    view.arming((int) Arming.ARM_MILLIS);
    if (Page.isVisible() && Page.hasFocus()) {
      cancelCountdown = timers.after((int) Arming.ARM_MILLIS, () -> tasks.put(this::arm));
    }
  }

  private void arm() {
    if (arming != null && arming.isArmed(ports.clock().nowMillis())) {
      view.armed();
    }
  }

  @Override
  public void approve(Terms terms) {
    int detail = clicks.latest();
    tasks.put(() -> release(terms, detail));
  }

  private void release(Terms terms, int detail) {
    String originNow = bridge.appOrigin();
    if (decided || failed || !shownOrigin.equals(originNow)) {
      lookAround();
      return;
    }
    boolean meant = arming != null
        && arming.release(detail, true, pending.requestId(), originNow, ports.clock().nowMillis());
    if (!meant || vault.current() == null) {
      again(null);
      return;
    }
    if (!vault.mayChange()) {
      evaluate();
      return;
    }
    try {
      HandOver handOver = new ConsentFlow(vault.current(), ports, catalog).approve(pending, draft, terms);
      channel.tellChanged("grants");
      view.show(new ConsentState.Done(true));
      decide("approved", handOver);
    } catch (ByokException e) {
      again(e.getMessage());
    }
  }

  /** Nothing was approved: the owner's terms stay as they are, and Approve is armed anew. */
  private void again(String problem) {
    if (vault.current() == null) {
      evaluate();
      return;
    }
    arming = new Arming(pending.requestId(), shownOrigin);
    view.again(problem);
    attention();
  }

  @Override
  public void deny() {
    tasks.put(() -> {
      view.show(new ConsentState.Done(false));
      decide("refused", null);
      if (vault.current() != null && pending.asked() != null) {
        new ConsentFlow(vault.current(), ports, catalog).deny(shownOrigin, pending.asked().appName());
      }
    });
  }

  @Override
  public void block() {
    tasks.put(() -> {
      if (vault.current() != null) {
        new ConsentFlow(vault.current(), ports, catalog).block(shownOrigin, pending.asked().appName());
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
    new AuditTrail(vault::current, ports).add(
        AuditEvent.of(AuditKind.UNLOCKED, ports.clock().nowMillis()).detail("passkey"));
    channel.tellChanged("vault");
    evaluate();
  }

  @Override
  public void closeWindow() {
    Page.close();
  }

  private void decide(String outcome, HandOver handOver) {
    decided = true;
    arming = null;
    heirId = handOver == null ? null : handOver.grantId();
    goesOn = handOver != null && handOver.live();
    bridge.decide(
        pending.requestId(), outcome, handOver == null ? null : handOver.session(),
        handOver == null ? null : handOver.key());
  }

  private void tellWaiting() {
    if (shownOrigin != null && !decided) {
      channel.tellWaiting(shownOrigin);
    }
  }

  private void fail(ConsentState.Trouble trouble) {
    arming = null;
    failed = true;
    view.show(new ConsentState.Failed(trouble));
  }

  private static String walletTab(String place) {
    return Page.origin() + "/#" + place;
  }
}
