package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Does what an error asks for, inside the click that the app calls it in. */
final class Remedy {
  private Remedy() {}

  /**
   * Whether the error asks for a connection rather than a page: a lapsed session is renewed in a window, anything else
   * tries again.
   */
  static boolean isReconnect(JSObject error) {
    return Js.is(error, "action", "reconnect");
  }

  /**
   * Opens the page that the error asks for in a tab of its own which knows nothing of this one: a place in the wallet,
   * to raise a limit that of this app's grant, or the app itself where it is inside a frame.
   *
   * @return a promise of whether there was one to open
   */
  @JSBody(params = {"error", "wallet", "grant"}, script = """
      var own = error && /^(nested_frame|opaque_origin)$/.test(error.code);
      var pages = { __proto__: null, 'unlock': '/#unlock', 'add-key': '/#keys', 'raise-limit': '/#apps' + (grant.grantId ? '/' + grant.grantId : ''), 'open-tab': '/' };
      var page = error && pages[error.action];
      if (page) window.open(own ? location.href : wallet + page, '_blank', 'noopener');
      return Promise.resolve(!!page);""")
  static native JSObject openPage(JSObject error, String wallet, JSObject grant);

  @JSBody(params = "promise", script = "return promise.then(function() { return true; });")
  static native JSObject done(JSObject promise);
}
