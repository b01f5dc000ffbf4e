package byok.browser.messaging;

import byok.protocol.Value;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** {@code postMessage} between windows. */
public final class Windows {
  private Windows() {}

  /** Receives window messages. Called from the event loop; may not wait. */
  @JSFunctor
  public interface Listener extends JSObject {
    /**
     * @param data the message as it came, unread: {@link JsValues#read} may refuse it
     * @param origin the sender's origin as the browser states it
     * @param source the sending window, for comparison; null where it is gone
     * @param port the first transferred {@code MessagePort}, or null
     */
    void message(JSObject data, String origin, JSObject source, JSObject port);
  }

  /** Listens to messages sent to this window; the result stops it. */
  public static Runnable listen(Listener listener) {
    JSObject handler = add(listener);
    return () -> remove(handler);
  }

  /**
   * Posts to a window that has exactly the origin {@code targetOrigin}.
   *
   * @param port a {@code MessagePort} to hand over, or null
   */
  public static void post(JSObject window, Value message, String targetOrigin, JSObject port) {
    send(window, JsValues.write(message), targetOrigin, port);
  }

  /** The text field {@code name} of an unread message, or null; for telling messages apart before reading them. */
  @JSBody(params = {"data", "name"}, script = """
      var v = data && typeof data === 'object' && Object.prototype.hasOwnProperty.call(data, name) ? data[name] : null;
      return typeof v === 'string' ? v : null;""")
  public static native String peek(JSObject data, String name);

  @JSBody(params = {"a", "b"}, script = "return a === b;")
  public static native boolean same(JSObject a, JSObject b);

  @JSBody(params = "f", script = """
      var handler = function(e) { f(e.data, e.origin, e.source, e.ports[0] || null); };
      addEventListener('message', handler);
      return handler;""")
  private static native JSObject add(Listener f);

  @JSBody(params = "handler", script = "removeEventListener('message', handler);")
  private static native void remove(JSObject handler);

  @JSBody(params = {"window", "message", "origin", "port"}, script =
      "window.postMessage(message, origin, port ? [port] : []);")
  private static native void send(JSObject window, JSObject message, String origin, JSObject port);
}
