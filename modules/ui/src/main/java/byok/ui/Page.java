package byok.ui;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLDocument;

/** The browser window that this program runs in. */
public final class Page {
  private Page() {}

  /** Puts {@code component} in place of everything in the body. */
  public static void show(Component component) {
    body().content(component);
    component.attached();
  }

  @JSBody(params = "title", script = "document.title = title;")
  public static native void title(String title);

  /** What stands after the # of the address, decoded; "" if nothing does. */
  @JSBody(script = "return decodeURIComponent(location.hash.slice(1));")
  public static native String hash();

  @JSBody(params = "hash", script = "location.hash = hash;")
  public static native void setHash(String hash);

  @JSBody(script = "scrollTo(0, 0);")
  public static native void scrollToTop();

  /** Milliseconds since 1970. */
  @JSBody(script = "return Date.now();")
  public static native double now();

  /** Runs {@code action} at each change of {@link #hash} until the returned one takes it back. */
  public static Undo onHash(Runnable action) {
    Dom.Call call = () -> new Thread(action).start();
    Dom.listen("hashchange", call);
    return () -> Dom.unlisten("hashchange", call);
  }

  /** Runs {@code action} once after {@code millis} unless the returned one takes it back before. */
  public static Undo after(int millis, Runnable action) {
    int timer = Dom.after(() -> new Thread(action).start(), millis);
    return () -> Dom.cancel(timer);
  }

  static El body() {
    return El.of(HTMLDocument.current().getBody());
  }
}
