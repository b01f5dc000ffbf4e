package byok.browser.platform;

import java.util.List;
import org.teavm.jso.JSBody;

/**
 * A Content-Security-Policy that the page lays upon itself, on top of the one it was served with. Cannot be taken back.
 */
public final class PagePolicy {
  private PagePolicy() {}

  /**
   * From now on this page connects to nothing but itself and {@code origins}.
   *
   * @param origins each {@code scheme://host[:port]}; anything else is an {@code IllegalArgumentException}
   */
  public static void connectOnlyTo(List<String> origins) {
    StringBuilder sources = new StringBuilder("connect-src 'self'");
    for (String origin : origins) {
      if (!isOrigin(origin)) {
        throw new IllegalArgumentException("not an origin: " + origin);
      }
      sources.append(' ').append(origin);
    }
    insert(sources.toString());
  }

  @JSBody(params = "origin", script = "try { return new URL(origin).origin === origin; } catch (e) { return false; }")
  private static native boolean isOrigin(String origin);

  @JSBody(params = "policy", script = """
      var meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = policy;
      document.head.appendChild(meta);""")
  private static native void insert(String policy);
}
