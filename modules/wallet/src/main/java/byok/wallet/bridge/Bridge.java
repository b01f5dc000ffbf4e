package byok.wallet.bridge;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Channel;
import byok.browser.platform.FetchHttp;
import byok.browser.platform.Gate;
import byok.browser.platform.Green;
import byok.core.budgets.BudgetBook;
import byok.core.consent.AskLimits;
import byok.core.port.Http;
import byok.core.port.Ports;
import byok.core.vault.Ids;
import byok.core.vault.OriginTags;
import byok.protocol.Base64Text;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.GrantState;
import byok.protocol.HandshakeResult;
import byok.protocol.Limits;
import byok.protocol.Lists;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.protocol.WalletStatus;
import byok.rpc.Port;
import byok.rpc.RpcMethods;
import byok.rpc.RpcServer;
import byok.wallet.shared.Platform;
import byok.wallet.shared.PortLine;
import java.util.List;
import org.teavm.jso.JSObject;

/** One bridge frame: its way to the vault, its connections, its engine. */
final class Bridge {
  private static final String OWNER_LOCK = "byok-owner-";
  private static final int ANSWER_MILLIS = 20;
  private static final int LEDGER_MILLIS = 500;
  private static final int GONE_MILLIS = 15_000;

  private final Ports ports = Platform.ports();
  private final Gate ready = new Gate();
  private final Connections connections = new Connections();
  private final Http http = new FetchHttp();
  private final String owner = Ids.random(ports.random());
  private final AppLoad load = new AppLoad(ports.clock());
  private Calls calls = new CallsToLoad(this);
  private VaultAccess access;
  private ConsentDesk desk;
  private LiveLink live;
  private Runnable watcher = () -> {};
  private String origin;
  private boolean ledgerTold;
  private boolean ledgerChanged;

  /** Finds the vault; calls wait until then. */
  void boot() {
    boot(VaultDoors.choose(ports), new Endings(this));
  }

  void boot(VaultAccess way, VaultAccess.Ends endings) {
    access = way;
    live = new LiveLink(access, this::tellStatus);
    desk = new ConsentDesk(access, new BrowserTimers(), live, new Reception(this));
    access.locks().holdWhileAlive(OWNER_LOCK + owner);
    access.listen(endings);
    ready.open();
    sweep();
  }

  /** Ends what dead frames over the same rows left behind. */
  private void sweep() {
    List<String> held = access.locks().heldNames();
    if (held != null) {
      new BudgetBook(access.store(), ports.clock(), ports.calendar())
          .sweep(other -> other.equals(owner) || Lists.contain(held, OWNER_LOCK + other));
    }
  }

  /**
   * Whether another bridge frame over the same rows is still there: by its lock, or where locks are kept from frames
   * (Firefox), by its own word a moment ago.
   */
  boolean isAlive(String otherOwner, long seenAtMillis) {
    List<String> held = access.locks().heldNames();
    return held == null
        ? ports.clock().nowMillis() - seenAtMillis < GONE_MILLIS
        : Lists.contain(held, OWNER_LOCK + otherOwner);
  }

  /** How often this site may ask. Where there is no wallet yet, nothing salts its name. */
  AskLimits askLimits(String site) {
    return new AskLimits(access.store(), ports.clock(), nameOf(site));
  }

  private String nameOf(String site) {
    String tag = new OriginTags(access.store(), ports.crypto()).of(site);
    return tag == null ? Base64Text.encodeUrl(ports.crypto().sha256(Utf8.encode(site))) : tag;
  }

  /** What the wallet's pages call this app among themselves. */
  String appName() {
    return nameOf(origin);
  }

  void awaitReady() {
    ready.await();
  }

  Ports ports() {
    return ports;
  }

  VaultAccess access() {
    return access;
  }

  ConsentDesk desk() {
    return desk;
  }

  LiveLink live() {
    return live;
  }

  Connections connections() {
    return connections;
  }

  Http http() {
    return http;
  }

  /** Names this frame in its reservations. */
  String owner() {
    return owner;
  }

  AppLoad load() {
    return load;
  }

  /** Tells the wallet's pages that the ledger has grown, and the app what is left: at once, then once in a while. */
  void tellLedger() {
    watcher.run();
    if (ledgerTold) {
      ledgerChanged = true;
      return;
    }
    ledgerTold = true;
    access.tellChanged("ledger");
    tellState();
    new BrowserTimers().after(LEDGER_MILLIS, () -> Green.run(() -> {
      ledgerTold = false;
      if (ledgerChanged) {
        ledgerChanged = false;
        tellLedger();
      }
    }));
  }

  /** What runs model calls. */
  Calls calls() {
    return calls;
  }

  void setCalls(Calls loaded) {
    calls = loaded;
  }

  /** Serves a connection of the page that the browser says is around this frame. */
  void serve(String app, Port port) {
    origin = app;
    // It may come before anything is known of the vault: what follows waits with it.
    Green.run(() -> {
      awaitReady();
      serve(live.relay(port), new AppMethods(this, app).table());
    });
  }

  /** Serves an app's connection that its bridge relays to this window. */
  void serveRelayed(JSObject messagePort) {
    serve(new BrowserPort(messagePort, load), new AppMethods(this, origin).relayed());
  }

  /** Works for this app and no other. */
  void worksFor(String app) {
    origin = app;
  }

  private void serve(Port port, RpcMethods methods) {
    connections.add(new RpcServer(port, new BrowserTimers(), Limits.MESSAGE, methods));
  }

  /** Runs {@code listener} whenever what runs here may have changed. */
  void watch(Runnable listener) {
    watcher = listener;
  }

  /** A window of the wallet's own origin works for the app. */
  void openLive(JSObject window, Value.Obj hello, JSObject messagePort) {
    awaitReady();
    live.open(window, hello, messagePort);
    tellState();
  }

  /** Gives a consent window of the wallet's own origin access to the desk. */
  void openDesk(JSObject messagePort) {
    awaitReady();
    desk.open(new PortLine(Channel.over(messagePort)));
  }

  void tellState(GrantState state) {
    connections.tell("onGrantStateChanged", state.encode());
  }

  /** The state of the app's grant as it is now, told to the app. */
  void tellState() {
    if (origin != null) {
      HandshakeResult through = live.handshake();
      tellState(through == null ? states().state() : through.grant());
    }
  }

  void tellStatus(WalletStatus status) {
    connections.tell("onStatusChanged", status.encode());
  }

  /** The app's grant has ended: running requests stop, the app is told. */
  void revoked() {
    connections.stopAll(new ByokException(ErrorCode.GRANT_REVOKED, "The owner revoked this grant."));
    tellState();
  }

  /** Does this once no request runs and the last answer is on its way, unless the owner is just being asked. */
  void whenIdle(Runnable action) {
    connections.whenIdle(() -> new BrowserTimers().after(ANSWER_MILLIS, () -> {
      if (!desk.isWaiting()) {
        action.run();
      }
    }));
  }

  GrantStates states() {
    return new GrantStates(access, ports, origin);
  }

  boolean isConnected() {
    return origin != null;
  }
}
