package byok.browser.messaging;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/**
 * The JavaScript below {@link Reader} and {@link Writer}. Whatever code of an application may throw here (a getter, a
 * proxy trap) leaves as an {@code Error}: Java cannot catch anything else.
 */
final class Js {
  static final int REFUSED = -1;
  static final int ABSENT = 0;
  static final int NULL = 1;
  static final int BOOL = 2;
  static final int NUMBER = 3;
  static final int TEXT = 4;
  static final int BIGINT = 5;
  static final int BYTES = 6;
  static final int ARRAY = 7;
  static final int PLAIN = 8;
  static final int DATE = 9;
  static final int URL = 10;
  static final int REGEXP = 11;
  static final int ERROR = 12;
  static final int KEYED = 13;
  static final int SET = 14;
  static final int INSTANCE = 15;

  private Js() {}

  /** What a value is: one of the constants above. */
  @JSBody(params = "x", script = """
      if (x === null) return 1;
      switch (typeof x) {
        case 'boolean': return 2;
        case 'number': return 3;
        case 'string': return 4;
        case 'bigint': return 5;
        case 'object': break;
        default: return 0;
      }
      try {
        if (ArrayBuffer.isView(x)) return 6;
        if (Array.isArray(x)) return 7;
        var tag = Object.prototype.toString.call(x).slice(8, -1);
        var kind = {AbortSignal: 0, ArrayBuffer: 6, SharedArrayBuffer: 6, Date: 9, URL: 10, RegExp: 11, Error: 12,
            DOMException: 12, Set: 14, Promise: -1, ReadableStream: -1, Blob: -1, File: -1}[tag];
        return kind !== undefined ? kind : x instanceof Error ? 12
            : typeof x.get === 'function' && typeof x.forEach === 'function' ? 13 : tag === 'Object' ? 8 : 15;
      } catch (e) {
        throw new Error();
      }""")
  static native int kind(JSObject x);

  @JSBody(params = "x", script = "return Object.prototype.toString.call(x).slice(8, -1);")
  static native String tag(JSObject x);

  @JSBody(params = "x", script = "return x;")
  static native boolean bool(JSObject x);

  @JSBody(params = "x", script = "return +x;")
  static native double number(JSObject x);

  @JSBody(params = "x", script = "return x;")
  static native String text(JSObject x);

  @JSBody(params = "x", script = "return String(x);")
  static native JSObject string(JSObject x);

  @JSBody(params = "x", script = "return Math.min(x.length, 1e9);")
  static native int length(JSObject x);

  @JSBody(params = "x", script = "return Math.min(x.byteLength, 1e9);")
  static native int byteLength(JSObject x);

  /** The bytes of a view or buffer; with {@code share}, without a copy where the view spans its whole buffer. */
  @JSBody(params = {"x", "share"}, script = """
      var view = x.buffer ? new Uint8Array(x.buffer, x.byteOffset, x.byteLength) : new Uint8Array(x);
      return new Int8Array((share && view.length === view.buffer.byteLength ? view : new Uint8Array(view)).buffer);""")
  @JSByRef
  static native byte[] bytes(JSObject x, boolean share);

  @JSBody(params = "a", script = "return new Uint8Array(a.buffer, a.byteOffset, a.length);")
  static native JSObject view(@JSByRef byte[] a);

  @JSBody(params = {"o", "k"}, script = "try { return o[k]; } catch (e) { throw new Error(); }")
  static native JSObject get(JSObject o, JSObject k);

  static JSObject get(JSObject o, String k) {
    return get(o, of(k));
  }

  static JSObject at(JSObject o, int i) {
    return get(o, of(i));
  }

  @JSBody(params = "o", script = "try { return Object.keys(o); } catch (e) { throw new Error(); }")
  static native JSObject keys(JSObject o);

  @JSBody(params = {"o", "k"}, script = "return Object.prototype.hasOwnProperty.call(o, k);")
  static native boolean has(JSObject o, String k);

  @JSBody(params = "k", script = "return k === '__proto__';")
  static native boolean isProto(JSObject k);

  @JSBody(params = {"path", "x", "depth"}, script = "var i = path.indexOf(x); return i >= 0 && i < depth;")
  static native boolean contains(JSObject path, JSObject x, int depth);

  /**
   * A collection as plain data: a keyed one with text keys (Headers, Map, URLSearchParams) as an object without
   * prototype, a set as an array.
   */
  @JSBody(params = {"x", "keyed"}, script = """
      try {
        if (!keyed) return Array.from(x);
        var o = Object.create(null);
        x.forEach(function(v, k) { if (typeof k === 'string') o[k] = v; });
        return o;
      } catch (e) {
        throw new Error();
      }""")
  static native JSObject entries(JSObject x, boolean keyed);

  /** The names of the fields an error has, out of those that may travel (protocol/spec/errors.md, "On the wire"). */
  @JSBody(params = {"x", "cause"}, script = """
      return ('name message code statusCode isRetryable retryable retryAfterMillis action hint url responseHeaders responseBody '
          + 'data value functionality modelId modelType argument text' + (cause ? ' cause' : '')).split(' ').filter(function(k) {
        try {
          return x[k] != null && typeof x[k] !== 'function';
        } catch (e) {
          return false;
        }
      });""")
  static native JSObject errorFields(JSObject x, boolean cause);

  @JSBody(params = "s", script = "return s;")
  static native JSObject of(String s);

  @JSBody(params = "n", script = "return n;")
  static native JSObject of(double n);

  @JSBody(params = "b", script = "return !!b;")
  static native JSObject of(boolean b);

  @JSBody(script = "return undefined;")
  static native JSObject undefined();

  @JSBody(script = "return [];")
  static native JSObject list();

  @JSBody(script = "return {};")
  static native JSObject object();

  @JSBody(params = {"a", "i", "x"}, script = "a[i] = x;")
  static native void setAt(JSObject a, int i, JSObject x);

  @JSBody(params = {"o", "k", "x"}, script = """
      if (k === '__proto__') {
        Object.defineProperty(o, k, {value: x, enumerable: true, configurable: true, writable: true});
      } else {
        o[k] = x;
      }""")
  static native void set(JSObject o, String k, JSObject x);

  @JSBody(params = {"tag", "v"}, script = "return {$: tag, v: v};")
  static native JSObject tagged(String tag, JSObject v);

  /** The live object of a tag. An error gets the AI SDK's markers by its name, which {@code X.isInstance} looks for. */
  @JSBody(params = {"tag", "v"}, script = """
      try {
        switch (tag) {
          case 'date': return new Date(v);
          case 'url': return new URL(v);
          case 'bigint': return BigInt(v);
          case 'regexp': return new RegExp(v[0], v[1]);
        }
      } catch (e) {
        throw new Error();
      }
      var message = String(v.message || ''), name = String(v.name || 'Error');
      if (name === 'AbortError' || name === 'TimeoutError') return new DOMException(message, name);
      var error = new Error(message);
      Object.keys(v).forEach(function(k) {
        if (k !== 'message' && k !== 'stack' && k !== '__proto__') {
          Object.defineProperty(error, k, {value: v[k], enumerable: k !== 'name', configurable: true, writable: true});
        }
      });
      if (name.indexOf('AI_') === 0) {
        ['', '.' + name].forEach(function(k) { error[Symbol.for('vercel.ai.error' + k)] = true; });
      }
      return error;""")
  static native JSObject build(String tag, JSObject v);

  @JSBody(params = {"list", "view"}, script = """
      if (view.length && list.indexOf(view.buffer) < 0) list.push(view.buffer);""")
  static native void addBuffer(JSObject list, JSObject view);
}
