package byok.mock;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What happens when a promise is settled. */
final class Later {
  private Later() {}

  @JSFunctor
  interface Receiver extends JSObject {
    void take(JSObject value);
  }

  @JSBody(params = {"promise", "done", "failed"}, script = "promise.then(done, failed);")
  static native void then(JSObject promise, Receiver done, Receiver failed);

  @JSBody(params = "value", script = "return value != null;")
  static native boolean isPresent(JSObject value);
}
