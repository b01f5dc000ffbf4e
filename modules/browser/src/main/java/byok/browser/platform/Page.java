package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * This page: where it is, whether the owner sees it, when it goes. Listeners run in green threads unless they say
 * otherwise.
 */
public final class Page {
  private Page() {}

  @JSBody(script = "return location.origin;")
  public static native String origin();

  @JSBody(script = "return location.pathname;")
  public static native String path();

  /** A parameter of the query, or null. */
  @JSBody(params = "name", script = "return new URLSearchParams(location.search).get(name);")
  public static native String query(String name);

  /** The part after {@code #}, decoded; empty where there is none or it is malformed. */
  @JSBody(script = "try { return decodeURIComponent(location.hash.slice(1)); } catch (e) { return ''; }")
  public static native String fragment();

  /** Shows another address of this origin without loading it. */
  @JSBody(params = "url", script = "history.pushState(null, '', url);")
  public static native void push(String url);

  @JSBody(params = "url", script = "history.replaceState(null, '', url);")
  public static native void replace(String url);

  /** Loads another address of this origin in this one's place. */
  @JSBody(params = "url", script = "location.replace(url);")
  public static native void goTo(String url);

  /** Goes to another site; the browser's back button leads here again. @param url of http or https */
  @JSBody(params = "url", script = "location.assign(url);")
  public static native void goAway(String url);

  /** Whether the page that opened this one is its opener still. */
  @JSBody(script = "return !!window.opener;")
  public static native boolean hasOpener();

  @JSBody(script = "location.reload();")
  public static native void reload();

  /** Loads another page of this origin in the place of this one. */
  @JSBody(params = "url", script = "location.replace(url);")
  public static native void leaveFor(String url);

  /** Names this window: what opens a window by another name does not take this one. */
  @JSBody(params = "name", script = "window.name = name;")
  public static native void windowName(String name);

  @JSBody(script = "close();")
  public static native void close();

  /** Opens an address in a tab of its own that cannot reach this one. */
  @JSBody(params = "url", script = "window.open(url, '_blank', 'noopener');")
  public static native void openTab(String url);

  @JSBody(params = "title", script = "document.title = title;")
  public static native void title(String title);

  @JSBody(script = "return document.visibilityState === 'visible';")
  public static native boolean isVisible();

  @JSBody(script = "return document.hasFocus();")
  public static native boolean hasFocus();

  /** The BCP 47 tag of the owner's language. */
  @JSBody(script = "return navigator.language || 'en';")
  public static native String language();

  /** The address changed by the browser's back and forward buttons, or its fragment did. */
  public static Runnable onNavigate(Runnable listener) {
    return on("popstate", () -> Green.run(listener));
  }

  public static Runnable onVisibility(Runnable listener) {
    return on("visibilitychange", () -> Green.run(listener));
  }

  /** The page gained or lost focus. */
  public static Runnable onFocus(Runnable listener) {
    Runnable gained = on("focus", () -> Green.run(listener));
    Runnable lost = on("blur", () -> Green.run(listener));
    return () -> {
      gained.run();
      lost.run();
    };
  }

  /** The page got another size. */
  public static Runnable onResize(Runnable listener) {
    return on("resize", () -> Green.run(listener));
  }

  /** The inner width in CSS pixels. */
  @JSBody(script = "return innerWidth;")
  public static native int width();

  /** The inner height in CSS pixels. */
  @JSBody(script = "return innerHeight;")
  public static native int height();

  /** Where on the screen the window is, as a text that changes when it is moved. */
  @JSBody(script = "return screenX + ' ' + screenY;")
  public static native String place();

  /** A real click or key press of the owner in this page. */
  public static Runnable onGesture(Runnable listener) {
    Runnable pointer = on("pointerdown", () -> Green.run(listener));
    Runnable key = on("keydown", () -> Green.run(listener));
    return () -> {
      pointer.run();
      key.run();
    };
  }

  /** The page goes away, perhaps for good. Runs at once and may not wait. */
  public static Runnable onHide(Runnable listener) {
    return on("pagehide", () -> listener.run());
  }

  /** The page goes away for good. Runs at once and may not wait. */
  public static void onGone(Runnable listener) {
    listenGone(() -> listener.run());
  }

  /** The page came back out of the browser's back-forward cache: whatever it knew may be old. */
  public static Runnable onRestore(Runnable listener) {
    return on("pageshow", () -> Green.run(listener));
  }

  /** Adds an event listener; the result removes it. */
  private static Runnable on(String event, Listener listener) {
    JSObject handler = add(event, listener);
    return () -> remove(event, handler);
  }

  @JSFunctor
  private interface Listener extends JSObject {
    void run();
  }

  @JSBody(params = {"event", "f"}, script = """
      var handler = function(e) {
        var mine = event === 'pageshow' ? e.persisted : event === 'focus' || event === 'blur' ? e.target === window : true;
        if (mine && e.isTrusted) f();
      };
      window.addEventListener(event, handler, true);
      return handler;""")
  private static native JSObject add(String event, Listener f);

  @JSBody(params = "f", script = """
      window.addEventListener('pagehide', function(e) { if (!e.persisted && e.isTrusted) f(); });""")
  private static native void listenGone(Listener f);

  @JSBody(params = {"event", "handler"}, script = "window.removeEventListener(event, handler, true);")
  private static native void remove(String event, JSObject handler);
}
