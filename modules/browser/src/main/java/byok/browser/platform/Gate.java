package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Something to wait for that another green thread or a callback opens, once. */
final class Gate {
  private final JSObject gate = create();

  void open() {
    open(gate);
  }

  void await() {
    Outcome.await(promise(gate));
  }

  @JSBody(script = "var gate = {}; gate.promise = new Promise(function(ok) { gate.open = ok; }); return gate;")
  private static native JSObject create();

  @JSBody(params = "gate", script = "return gate.promise;")
  private static native JSObject promise(JSObject gate);

  @JSBody(params = "gate", script = "gate.open();")
  private static native void open(JSObject gate);
}
