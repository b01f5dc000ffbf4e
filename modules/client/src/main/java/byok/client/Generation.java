package byok.client;

import byok.browser.messaging.WireForm;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** One request to a model, from the app's call to its end: answered, failed or aborted, whichever comes first. */
final class Generation {
  private final Core core;
  private final String method;
  private final Js.Signal signal;
  private final Js.Deferred answer = Js.deferred();
  private final PartStream parts;
  private JSObject args;
  private JSObject deaf;
  private Exchange exchange;
  private boolean aborted;

  /**
   * @param method the wallet's
   * @param modelId null where the options alone are the payload
   * @param options AI SDK call options, the abort signal among them; copied before this returns
   * @param parts where a stream goes, or {@code null} for a single answer
   */
  Generation(Core core, String method, String modelId, JSObject options, PartStream parts) {
    this.core = core;
    this.method = method;
    this.parts = parts;
    signal = (Js.Signal) Js.get(options, "abortSignal");
    try {
      args = args(modelId, WireForm.capture(withoutSignal(options)));
    } catch (IllegalArgumentException e) {
      answer.reject(core.failure(Faults.unsendable(e.getMessage())));
    }
  }

  /** @return a promise of the AI SDK's result */
  JSObject run() {
    if (Js.isPresent(signal) && signal.isAborted()) {
      answer.reject(signal.getReason());
    } else if (args != null) {
      if (Js.isPresent(signal)) {
        deaf = Js.onAbort(signal, this::abort);
      }
      core.withSession(this::send, this::unsent);
    }
    return answer.getPromise();
  }

  private void send(JSObject connected) {
    if (!aborted) {
      exchange = core.session().call(method, args, answer, parts);
      exchange.atEnd = atEnd(deaf, core::spent);
      if (parts != null) {
        parts.from(exchange);
      }
    }
  }

  private void unsent(JSObject error) {
    Js.run(deaf);
    answer.reject(error);
  }

  private void abort() {
    aborted = true;
    if (exchange != null) {
      exchange.cancel();
    }
    if (parts != null) {
      parts.abort(signal.getReason());
    }
    unsent(signal.getReason());
  }

  /** Those who ask what was spent do so after the wallet has had everything of this request. */
  @JSBody(params = {"deaf", "spent"}, script = """
      return function() {
        deaf && deaf();
        queueMicrotask(spent);
      };""")
  private static native JSObject atEnd(JSObject deaf, Js.Action spent);

  @JSBody(params = "options", script = """
      var copy = Object.assign({}, options);
      delete copy.abortSignal;
      return copy;""")
  private static native JSObject withoutSignal(JSObject options);

  @JSBody(params = {"modelId", "options"},
      script = "return modelId ? { modelId: modelId, options: options } : options;")
  private static native JSObject args(String modelId, JSObject options);
}
