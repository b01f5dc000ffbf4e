package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The constructor's options, checked. */
final class Settings {
  static final String SDK = "@byokapi/client/0.1.0";
  private static final int DEFAULT_TIMEOUT_MILLIS = 10_000;

  interface Options extends JSObject {
    @JSProperty
    String getBridgeUrl();

    @JSProperty("appName")
    JSObject getAppName();

    @JSProperty("connectTimeoutMillis")
    JSObject getTimeout();
  }

  private final Options options;
  private final String walletOrigin;

  Settings(Options options) {
    this.options = options;
    walletOrigin = httpOrigin(options.getBridgeUrl());
  }

  /** Whether there is a wallet to talk to: an absolute http(s) URL of its bridge page. */
  boolean isValid() {
    return walletOrigin != null;
  }

  String bridgeUrl() {
    return options.getBridgeUrl();
  }

  /** The only origin that is ever sent anything. */
  String walletOrigin() {
    return walletOrigin;
  }

  /** What the app calls itself, as given: the wallet checks it. */
  JSObject appName() {
    return options.getAppName();
  }

  /** How long the wallet may take to answer, 1 or more. */
  int timeoutMillis() {
    return whole(options.getTimeout(), DEFAULT_TIMEOUT_MILLIS);
  }

  @JSBody(params = "url", script = """
      try {
        var parsed = new URL(url);
        return /^https?:$/.test(parsed.protocol) ? parsed.origin : null;
      } catch (malformed) {
        return null;
      }""")
  private static native String httpOrigin(String url);

  @JSBody(params = {"value", "fallback"}, script = "return value >= 1 ? Math.min(value, 2147483647) | 0 : fallback;")
  private static native int whole(JSObject value, int fallback);
}
