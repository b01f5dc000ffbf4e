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
   * @param origins each {@code http(s)://host[:port]}; anything else is an {@code IllegalArgumentException}
   */
  public static void connectOnlyTo(List<String> origins) {
    StringBuilder sources = new StringBuilder("connect-src 'self'");
    for (String origin : origins) {
      String plain = plain(origin);
      if (plain == null) {
        throw new IllegalArgumentException("not an origin: " + origin);
      }
      sources.append(' ').append(plain);
    }
    insert(sources.toString());
  }

  /** The origin as browsers write it, without a default port; null for anything that is more or less than an origin. */
  @JSBody(params = "origin", script = """
      try {
        var url = new URL(origin);
        var plain = /^https?:\\/\\/[a-z0-9.:\\[\\]-]+$/.test(url.origin) && url.href === url.origin + '/';
        return plain && !/\\/$/.test(origin) ? url.origin : null;
      } catch (e) {
        return null;
      }""")
  private static native String plain(String origin);

  @JSBody(params = "policy", script = """
      var meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = policy;
      document.head.appendChild(meta);""")
  private static native void insert(String policy);
}
