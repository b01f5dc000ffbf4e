package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Frames below this window, and the wallet's own frames below the window that opened it. */
public final class Frames {
  private Frames() {}

  /**
   * A hidden frame, not yet in the page, that may run scripts and nothing else: its origin is opaque. Pages that are
   * asked for by their content ({@code build/wallet-offline.mjs}) are known by their plain path.
   */
  @JSBody(params = "url", script = """
      var frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.hidden = true;
      frame.src = (globalThis.byokAddresses || {})[url] || url;
      return frame;""")
  public static native JSObject sandboxed(String url);

  /** A hidden frame of this origin, not yet in the page. */
  @JSBody(params = "url", script = """
      var frame = document.createElement('iframe');
      frame.hidden = true;
      frame.src = url;
      return frame;""")
  public static native JSObject hidden(String url);

  /**
   * Puts the frame into the page and waits until something has loaded in it, which may be the browser's own error page.
   */
  public static void load(JSObject frame) {
    Outcome.await(loaded(frame));
  }

  /**
   * Runs {@code left} once another page than the one that was loaded is in the frame, be it the browser's own error
   * page.
   */
  public static void onLeft(JSObject frame, Runnable left) {
    onNextLoad(frame, () -> left.run());
  }

  /** The window inside an {@code iframe} element, or null. */
  @JSBody(params = "frame", script = "return frame.contentWindow || null;")
  public static native JSObject windowOf(JSObject frame);

  @JSBody(params = "frame", script = "frame.remove();")
  public static native void remove(JSObject frame);

  /**
   * The one frame right below this window's opener that has this window's origin and the path {@code path}; null where
   * there is no opener, none, or more than one.
   */
  @JSBody(params = "path", script = """
      var found = [], frames = null;
      try {
        frames = opener ? opener.frames : null;
      } catch (e) {
        return null;
      }
      for (var i = 0; frames && i < frames.length && i < 100; i++) {
        try {
          var there = frames[i].location;
          if (there.origin === location.origin && there.pathname === path) found.push(frames[i]);
        } catch (e) {
          /* another origin */
        }
      }
      return found.length === 1 ? found[0] : null;""")
  public static native JSObject inOpener(String path);

  /** Whether a window of this origin was closed, or another site's page is in it. */
  @JSBody(params = "window", script = """
      try {
        return window.closed || window.location.origin !== location.origin;
      } catch (e) {
        return true;
      }""")
  public static native boolean isClosed(JSObject window);

  /** Whether the page that opened this window is there, whatever site it shows. */
  @JSBody(script = "return !!opener && !opener.closed;")
  public static native boolean hasOpener();

  /** Hands {@code port} to a window of any origin, opaque ones included. Only for a frame this page has created. */
  @JSBody(params = {"window", "port"}, script = "window.postMessage({byok: 'port'}, '*', [port]);")
  public static native void givePort(JSObject window, JSObject port);

  @JSFunctor
  private interface Listener extends JSObject {
    void run();
  }

  @JSBody(params = {"frame", "left"}, script = "frame.onload = function() { left(); };")
  private static native void onNextLoad(JSObject frame, Listener left);

  @JSBody(params = "frame", script = """
      return new Promise(function(done) {
        frame.onload = function() { done(); };
        document.body.appendChild(frame);
      });""")
  private static native JSObject loaded(JSObject frame);
}
