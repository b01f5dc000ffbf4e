package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Lets one green thread in at a time, in the order they came. ({@code synchronized} loses waiters across a suspension.) */
final class Turns {
  private JSObject last = settled();

  /** Waits for its turn; the result ends it. */
  Runnable take() {
    JSObject before = last;
    JSObject mine = deferred();
    last = promise(mine);
    Outcome.await(before);
    return () -> end(mine);
  }

  @JSBody(script = "return Promise.resolve();")
  private static native JSObject settled();

  @JSBody(script = "var d = {}; d.promise = new Promise(function(ok) { d.end = ok; }); return d;")
  private static native JSObject deferred();

  @JSBody(params = "d", script = "return d.promise;")
  private static native JSObject promise(JSObject d);

  @JSBody(params = "d", script = "d.end();")
  private static native void end(JSObject d);
}
