package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * The wallet's consent window in front of the app: opened inside the click, watched until it reads as closed. A window
 * that the app's or the wallet's policy puts out of reach reads so too, and only the wallet knows.
 */
final class WalletWindow {
  private static final int POLL_MILLIS = 300;
  private static final int TOO_SOON_MILLIS = 1_000;

  private final JSObject window;
  private final double opened = now();
  private JSObject stop;

  private WalletWindow(JSObject window) {
    this.window = window;
  }

  /**
   * Opens the window, or starts the open one afresh; {@code null} where the browser refuses.
   *
   * @param isolated whether the wallet reaches the window by itself, so that this page need not
   */
  static WalletWindow open(Settings settings, boolean isolated, String requestId) {
    JSObject window = open(settings.walletOrigin() + (isolated ? "/consent-isolated#" : "/consent#") + requestId);
    return Js.isPresent(window) ? new WalletWindow(window) : null;
  }

  /** Whether it opened too short a while ago for a person to have closed it. */
  boolean isTooSoon() {
    return now() - opened < TOO_SOON_MILLIS;
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

  @JSBody(script = "return Date.now();")
  private static native double now();

  @JSBody(params = "url", script = """
      try {
        return window.open(url, 'byok-consent', 'popup,width=420,height=720');
      } catch (refused) {
        return null;
      }""")
  private static native JSObject open(String url);

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
