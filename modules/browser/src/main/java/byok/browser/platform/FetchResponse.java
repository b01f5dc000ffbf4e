package byok.browser.platform;

import byok.core.port.Http;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** A running answer. */
final class FetchResponse implements Http.Response {
  private final int status;
  private final List<Http.Header> headers;
  private final JSObject reader;

  /** @param reader null for an answer without a body */
  FetchResponse(int status, List<Http.Header> headers, JSObject reader) {
    this.status = status;
    this.headers = headers;
    this.reader = reader;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public List<Http.Header> headers() {
    return headers;
  }

  @Override
  public byte[] read() {
    if (reader == null) {
      return null;
    }
    try {
      JSObject next = Outcome.await(next(reader));
      return isDone(next) ? null : bytes(next);
    } catch (JsFailure e) {
      throw FetchHttp.broken(e, "The server's answer broke off.");
    }
  }

  static Http.Header[] headersOf(JSObject response) {
    String[] flat = flatHeaders(response);
    Http.Header[] headers = new Http.Header[flat.length / 2];
    for (int i = 0; i < headers.length; i++) {
      headers[i] = new Http.Header(flat[2 * i], flat[2 * i + 1]);
    }
    return headers;
  }

  @JSBody(params = "response", script = """
      var flat = [];
      response.headers.forEach(function(value, name) { flat.push(name, value); });
      return flat;""")
  private static native String[] flatHeaders(JSObject response);

  /** The next chunk that is not empty. */
  @JSBody(params = "reader", script = """
      return (function next() {
        return reader.read().then(function(r) { return r.done || r.value.length ? r : next(); });
      })();""")
  private static native JSObject next(JSObject reader);

  @JSBody(params = "result", script = "return result.done;")
  private static native boolean isDone(JSObject result);

  @JSBody(params = "result", script = """
      var v = result.value;
      return v.length === v.buffer.byteLength ? new Int8Array(v.buffer) : new Int8Array(v);""")
  @JSByRef
  private static native byte[] bytes(JSObject result);
}
