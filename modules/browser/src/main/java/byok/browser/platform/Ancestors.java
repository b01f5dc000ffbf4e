package byok.browser.platform;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The windows around a window, as the browser reports them. */
public final class Ancestors {
  private Ancestors() {}

  /** How many windows are above this one; 0 at top level. */
  @JSBody(script = "for (var n = 0, w = window; w !== w.parent; n++) w = w.parent; return n;")
  public static native int count();

  /** The origins above this window, nearest first; null in a browser that does not tell. */
  public static List<String> origins() {
    return originsOf(self());
  }

  /** The same of another window of this origin, read from it at this moment; null also where it may not be read. */
  public static List<String> originsOf(JSObject window) {
    String[] origins = read(window);
    return origins == null ? null : List.of(origins);
  }

  /** Whether {@code source} of a message is the window right above this one. */
  @JSBody(params = "source", script = "return source !== null && source === window.parent && source !== window;")
  public static native boolean isParent(JSObject source);

  @JSBody(script = "return window;")
  private static native JSObject self();

  @JSBody(params = "w", script = """
      try {
        return w.location.ancestorOrigins ? Array.from(w.location.ancestorOrigins) : null;
      } catch (e) {
        return null;
      }""")
  private static native String[] read(JSObject w);
}
