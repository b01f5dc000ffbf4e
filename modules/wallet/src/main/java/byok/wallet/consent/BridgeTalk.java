package byok.wallet.consent;

import byok.browser.platform.Page;
import byok.core.grants.GrantTable;
import byok.core.grants.Storage;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.Value;
import byok.rpc.Timers;
import byok.wallet.pages.consent.ConsentState.Trouble;
import byok.wallet.shared.WalletChannel;
import java.util.function.Consumer;

/** What this window and the app's bridge say to each other: what is asked, what is decided, and how that ends. */
final class BridgeTalk {
  private static final int CLOSE_MILLIS = 700;

  private final BridgeLink bridge;
  private final Timers timers;
  private final Store store;
  private final Ports ports;
  private final WalletChannel channel;
  private Runnable asked = () -> {};
  private Consumer<Trouble> failed = trouble -> {};
  private Pending pending;
  private String heirId;
  private boolean decided;
  private boolean goesOn;

  BridgeTalk(BridgeLink bridge, Timers timers, Store store, Ports ports, WalletChannel channel) {
    this.bridge = bridge;
    this.timers = timers;
    this.store = store;
    this.ports = ports;
    this.channel = channel;
  }

  /** The app's request is there. */
  void onAsked(Runnable listener) {
    asked = listener;
  }

  /** Nothing can be decided any more. */
  void onFailed(Consumer<Trouble> listener) {
    failed = listener;
  }

  /** What waits for the owner; {@code null} before it is known. */
  Pending pending() {
    return pending;
  }

  boolean isDecided() {
    return decided;
  }

  void decide(String outcome, HandOver handOver) {
    decided = true;
    heirId = handOver == null ? null : handOver.grantId();
    goesOn = handOver != null && handOver.live();
    bridge.decide(
        pending.requestId(), outcome, handOver == null ? null : handOver.session(),
        handOver == null ? null : handOver.key());
  }

  /** The app is told why it gets nothing. */
  void refuse(ByokException refusal) {
    decided = true;
    bridge.refuse(pending.requestId(), refusal);
  }

  void receive(Value.Obj message) {
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
      failed.accept(Trouble.REQUEST_GONE);
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
      asked.run();
    } else if (request == null) {
      failed.accept(Trouble.REQUEST_GONE);
    } else if (!request.requestId().equals(pending.requestId())) {
      failed.accept(Trouble.REQUEST_CHANGED);
    }
  }

  /** Whether this page is the one that an app may keep its hand on. */
  private static boolean isWithinReach() {
    return !Page.path().equals("/consent-isolated");
  }
}
