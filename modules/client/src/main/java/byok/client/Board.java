package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What the app sees: one status and one grant, as a snapshot that is the same object until something changed. */
final class Board {
  static final String IDLE = "idle";
  static final String CONNECTING = "connecting";
  static final String READY = "ready";
  static final String NEEDS_CLICK = "needs-click";
  static final String LOCKED = "locked";
  static final String UNREACHABLE = "unreachable";
  static final String DISPOSED = "disposed";

  private final JSObject listeners = listeners();
  private JSObject snapshot = snapshot(Js.text(IDLE), noGrant());

  JSObject snapshot() {
    return snapshot;
  }

  boolean is(String status) {
    return Js.is(snapshot, "status", status);
  }

  void status(String next) {
    if (!is(next)) {
      publish(snapshot(Js.text(next), grant()), "status");
    }
  }

  /** Takes the wallet's own {@code {status}}, in which a lapsed session is one that waits for a click. */
  void walletStatus(JSObject said) {
    status(Js.is(said, "status", "lapsed") ? NEEDS_CLICK : Js.is(said, "status", LOCKED) ? LOCKED : READY);
  }

  /** Takes a grant state as the wallet sent it; anything but an object changes nothing. */
  void grant(JSObject next) {
    if (isNews(next, grant())) {
      publish(snapshot(Js.get(snapshot, "status"), next), "grant");
    }
  }

  JSObject grant() {
    return Js.get(snapshot, "grant");
  }

  private void publish(JSObject next, String event) {
    snapshot = next;
    fire(listeners, event, Js.get(next, event));
    fire(listeners, "change", next);
  }

  /** Tells those who listen that something happened which is not in the snapshot. */
  void say(String event) {
    fire(listeners, event, Js.undefined());
  }

  /** Calls {@code listener} for each {@code event}; the result, a function, stops that. */
  JSObject on(String event, JSObject listener) {
    return on(listeners, event, listener);
  }

  @JSBody(script = "return new Set();")
  private static native JSObject listeners();

  @JSBody(script = "return { type: 'none' };")
  private static native JSObject noGrant();

  @JSBody(params = {"status", "grant"}, script =
      "return Object.freeze({ status: status, grant: Object.freeze(grant) });")
  private static native JSObject snapshot(JSObject status, JSObject grant);

  @JSBody(params = {"next", "old"},
      script = "return !!next && typeof next === 'object' && JSON.stringify(next) !== JSON.stringify(old);")
  private static native boolean isNews(JSObject next, JSObject old);

  @JSBody(params = {"all", "event", "listener"}, script = """
      var entry = [event, listener];
      all.add(entry);
      return function() { all.delete(entry); };""")
  private static native JSObject on(JSObject all, String event, JSObject listener);

  /** A listener that throws stops neither the others nor us; the page's own error handling sees it. */
  @JSBody(params = {"all", "event", "detail"}, script = """
      Array.from(all).forEach(function(entry) {
        if (entry[0] === event && all.has(entry)) {
          try {
            entry[1](detail);
          } catch (thrown) {
            setTimeout(function() { throw thrown; });
          }
        }
      });""")
  private static native void fire(JSObject all, String event, JSObject detail);
}
