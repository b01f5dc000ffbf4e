package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * Requests within an IndexedDB transaction, and lists of JavaScript's. Promises reject where the call itself throws.
 */
final class Requests {
  private Requests() {}

  @JSBody(params = {"tx", "table", "key"}, script = """
      return new Promise(function(ok, fail) {
        var r = tx.objectStore(table).get(key);
        r.onsuccess = function() { ok(r.result); };
        r.onerror = function() { fail(r.error); };
      });""")
  static native JSObject get(JSObject tx, String table, String key);

  /** Not awaited: a request that fails aborts the transaction, which {@link #done} reports. */
  @JSBody(params = {"tx", "table", "key", "value"}, script = """
      try {
        tx.objectStore(table).put(value, key);
        return {value: null, name: null};
      } catch (e) {
        return {name: e.name, message: e.message};
      }""")
  static native Outcome put(JSObject tx, String table, String key, JSObject value);

  @JSBody(params = {"tx", "table", "key"}, script = """
      try {
        tx.objectStore(table).delete(key);
        return {value: null, name: null};
      } catch (e) {
        return {name: e.name, message: e.message};
      }""")
  static native Outcome delete(JSObject tx, String table, String key);

  @JSBody(params = "tx", script = "return tx.done;")
  static native JSObject done(JSObject tx);

  @JSBody(params = "tx", script = "try { tx.abort(); } catch (e) { /* it is over already */ }")
  static native void abort(JSObject tx);

  @JSBody(params = "tx", script = "try { if (tx.commit) tx.commit(); } catch (e) { /* done tells */ }")
  static native void commit(JSObject tx);

  @JSBody(params = {"list", "i"}, script = "return list[i];")
  static native JSObject at(JSObject list, int i);

  @JSBody(params = "list", script = "return list.length;")
  static native int length(JSObject list);

  @JSBody(params = "s", script = "return String(s);")
  static native String text(JSObject s);

  @JSBody(params = {"a", "b"}, script = "return a === b;")
  static native boolean same(JSObject a, JSObject b);
}
