package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * The wallet's own {@code __Host-} cookies: the one storage that its pages may share across partitions in Firefox and
 * WebKit. They travel to the wallet's static host with each request, so nothing goes in here that it may not see.
 */
public final class WebCookies {
  private WebCookies() {}

  /** The cookie's value; null where there is none or this frame may not see it. */
  @JSBody(params = "name", script = """
      try {
        var found = document.cookie.split('; ').filter(function(pair) { return pair.indexOf('__Host-' + name + '=') === 0; });
        return found.length ? found[0].slice(name.length + 8) : null;
      } catch (e) {
        return null;
      }""")
  public static native String get(String name);

  /** How many cookies have names that begin so. */
  @JSBody(params = "prefix", script = """
      return document.cookie.split('; ').filter(function(each) { return each.indexOf(prefix) === 0; }).length;""")
  public static native int count(String prefix);

  /**
   * Sets a cookie; whether it took is for {@link #get} to tell.
   *
   * @param value of {@code A-Z a-z 0-9 - _ .}, at most 3 KB
   * @param seconds until it expires; 0 removes it
   */
  @JSBody(params = {"name", "value", "seconds"}, script = """
      try {
        document.cookie = '__Host-' + name + '=' + value + '; Path=/; Secure; SameSite=None; Max-Age=' + seconds;
      } catch (e) {
        /* no cookies here */
      }""")
  public static native void set(String name, String value, int seconds);

  /**
   * Tells of changes of a cookie made anywhere, in a green thread; the result stops it. Chromium begins to listen a
   * moment later, so read the cookie after that. Nothing is told in a browser without {@code cookieStore}.
   */
  public static Runnable onChange(String name, Runnable listener) {
    JSObject handler = add(name, () -> Green.run(listener));
    return () -> remove(handler);
  }

  @JSFunctor
  private interface Listener extends JSObject {
    void changed();
  }

  @JSBody(params = {"name", "listener"}, script = """
      var handler = function(event) {
        if (event.changed.concat(event.deleted).some(function(cookie) { return cookie.name === '__Host-' + name; })) listener();
      };
      if (self.cookieStore) self.cookieStore.addEventListener('change', handler);
      return handler;""")
  private static native JSObject add(String name, Listener listener);

  @JSBody(params = "handler", script = "if (self.cookieStore) self.cookieStore.removeEventListener('change', handler);")
  private static native void remove(JSObject handler);
}
