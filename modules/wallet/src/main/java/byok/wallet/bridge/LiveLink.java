package byok.wallet.bridge;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.BrowserTimers;
import byok.browser.messaging.PortPair;
import byok.browser.messaging.Windows;
import byok.browser.platform.Channel;
import byok.browser.platform.Frames;
import byok.browser.platform.Gate;
import byok.browser.platform.Green;
import byok.browser.platform.Page;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.GrantState;
import byok.protocol.HandshakeResult;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.protocol.WalletStatus;
import byok.rpc.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSObject;

/**
 * The way of this bridge to an open window of the wallet that works for its app (protocol/spec/handshake.md, "Live
 * window"). Grant check, budget, provider call and ledger row happen in that window; through here go frames.
 */
final class LiveLink {
  private static final int COMING_MILLIS = 15_000;
  private static final int LOOK_MILLIS = 1_000;

  private final VaultAccess access;
  private final LiveNote note;
  private final Consumer<WalletStatus> status;
  private final List<LiveRelay> relays = new ArrayList<>();
  private Gate coming = new Gate();
  private JSObject window;
  private Channel control;
  private WalletStatus last = WalletStatus.READY;

  /** @param status is told how things stand for the app, whenever that changes */
  LiveLink(VaultAccess access, Consumer<WalletStatus> status) {
    this.access = access;
    this.note = new LiveNote(access);
    this.status = status;
    Page.onHide(() -> tell("bye"));
  }

  /** What serves one connection of the app. */
  Port relay(Port app) {
    LiveRelay relay = new LiveRelay(app, closed -> Lists.removeSame(relays, closed), this::heard);
    relays.add(relay);
    begin(relay);
    return relay;
  }

  /** The handshake's answer while no window answers it; {@code null} where this bridge needs no window. */
  HandshakeResult handshake() {
    GrantState state = note.read();
    return state == null ? null : new HandshakeResult(1, statusOf(state), state, false);
  }

  private WalletStatus statusOf(GrantState state) {
    if (window != null) {
      return last;
    }
    return state.type() == GrantState.Type.GRANTED ? WalletStatus.LAPSED : WalletStatus.READY;
  }

  /** Refuses a call that needs a window while there is none. */
  void check() {
    GrantState state = note.read();
    GrantState.Type type = state == null ? GrantState.Type.NONE : state.type();
    switch (type) {
      case GRANTED -> throw gone();
      case REVOKED, DENIED -> throw new ByokException(ErrorCode.GRANT_REVOKED, "The owner revoked this grant.");
      case EXPIRED -> throw new ByokException(ErrorCode.GRANT_EXPIRED, "This grant has expired.");
      default -> {}
    }
  }

  private static ByokException gone() {
    return new ByokException(
        ErrorCode.SESSION_LAPSED, "The wallet's window that works for this site is closed; one click opens it.");
  }

  boolean isOpen() {
    return window != null;
  }

  /** The owner lets a window do the work: waits until it is there, for a while. */
  void expect(Value state) {
    note.keep(state);
    if (!isOpen()) {
      Gate arrival = coming;
      new BrowserTimers().after(COMING_MILLIS, arrival::open);
      arrival.await();
    }
  }

  /** Nobody waits any more for a window that may have been closed before it came. */
  void stopWaiting() {
    coming.open();
  }

  /** The owner ended the grant while no window was open. */
  void ended() {
    note.keep(GrantState.of(GrantState.Type.REVOKED).encode());
  }

  /** The grant works without a window from now on. */
  void forget() {
    note.forget();
    drop("replaced");
  }

  /** A window of the wallet works for this app from now on. @param hello the handshake's answer there */
  void open(JSObject source, Value.Obj hello, JSObject port) {
    drop("replaced");
    note.keep(hello.get("grant"));
    last = WalletStatus.decode(hello);
    window = source;
    Channel mine = Channel.over(port);
    control = mine;
    mine.onMessage((message, raw) -> {
      if (control == mine && message instanceof Value.Obj frame) {
        told(frame.text("q"));
      }
    });
    Value.Obj report = access.report(true);
    mine.post(new Value.Obj().put("q", "taken").put("report", report == null ? Value.NULL : report));
    relays.forEach(this::begin);
    coming.open();
    coming = new Gate();
    status.accept(last);
    look(mine);
  }

  private void told(String what) {
    if ("bye".equals(what)) {
      lost();
    } else if ("accepted".equals(what)) {
      access.forget();
    }
  }

  private void begin(LiveRelay relay) {
    if (window != null) {
      PortPair pair = new PortPair();
      Windows.post(window, new Value.Obj().put("byok", "app"), Page.origin(), pair.far());
      relay.begin(new BrowserPort(pair.near(), true));
    }
  }

  /** A window may go without a word. */
  private void look(Channel mine) {
    new BrowserTimers().after(LOOK_MILLIS, () -> {
      if (control == mine && Frames.isClosed(window)) {
        Green.run(this::lost);
      } else if (control == mine) {
        look(mine);
      }
    });
  }

  private void heard(Value event) {
    if (event instanceof Value.Obj frame && "onGrantStateChanged".equals(frame.text("m"))) {
      Green.run(() -> note.keep(frame.get("v")));
    } else if (event instanceof Value.Obj frame && "onStatusChanged".equals(frame.text("m"))) {
      last = WalletStatus.decode(frame.get("v"));
    }
  }

  private void lost() {
    drop("gone");
    HandshakeResult now = handshake();
    if (now != null) {
      status.accept(now.status());
    }
  }

  /** @param farewell to the window */
  private void drop(String farewell) {
    if (window != null) {
      tell(farewell);
      control.close();
      window = null;
      control = null;
      for (LiveRelay relay : List.copyOf(relays)) {
        relay.end(gone());
      }
    }
  }

  private void tell(String what) {
    if (control != null) {
      control.post(new Value.Obj().put("q", what));
    }
  }
}
