package byok.browser.platform;

import byok.core.port.FileSource;
import byok.core.port.Http;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** {@link FileSource} by {@code fetch}: no credentials, no referrer, not kept in the browser's cache. */
public final class FetchFiles implements FileSource {
  @Override
  public Http.Response open(String url, long from, Http.Cancel cancel) {
    if (cancel.isCancelled()) {
      throw new Http.Broken("The request was cancelled.");
    }
    JSObject controller = controller();
    cancel.onCancel(() -> abort(controller));
    try {
      JSObject response = Outcome.await(fetch(url, (double) from, controller));
      return new FetchResponse(status(response), List.of(FetchResponse.headersOf(response)), reader(response));
    } catch (JsFailure e) {
      throw FetchHttp.broken(e, "The server could not be reached, or does not answer to web pages.");
    }
  }

  @Override
  public boolean isOffline() {
    return offline();
  }

  @JSBody(script = "return navigator.onLine === false;")
  private static native boolean offline();

  @JSBody(script = "return new AbortController();")
  private static native JSObject controller();

  @JSBody(params = "controller", script = "controller.abort();")
  private static native void abort(JSObject controller);

  /** A range of this form needs no preflight. */
  @JSBody(params = {"url", "from", "controller"}, script = """
      return new Promise(function(resolve) {
        resolve(fetch(url, {headers: from > 0 ? {Range: 'bytes=' + from + '-'} : {}, signal: controller.signal,
            mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store'}));
      });""")
  private static native JSObject fetch(String url, double from, JSObject controller);

  @JSBody(params = "response", script = "return response.status;")
  private static native int status(JSObject response);

  @JSBody(params = "response", script = "return response.body ? response.body.getReader() : null;")
  private static native JSObject reader(JSObject response);
}
