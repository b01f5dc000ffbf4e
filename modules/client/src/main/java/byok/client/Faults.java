package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What can go wrong before the wallet is asked: wire fields of errors, as the wallet would send them. */
final class Faults {
  /** Creates the package's own error of the wire fields of one. */
  @JSFunctor
  interface Factory extends JSObject {
    JSObject create(JSObject fields);
  }

  private Faults() {}

  static JSObject badUrl() {
    return fault("invalid_request", "bridgeUrl must be an absolute http(s) URL.", null, "none", false);
  }

  static JSObject unsendable(String sentence) {
    return fault("invalid_request", sentence, null, "none", false);
  }

  @JSBody(params = "name", script = """
      return { code: 'invalid_request', message: 'requestGrant knows no field "' + name + '".',
          hint: 'Correct its name or leave it out: what the wallet does not hear would not limit the grant.',
          action: 'none', retryable: false, field: name };""")
  static native JSObject unknownField(String name);

  @JSBody(params = "name", script = """
      return { code: 'invalid_request', message: 'requestGrant takes no such "' + name + '".',
          hint: 'Give a value that its type GrantRequest allows.', action: 'none', retryable: false, field: name };""")
  static native JSObject wrongValue(String name);

  static JSObject noBrowser() {
    return fault("no_browser", "There is no page here that could hold the wallet.",
        "Call this in a browser page, not on a server or in a worker.", "none", false);
  }

  static JSObject nestedFrame() {
    return fault("nested_frame", "This page is inside a frame of another page.", "Open the preview in its own tab.",
        "open-tab", false);
  }

  static JSObject opaqueOrigin() {
    return fault("opaque_origin", "This page has no origin that a grant could be given to.",
        "Serve the app from an http(s) origin, without a sandbox.", "open-tab", false);
  }

  static JSObject keptOut(String walletOrigin) {
    return keptOut("frame-src " + walletOrigin, "Add this to the page's Content-Security-Policy: ");
  }

  static JSObject popupBlocked() {
    return fault("popup_blocked", "The browser did not open the wallet's window.",
        "Call this directly in a click handler, before any await, or allow pop-ups for this site.", "none", false);
  }

  static JSObject silence(Settings settings) {
    return silence(settings.walletOrigin(), settings.timeoutMillis());
  }

  static JSObject disconnected(String sentence) {
    return fault("disconnected", sentence, "Call connect() again.", "reconnect", false);
  }

  static JSObject notRenewed() {
    return fault("session_lapsed", "The window was closed before the session was renewed.",
        "Call reconnect() in a click handler.", "reconnect", false);
  }

  @JSBody(params = {"code", "message", "hint", "action", "retryable"}, script =
      "return { code: code, message: message, hint: hint || undefined, action: action, retryable: retryable };")
  private static native JSObject fault(String code, String message, String hint, String action, boolean retryable);

  /** Also printed: whoever reads the console is the one who can add the line. */
  @JSBody(params = {"line", "advice"}, script = """
      console.error('byok: ' + advice + line);
      return { code: 'blocked_by_csp', message: 'The Content-Security-Policy of this page keeps the wallet out.',
          hint: advice + line, action: 'none', retryable: false };""")
  private static native JSObject keptOut(String line, String advice);

  /** The wallet did not answer: the browser may know why. */
  @JSBody(params = {"wallet", "millis"}, script = """
      return navigator.onLine === false
          ? { code: 'offline', message: 'This browser is offline.', hint: 'Connect to the network, then try again.',
              action: 'reconnect', retryable: true }
          : { code: 'connect_timeout', message: 'The wallet at ' + wallet + ' did not answer within ' + millis + ' ms.',
              hint: 'Check that the wallet runs there and that bridgeUrl ends in /bridge, then connect again.', action: 'reconnect', retryable: true };""")
  private static native JSObject silence(String wallet, int millis);

  @JSBody(params = "error", script = "throw error;")
  static native void raise(JSObject error);

  @JSBody(params = "error", script = "return Promise.reject(error);")
  static native JSObject rejected(JSObject error);
}
