package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The wallet's consent window in front of the app: opened inside the click, watched until it closes. */
final class WalletWindow {
  private static final int POLL_MILLIS = 300;

  private final JSObject window;
  private JSObject stop;

  private WalletWindow(JSObject window) {
    this.window = window;
  }

  /** Opens the window, or starts the open one afresh; {@code null} where the browser refuses. */
  static WalletWindow open(Settings settings) {
    JSObject window = open(settings.walletOrigin());
    return Js.isPresent(window) ? new WalletWindow(window) : null;
  }

  /** Runs {@code closed} once the window has gone, unless {@link #forget} came first. */
  void watch(Js.Action closed) {
    stop = watch(window, POLL_MILLIS, closed);
  }

  void forget() {
    Js.run(stop);
  }

  boolean isClosed() {
    return isClosed(window);
  }

  void focus() {
    focus(window);
  }

  void close() {
    close(window);
  }

  @JSBody(params = "origin", script = """
      try {
        return window.open(origin + '/consent', 'byok-consent', 'popup,width=420,height=720');
      } catch (refused) {
        return null;
      }""")
  private static native JSObject open(String origin);

  @JSBody(params = {"window", "millis", "closed"}, script = """
      var timer = setInterval(function() {
        if (window.closed) {
          clearInterval(timer);
          closed();
        }
      }, millis);
      return function() { clearInterval(timer); };""")
  private static native JSObject watch(JSObject window, int millis, Js.Action closed);

  @JSBody(params = "window", script = "return window.closed;")
  private static native boolean isClosed(JSObject window);

  @JSBody(params = "window", script = "window.focus();")
  private static native void focus(JSObject window);

  @JSBody(params = "window", script = "window.close();")
  private static native void close(JSObject window);
}
