package byok.browser.platform;

import org.teavm.interop.Async;
import org.teavm.interop.AsyncCallback;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * Waiting for a promise on a green thread. ({@code JSPromise.await} hands the result through a Java generic, which
 * brings wrappers for JavaScript objects along.)
 */
final class Promises {
  private Promises() {}

  /** {@code {promise, outcome}}. */
  private abstract static class Waiting implements JSObject {
    @JSProperty
    abstract Outcome getOutcome();
  }

  @JSFunctor
  private interface Settled extends JSObject {
    void settled();
  }

  /** Waits until the promise is settled; what it came to. */
  static Outcome settled(JSObject promise) {
    Waiting waiting = waiting(promise);
    await(waiting);
    return waiting.getOutcome();
  }

  @Async
  private static native void await(Waiting waiting);

  private static void await(Waiting waiting, AsyncCallback<Void> done) {
    whenSettled(waiting, () -> done.complete(null));
  }

  @JSBody(params = "promise", script = "return {promise: promise, outcome: null};")
  private static native Waiting waiting(JSObject promise);

  @JSBody(params = {"waiting", "settled"}, script = """
      Promise.resolve(waiting.promise).then(
          function(v) { waiting.outcome = {value: v, name: null}; },
          function(e) {
            waiting.outcome = {name: String(e && e.name || 'Error'), message: String(e && e.message || e)};
          }).then(settled);""")
  private static native void whenSettled(Waiting waiting, Settled settled);
}
