package byok.wallet.shared;

import byok.protocol.Value;

/**
 * The channel of one request in the wallet's unpartitioned storage (protocol/spec/handshake.md, "Isolated consent"):
 * who knows the request's id meets there. Messages are {@code {to, window, bridge?, m}}.
 */
public final class Rooms {
  public static final String TO_BRIDGE = "bridge";
  public static final String TO_WINDOW = "window";

  private Rooms() {}

  public static String channel(String requestId) {
    return "byok-consent-" + requestId;
  }

  /** The lock that a window holds while it is there, however it ends. */
  public static String lock(String windowId) {
    return "byok-window-" + windowId;
  }

  /** @param bridge the one that is meant or speaks; null where the window does not know it yet */
  public static Value.Obj envelope(String to, String window, String bridge, Value.Obj message) {
    return new Value.Obj().put("to", to).put("window", window).put("bridge", bridge).put("m", message);
  }
}
