package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Whether the browser promised to keep this origin's storage until the owner removes it. */
public final class Persistence {
  private Persistence() {}

  /** Asks for the promise; a browser may ask the owner in turn. To be called within a gesture. */
  @JSBody(script = """
      try {
        navigator.storage.persist().catch(function() {});
      } catch (e) {
        /* this browser makes no such promise */
      }""")
  public static native void ask();

  /** Whether the promise stands; false where the browser knows none. */
  public static boolean isGranted() {
    return isTrue(Promises.settled(granted()).getValue());
  }

  @JSBody(script = "try { return navigator.storage.persisted(); } catch (e) { return Promise.resolve(false); }")
  private static native JSObject granted();

  @JSBody(params = "value", script = "return value === true;")
  private static native boolean isTrue(JSObject value);
}
