package byok.browser.platform;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * Web Locks: a lock is held until released or until its page is gone, however that ends. Pages of one storage partition
 * share them, all pages of the wallet those of a handle.
 */
public final class WebLocks {
  private final JSObject locks;

  private WebLocks(JSObject locks) {
    this.locks = locks;
  }

  /** This page's own locks. */
  public static WebLocks own() {
    return new WebLocks(manager(null));
  }

  /** The unpartitioned locks. @param handle what {@link StorageAccess#tryHandle} returned */
  public static WebLocks of(JSObject handle) {
    return new WebLocks(manager(handle));
  }

  /**
   * Waits for the lock and holds it; the result releases it and is safe to run twice. Holds nothing where the browser
   * has no locks: {@link #heldNames} is null then.
   */
  public Runnable holdWhileAlive(String name) {
    JSObject lock = request(locks, name);
    try {
      Outcome.await(acquired(lock));
    } catch (JsFailure e) {
      return () -> {};
    }
    return () -> release(lock);
  }

  /** The names held in any page at this moment; null where that cannot be known, which says nothing about any name. */
  public List<String> heldNames() {
    try {
      JSObject names = Outcome.await(query(locks));
      List<String> list = new ArrayList<>();
      for (int i = 0; i < Requests.length(names); i++) {
        list.add(Requests.text(Requests.at(names, i)));
      }
      return list;
    } catch (JsFailure e) {
      return null;
    }
  }

  @JSBody(params = "handle", script = "try { return (handle || navigator).locks || null; } catch (e) { return null; }")
  private static native JSObject manager(JSObject handle);

  @JSBody(params = {"locks", "name"}, script = """
      var lock = {};
      lock.acquired = new Promise(function(ok, fail) {
        var held = new Promise(function(release) { lock.release = release; });
        locks.request(name, function() { ok(); return held; }).catch(fail);
      });
      return lock;""")
  private static native JSObject request(JSObject locks, String name);

  @JSBody(params = "lock", script = "return lock.acquired;")
  private static native JSObject acquired(JSObject lock);

  @JSBody(params = "lock", script = "lock.release();")
  private static native void release(JSObject lock);

  @JSBody(params = "locks", script = """
      return new Promise(function(ok) {
        ok(locks.query().then(function(state) { return state.held.map(function(lock) { return lock.name; }); }));
      });""")
  private static native JSObject query(JSObject locks);
}
