package byok.browser.messaging;

import byok.rpc.kkrpc.TextPort;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** A {@link TextPort} over a {@code MessagePort}. The receiver is called from the event loop and may not wait. */
public final class BrowserTextPort implements TextPort {
  private final JSObject port;

  public BrowserTextPort(JSObject messagePort) {
    this.port = messagePort;
  }

  @Override
  public void post(String text) {
    post(port, text);
  }

  @Override
  public void onMessage(Consumer<String> receiver) {
    listen(port, text -> receiver.accept(text));
  }

  @Override
  public void close() {
    close(port);
  }

  /** Hands the far end of a channel to the page above, with a text as the message. @param targetOrigin or {@code *} */
  @JSBody(params = {"text", "targetOrigin", "port"}, script = "parent.postMessage(text, targetOrigin, [port]);")
  public static native void handUp(String text, String targetOrigin, JSObject port);

  @JSFunctor
  private interface OnText extends JSObject {
    void text(String text);
  }

  @JSBody(params = {"port", "text"}, script = "port.postMessage(text);")
  private static native void post(JSObject port, String text);

  @JSBody(params = {"port", "f"}, script = """
      port.onmessage = function(e) { f(typeof e.data === 'string' ? e.data : null); };
      port.onmessageerror = function() { f(null); };""")
  private static native void listen(JSObject port, OnText f);

  @JSBody(params = "port", script = "port.onmessage = null; port.close();")
  private static native void close(JSObject port);
}
