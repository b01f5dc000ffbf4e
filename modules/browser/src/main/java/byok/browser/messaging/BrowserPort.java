package byok.browser.messaging;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Frames;
import byok.rpc.Intake;
import byok.rpc.Port;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * A {@link Port} over a {@code MessagePort}.
 *
 * <p>A message that cannot be read (malformed, too large, too deep) reaches the receiver as
 * {@link Frames#unreadable}. The receiver is called from the event loop and may not wait.
 */
public final class BrowserPort implements Port {
  private static final double RETRY_MILLIS = 1_000;

  private final JSObject port;
  private final boolean handsOver;
  private final Intake intake;

  /** Copies byte arrays on posting. */
  public BrowserPort(JSObject messagePort) {
    this(messagePort, false);
  }

  /** Copies byte arrays on posting. @param limits asked before each message is read */
  public BrowserPort(JSObject messagePort, Intake limits) {
    this(messagePort, false, limits);
  }

  /**
   * @param handsOver byte arrays of a posted message are transferred without a copy and are empty afterwards: only for
   *     a sender that never looks at them again
   */
  public BrowserPort(JSObject messagePort, boolean handsOver) {
    this(messagePort, handsOver, Intake.ANY);
  }

  private BrowserPort(JSObject messagePort, boolean handsOver, Intake intake) {
    this.port = messagePort;
    this.handsOver = handsOver;
    this.intake = intake;
  }

  @Override
  public void post(Value message) {
    JSObject transfers = Js.list();
    JSObject wire = new Writer(Writer.WIRE, handsOver ? transfers : null).write(message);
    post(port, wire, transfers);
  }

  @Override
  public void onMessage(Consumer<Value> receiver) {
    listen(port, data -> receiver.accept(read(data)));
  }

  @Override
  public void close() {
    close(port);
  }

  private Value read(JSObject data) {
    int most = intake.most(method(data));
    if (most <= 0) {
      Value.Obj wait = new Value.Obj().put("retryAfterMillis", RETRY_MILLIS);
      ByokException busy = new ByokException(ErrorCode.RATE_LIMITED, "The app sends more than the wallet reads.", wait);
      return Frames.unreadable(frameId(data), busy);
    }
    Reader reader = new Reader(Reader.WIRE, most);
    try {
      return JsValues.read(data, reader);
    } catch (ByokException e) {
      return Frames.unreadable(frameId(data), e);
    } finally {
      intake.read(reader.count());
    }
  }

  @JSFunctor
  private interface OnData extends JSObject {
    void data(JSObject data);
  }

  @JSBody(params = {"port", "message", "transfers"}, script = "port.postMessage(message, transfers);")
  private static native void post(JSObject port, JSObject message, JSObject transfers);

  @JSBody(params = {"port", "f"}, script = """
      port.onmessage = function(e) { f(e.data); };
      port.onmessageerror = function() { f(new Date()); };""")
  private static native void listen(JSObject port, OnData f);

  @JSBody(params = "port", script = "port.onmessage = null; port.close();")
  private static native void close(JSObject port);

  @JSBody(params = "data", script = "return data && data.t === 'call' && typeof data.m === 'string' ? data.m : '';")
  private static native String method(JSObject data);

  @JSBody(params = "data", script = "return data && data.id > 0 && data.id < 2147483648 ? data.id | 0 : 0;")
  private static native int frameId(JSObject data);
}
