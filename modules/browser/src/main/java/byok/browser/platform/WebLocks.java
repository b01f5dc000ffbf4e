package byok.browser.platform;

import byok.core.port.Http;
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

  /**
   * Waits in turn for the lock and holds it; the result releases it and is safe to run twice. Null where it was
   * cancelled before. Holds nothing where the browser has no locks.
   */
  public Runnable take(String name, Http.Cancel cancel) {
    JSObject controller = controller();
    JSObject lock = request(locks, name, controller);
    cancel.onCancel(() -> abort(controller));
    try {
      Outcome.await(acquired(lock));
    } catch (JsFailure e) {
      return e.is("AbortError") ? null : () -> {};
    }
    return () -> release(lock);
  }

  /** Holds the lock as {@link #take} does, without waiting for it; null where another holds it. */
  public Runnable tryTake(String name) {
    JSObject lock = requestNow(locks, name);
    try {
      return isHeld(Outcome.await(acquired(lock))) ? () -> release(lock) : null;
    } catch (JsFailure e) {
      return () -> {};
    }
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

  /**
   * How many pages hold a lock, and how many wait for it.
   *
   * @param from the line of its own that the page which holds it came from; empty where that cannot be known
   */
  public record Line(int held, int waiting, String from) {}

  /**
   * How things stand at one lock in any page, those counted that wait for one of its own line, {@code name-…}; null
   * where that cannot be known.
   */
  public Line line(String name) {
    try {
      JSObject line = Outcome.await(line(locks, name));
      return new Line(held(line), waiting(line), from(line));
    } catch (JsFailure e) {
      return null;
    }
  }

  @JSBody(params = {"locks", "name"}, script = """
      function isIt(lock) { return lock.name === name; }
      function leads(lock) { return isIt(lock) || lock.name.indexOf(name + '-') === 0; }
      return new Promise(function(ok) {
        ok(locks.query().then(function(state) {
          var held = state.held.filter(isIt);
          var own = state.held.filter(function(lock) {
            return held.length > 0 && lock.clientId === held[0].clientId && leads(lock) && !isIt(lock);
          });
          return {
            held: held.length, waiting: state.pending.filter(leads).length,
            from: own.length === 1 ? own[0].name.slice(name.length + 1) : ''
          };
        }));
      });""")
  private static native JSObject line(JSObject locks, String name);

  @JSBody(params = "line", script = "return line.held;")
  private static native int held(JSObject line);

  @JSBody(params = "line", script = "return line.from;")
  private static native String from(JSObject line);

  @JSBody(params = "line", script = "return line.waiting;")
  private static native int waiting(JSObject line);

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

  @JSBody(params = {"locks", "name", "controller"}, script = """
      var lock = {};
      lock.acquired = new Promise(function(ok, fail) {
        var held = new Promise(function(release) { lock.release = release; });
        locks.request(name, {signal: controller.signal}, function() { ok(); return held; }).catch(fail);
      });
      return lock;""")
  private static native JSObject request(JSObject locks, String name, JSObject controller);

  @JSBody(params = {"locks", "name"}, script = """
      var lock = {};
      lock.acquired = new Promise(function(ok, fail) {
        var held = new Promise(function(release) { lock.release = release; });
        locks.request(name, {ifAvailable: true}, function(got) {
          ok(!!got);
          return got ? held : null;
        }).catch(fail);
      });
      return lock;""")
  private static native JSObject requestNow(JSObject locks, String name);

  @JSBody(params = "got", script = "return got === true;")
  private static native boolean isHeld(JSObject got);

  @JSBody(script = "return new AbortController();")
  private static native JSObject controller();

  @JSBody(params = "controller", script = "controller.abort();")
  private static native void abort(JSObject controller);

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
