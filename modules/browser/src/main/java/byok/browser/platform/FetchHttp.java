package byok.browser.platform;

import byok.core.port.Http;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/**
 * {@link Http} by {@code fetch}: no credentials, no redirect, no referrer, no cache. No message of the browser's own
 * leaves here: Firefox puts the value of a header that it does not accept into it, which may be a key.
 */
public final class FetchHttp implements Http {
  @Override
  public Response send(Request request, Cancel cancel) {
    if (cancel.isCancelled()) {
      throw new Broken("The request was cancelled.");
    }
    JSObject controller = controller();
    cancel.onCancel(() -> abort(controller));
    JSObject headers = headers();
    for (Header h : request.headers()) {
      if (!append(headers, h.name(), h.value())) {
        throw new Broken("The request header " + h.name() + " is not valid.");
      }
    }
    boolean hasBody = request.body() != null;
    byte[] body = hasBody ? request.body() : new byte[0];
    try {
      return response(Outcome.await(fetch(request.url(), request.method(), headers, hasBody, body, controller)));
    } catch (JsFailure e) {
      throw broken(e, "The server could not be reached, or does not answer to web pages.");
    }
  }

  @Override
  public boolean isOffline() {
    return offline();
  }

  @JSBody(script = "return navigator.onLine === false;")
  private static native boolean offline();

  /**
   * Chromium's Local Network Access: within an app's page it is the app's site that is allowed or not, and the wallet's
   * frame with it (measured in 156).
   */
  @Override
  public boolean isKeptFromComputer() {
    return isTrue(Promises.settled(loopbackDenied()).getValue());
  }

  @JSBody(script = """
      function denied(name) {
        return navigator.permissions.query({name: name}).then(function(p) { return p.state === 'denied'; });
      }
      return Promise.resolve('loopback-network').then(denied).catch(function() {
        return denied('local-network-access');
      }).catch(function() { return false; });""")
  private static native JSObject loopbackDenied();

  @JSBody(params = "value", script = "return value === true;")
  private static native boolean isTrue(JSObject value);

  private static Response response(JSObject response) {
    return new FetchResponse(status(response), List.of(FetchResponse.headersOf(response)), reader(response));
  }

  static Broken broken(JsFailure failure, String otherwise) {
    return new Broken(failure.is("AbortError") ? "The request was cancelled." : otherwise);
  }

  @JSBody(script = "return new AbortController();")
  private static native JSObject controller();

  @JSBody(params = "controller", script = "controller.abort();")
  private static native void abort(JSObject controller);

  @JSBody(script = "return new Headers();")
  private static native JSObject headers();

  @JSBody(params = {"headers", "name", "value"}, script = """
      try {
        headers.append(name, value);
        return true;
      } catch (e) {
        return false;
      }""")
  private static native boolean append(JSObject headers, String name, String value);

  @JSBody(params = {"url", "method", "headers", "hasBody", "body", "controller"}, script = """
      return new Promise(function(resolve) {
        resolve(fetch(url, {method: method, headers: headers, body: hasBody ? body : undefined, signal: controller.signal,
            mode: 'cors', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', cache: 'no-store'}));
      });""")
  private static native JSObject fetch(
      String url, String method, JSObject headers, boolean hasBody, @JSByRef byte[] body, JSObject controller);

  @JSBody(params = "response", script = "return response.status;")
  private static native int status(JSObject response);

  @JSBody(params = "response", script = "return response.body ? response.body.getReader() : null;")
  private static native JSObject reader(JSObject response);
}
