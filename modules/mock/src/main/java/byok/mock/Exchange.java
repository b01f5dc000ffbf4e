package byok.mock;

import byok.browser.messaging.JsValues;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.ErrorCodec;
import byok.protocol.Value;
import byok.rpc.RpcMethods;
import byok.rpc.RpcRequest;
import org.teavm.jso.JSObject;

/** One call of the app's, and what JavaScript answers to it. */
final class Exchange {
  private static final String[] PLAIN = {
    "handshake", "requestGrant", "dismissConsent", "reconnect", "revokeGrant", "getGrantState", "getModelLimits",
    "listModels", "getUsage"
  };

  private final RpcRequest request;

  private Exchange(RpcRequest request) {
    this.request = request;
  }

  /** All methods of protocol/spec/rpc.md. */
  static RpcMethods methods(Answers answers) {
    RpcMethods methods = new RpcMethods();
    for (String name : PLAIN) {
      methods.call(name, request -> new Exchange(request).answer(answers));
    }
    for (Capability kind : Capability.values()) {
      methods.call(kind.method(), request -> new Exchange(request).answer(answers));
    }
    return methods
        .stream("streamLanguage", request -> new Exchange(request).stream(answers))
        .stream("fetch", request -> new Exchange(request).stream(answers));
  }

  /** The error of wire fields. */
  static ByokException error(JSObject fields) {
    try {
      return ErrorCodec.decode(JsValues.capture(fields));
    } catch (ByokException unreadable) {
      return new ByokException(ErrorCode.INTERNAL, "The mock wallet failed to handle the request.");
    }
  }

  private void answer(Answers answers) {
    Later.then(answers.answer(request.method(), args()), this::reply, this::fail);
  }

  private void stream(Answers answers) {
    Later.then(answers.stream(request.method(), args()), this::begin, this::fail);
  }

  private JSObject args() {
    return JsValues.revive(request.args());
  }

  private void reply(JSObject value) {
    send(() -> request.reply(JsValues.capture(value)));
  }

  private void fail(JSObject fields) {
    request.fail(error(fields));
  }

  private void begin(JSObject opened) {
    Answers.Source source = (Answers.Source) opened;
    request.onCancel(source::cancel);
    request.open(new Value.Obj());
    pull(source);
  }

  /** Takes the next part when the app has room for it. */
  private void pull(Answers.Source source) {
    request.onCredit(() -> {
      if (!request.isCancelled()) {
        Later.then(source.next(), step -> take((Step) step, source), this::fail);
      }
    });
  }

  private void take(Step step, Answers.Source source) {
    if (step.isDone()) {
      request.end(new Value.Obj());
    } else {
      send(() -> request.part(JsValues.capture(step.getValue())));
      pull(source);
    }
  }

  /** An answer prepared by the developer may hold what no message carries. */
  private void send(RpcRequest.Action sending) {
    try {
      sending.run();
    } catch (ByokException e) {
      request.fail(e);
    }
  }
}
