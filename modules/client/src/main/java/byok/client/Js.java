package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * The few JavaScript things that everything here needs.
 *
 * <p>Local names in scripts, here and elsewhere, have two letters or more: the compiler renames parameters to single
 * letters without looking whether a local already has that name.
 */
final class Js {
  private Js() {}

  @JSFunctor
  interface Receiver extends JSObject {
    void take(JSObject value);
  }

  @JSFunctor
  interface Action extends JSObject {
    void run();
  }

  /** A promise with the two ways to settle it; only the first counts. */
  interface Deferred extends JSObject {
    @JSProperty
    JSObject getPromise();

    void resolve(JSObject value);

    void reject(JSObject reason);
  }

  interface Signal extends JSObject {
    @JSProperty
    boolean isAborted();

    @JSProperty
    JSObject getReason();
  }

  @JSBody(script = """
      var made = {};
      made.promise = new Promise(function(resolve, reject) {
        made.resolve = resolve;
        made.reject = reject;
      });
      return made;""")
  static native Deferred deferred();

  /** As {@link #deferred}, for a promise that the app may ignore: a rejection nobody looks at is not reported. */
  @JSBody(params = "deferred", script = "deferred.promise.catch(function() {}); return deferred;")
  static native Deferred quiet(Deferred deferred);

  @JSBody(params = {"promise", "done", "failed"}, script = "promise.then(done, failed);")
  static native void then(JSObject promise, Receiver done, Receiver failed);

  /** Runs {@code action} once after {@code millis}; the result, a function, prevents that. */
  @JSBody(params = {"millis", "action"}, script = """
      var timer = setTimeout(action, millis);
      return function() { clearTimeout(timer); };""")
  static native JSObject after(int millis, Action action);

  /** Calls {@code action} when the signal aborts; the result, a function, prevents that. */
  @JSBody(params = {"signal", "action"}, script = """
      signal.addEventListener('abort', action);
      return function() { signal.removeEventListener('abort', action); };""")
  static native JSObject onAbort(Signal signal, Action action);

  /** Calls a function; does nothing for {@code null}. */
  @JSBody(params = "task", script = "task && task();")
  static native void run(JSObject task);

  /** 128 random bits in hexadecimal. */
  @JSBody(script = """
      return Array.from(crypto.getRandomValues(new Uint8Array(16)), function(byte) {
        return (byte + 256).toString(16).slice(1);
      }).join('');""")
  static native String randomId();

  @JSBody(params = "text", script = "return text;")
  static native JSObject text(String text);

  @JSBody(script = "return undefined;")
  static native JSObject undefined();

  @JSBody(params = "value", script = "return value != null;")
  static native boolean isPresent(JSObject value);

  @JSBody(params = {"object", "key"}, script = "return object == null ? undefined : object[key];")
  static native JSObject get(JSObject object, String key);

  /** Whether a property is exactly a text. */
  @JSBody(params = {"object", "key", "text"}, script = "return object != null && object[key] === text;")
  static native boolean is(JSObject object, String key, String text);
}
