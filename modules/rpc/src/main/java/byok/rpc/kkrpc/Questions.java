package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.rpc.RpcClient;
import java.util.ArrayList;
import java.util.List;

/** The calls of a peer that ask the owner, and what the wallet asks of the app for them. */
final class Questions {
  private static final int MAX_NAME = 80;

  private final RpcClient client;
  private final Mouth mouth;
  private final Surroundings around;
  private final List<Question> open = new ArrayList<>();
  private Value appName;

  Questions(RpcClient client, Mouth mouth, Surroundings around) {
    this.client = client;
    this.mouth = mouth;
    this.around = around;
    this.appName = Value.of(host(around.appOrigin()));
  }

  private static String host(String origin) {
    String host = origin.substring(origin.indexOf("//") + 2);
    return host.length() > MAX_NAME ? host.substring(0, MAX_NAME) : host;
  }

  /** Whether the request is one of these: then it has begun. */
  boolean start(KkrpcMessage.Request request) {
    switch (request.method()) {
      case "handshake" -> {
        Value given = request.argument();
        String id = request.id();
        client.call("handshake", named(given), 0, v -> mouth.answer(id, v), e -> mouth.refuse(id, e));
      }
      case "requestGrant" -> {
        Value.Obj payload = Shapes.object(request.argument());
        begin(request, payload.has("appName") ? payload : payload.put("appName", appName));
      }
      case "reconnect" -> begin(request, new Value.Obj());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** What the app calls itself: told at the handshake, else its host. */
  private Value.Obj named(Value given) {
    Value.Obj payload = given instanceof Value.Obj object ? object : new Value.Obj();
    appName = payload.has("appName") ? payload.get("appName") : appName;
    return payload.put("appName", appName);
  }

  /** Finds out which window to open, then asks. */
  private void begin(KkrpcMessage.Request request, Value.Obj payload) {
    String requestId = around.freshId();
    payload.put("requestId", requestId);
    Value.Obj hello = new Value.Obj().put("appName", appName);
    client.call("handshake", hello, 0, result -> {
      String page = isIsolated(result) ? "/consent-isolated#" : "/consent#";
      ask(request, payload, new Question(this, requestId, around.address(page + requestId)));
    }, e -> mouth.refuse(request.id(), e));
  }

  private static boolean isIsolated(Value handshake) {
    return handshake instanceof Value.Obj result && "isolated".equals(result.text("consent"));
  }

  private void ask(KkrpcMessage.Request request, Value.Obj payload, Question question) {
    open.add(question);
    client.call(request.method(), payload, 0, result -> {
      over(question);
      tell(request.id(), question, result);
    }, e -> {
      over(question);
      mouth.refuse(request.id(), e);
    });
    if (request.method().equals("reconnect")) {
      question.openWindow();
    }
  }

  private void tell(String id, Question question, Value result) {
    try {
      question.requireAsked(result);
      mouth.answer(id, result);
    } catch (ByokException e) {
      mouth.refuse(id, e);
    }
  }

  private void over(Question question) {
    Lists.removeSame(open, question);
    question.over();
  }

  /** An event of the wallet. A request that waits for the owner needs its window. */
  void heard(String event, Value value) {
    if (!event.equals("onGrantStateChanged")) {
      return;
    }
    mouth.ask(event, new Value.Arr().add(value));
    String waiting = value instanceof Value.Obj state ? state.text("requestId") : null;
    for (Question question : List.copyOf(open)) {
      if (question.is(waiting)) {
        question.openWindow();
      }
    }
  }

  /** Asks the app to open the wallet's window. Gives the id that its answer carries. */
  String askForWindow(String address, String requestId) {
    Value.Obj details = new Value.Obj().put("requestId", requestId).put("name", "byok-consent");
    details.put("features", "popup,width=420,height=720");
    return mouth.ask("openConsentPopup", new Value.Arr().add(address).add(details));
  }

  /** Once that time is over. Gives what stops it. */
  Runnable after(int millis, Runnable task) {
    return around.timers().after(millis, task);
  }

  boolean hasWindow() {
    return around.hasWindow();
  }

  /** No window comes for this request. */
  void dismiss(String requestId) {
    client.call("dismissConsent", new Value.Obj().put("requestId", requestId), 0, v -> {}, e -> {});
  }

  void answered(KkrpcMessage.Response response) {
    for (Question question : List.copyOf(open)) {
      question.answered(response);
    }
  }
}
