package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Something that green threads wait for and another one, or a callback, opens: once, and it stays open. */
public final class Gate {
  private final JSObject gate = create();

  /** Lets everybody through, now and later. Safe to call twice. */
  public void open() {
    open(gate);
  }

  /** Waits until it is open. */
  public void await() {
    Outcome.await(promise(gate));
  }

  @JSBody(script = "var gate = {}; gate.promise = new Promise(function(ok) { gate.open = ok; }); return gate;")
  private static native JSObject create();

  @JSBody(params = "gate", script = "return gate.promise;")
  private static native JSObject promise(JSObject gate);

  @JSBody(params = "gate", script = "gate.open();")
  private static native void open(JSObject gate);
}
