package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The hidden iframe that holds the wallet's bridge page. */
final class BridgeFrame {
  private final JSObject frame;
  private final JSObject stopWatching;

  /**
   * Adds the frame to the page.
   *
   * @param loaded runs each time a page has loaded in it: a page that reloads itself is a new peer
   * @param keptOut runs where the app's own Content-Security-Policy keeps the wallet out
   */
  BridgeFrame(Settings settings, Js.Action loaded, Js.Action keptOut) {
    stopWatching = watch(settings.walletOrigin(), keptOut);
    frame = create(settings.bridgeUrl(), loaded);
  }

  /** Says hello to the page in the frame, if it is the wallet's. @return our end of the port that went along */
  Session.Port greet(String walletOrigin, String nonce) {
    return greet(frame, walletOrigin, nonce, Settings.SDK);
  }

  /** Whether a page from elsewhere has begun in it. */
  boolean holdsPage() {
    return holdsPage(frame);
  }

  boolean isAttached() {
    return isAttached(frame);
  }

  void remove() {
    remove(frame, stopWatching);
  }

  @JSBody(params = {"url", "loaded"}, script = """
      var frame = document.createElement('iframe');
      frame.setAttribute('referrerpolicy', 'strict-origin');
      frame.setAttribute('allow', 'loopback-network; local-network; local-network-access; storage-access; language-model');
      frame.setAttribute('aria-hidden', 'true');
      frame.tabIndex = -1;
      frame.title = 'AI wallet';
      frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
      frame.addEventListener('load', loaded);
      frame.src = url;
      (document.body || document.documentElement).appendChild(frame);
      return frame;""")
  private static native JSObject create(String url, Js.Action loaded);

  @JSBody(params = {"origin", "keptOut"}, script = """
      var see = function(event) {
        if (event.disposition !== 'report' && /^(frame|child|default)-src/.test(event.effectiveDirective)
            && (event.blockedURI + '/').indexOf(origin + '/') === 0) keptOut();
      };
      document.addEventListener('securitypolicyviolation', see);
      return function() { document.removeEventListener('securitypolicyviolation', see); };""")
  private static native JSObject watch(String origin, Js.Action keptOut);

  @JSBody(params = {"frame", "origin", "nonce", "sdk"}, script = """
      var channel = new MessageChannel();
      var hello = { byok: 1, t: 'hello', nonce: nonce, versions: [1], sdk: sdk };
      frame.contentWindow.postMessage(hello, origin, [channel.port2]);
      return channel.port1;""")
  private static native Session.Port greet(JSObject frame, String origin, String nonce, String sdk);

  @JSBody(params = "frame", script = "return frame.contentDocument == null;")
  private static native boolean holdsPage(JSObject frame);

  @JSBody(params = "frame", script = "return frame.isConnected;")
  private static native boolean isAttached(JSObject frame);

  @JSBody(params = {"frame", "stop"}, script = "stop(); frame.remove();")
  private static native void remove(JSObject frame, JSObject stop);
}
