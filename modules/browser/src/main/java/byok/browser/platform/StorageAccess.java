package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The Storage Access API, asked without a gesture: what the browser would prompt for counts as no. */
public final class StorageAccess {
  private static final int PATIENCE_MILLIS = 3000;

  private StorageAccess() {}

  /**
   * The handle on the wallet's unpartitioned storage, or null where the browser has none, refuses, or does not answer
   * within three seconds (Firefox may leave the question open). Give it to {@link Channel#of} and {@link WebLocks#of},
   * and {@link #indexedDb} to {@link IndexedDbStore#open}.
   */
  public static JSObject tryHandle() {
    return patiently(request());
  }

  /** The unpartitioned {@code IDBFactory} of a handle, or null. */
  @JSBody(params = "handle", script = "try { return handle.indexedDB || null; } catch (e) { return null; }")
  public static native JSObject indexedDb(JSObject handle);

  /**
   * Whether this frame can use the wallet's own cookies now. Asks for them silently, as a second call to the browser.
   */
  public static boolean tryCookies() {
    return patiently(cookies()) != null;
  }

  private static JSObject patiently(JSObject promise) {
    try {
      return Outcome.await(atMost(promise, PATIENCE_MILLIS));
    } catch (JsFailure e) {
      return null;
    }
  }

  @JSBody(script = """
      try {
        return document.requestStorageAccess({indexedDB: true, locks: true, BroadcastChannel: true, getDirectory: true}).then(function(handle) {
          return handle && handle.indexedDB ? handle : null;
        });
      } catch (e) {
        return null;
      }""")
  private static native JSObject request();

  @JSBody(script = """
      try {
        return document.requestStorageAccess().then(function() { return document.hasStorageAccess(); }).then(function(has) {
          return has ? document : null;
        });
      } catch (e) {
        return null;
      }""")
  private static native JSObject cookies();

  @JSBody(params = {"promise", "millis"}, script = """
      return Promise.race([promise, new Promise(function(done) { setTimeout(function() { done(null); }, millis); })]);""")
  private static native JSObject atMost(JSObject promise, int millis);
}
