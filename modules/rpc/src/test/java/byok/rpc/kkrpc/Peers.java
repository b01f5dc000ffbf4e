package byok.rpc.kkrpc;

import byok.protocol.Limits;
import byok.protocol.Value;
import byok.rpc.Intake;
import byok.rpc.ManualTimers;
import byok.rpc.RpcMethods;
import byok.rpc.RpcRequest;
import byok.rpc.RpcServer;
import byok.rpc.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A kkrpc peer before the server of the wallet's calls, with what it is sent. */
final class Peers implements Surroundings, TextPort {
  final ManualTimers timers = new ManualTimers();
  final JacksonText json = new JacksonText();
  final List<RpcRequest> requests = new ArrayList<>();
  final List<String> lines = new ArrayList<>();
  final KkrpcPeer peer = new KkrpcPeer(this, this);
  final RpcServer server;
  Intake intake = Intake.ANY;
  String consent;
  boolean hasWindow;
  boolean closed;
  private Consumer<String> receiver;
  private int ids;

  Peers() {
    RpcMethods methods = new RpcMethods().call("handshake", this::handshake);
    for (String name : List.of("requestGrant", "reconnect", "revokeGrant", "dismissConsent", "doLanguage", "doImage",
        "listModels")) {
      methods.call(name, requests::add);
    }
    server = new RpcServer(
        peer.inside(), timers, Limits.MESSAGE, methods.stream("streamLanguage", requests::add));
    peer.begin();
  }

  private void handshake(RpcRequest request) {
    Value.Obj result = new Value.Obj().put("protocol", 1).put("appName", ((Value.Obj) request.args()).get("appName"));
    request.reply(result.put("consent", consent));
  }

  /** What a stock peer writes for a call. @param more of the message, after its arguments */
  static String line(String id, String method, String args, String more) {
    return "{\"json\":{\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"args\":" + args + ",\"type\":\"request\"" + more
        + ",\"version\":\"superjson\"}}\n";
  }

  /** Calls; {@code args} is a list in JSON. */
  void call(String id, String method, String args) {
    send(line(id, method, args, ""));
  }

  void stream(String id, String args) {
    send(line(id, "streamLanguage", "[" + args + ",\"__callback__f\"]", ",\"callbackIds\":[\"f\"]"));
  }

  void answer(String id, String args) {
    send("{\"json\":{\"id\":\"" + id + "\",\"method\":\"\",\"args\":" + args + ",\"type\":\"response\"}}\n");
  }

  void send(String text) {
    receiver.accept(text);
    settle();
  }

  void settle() {
    timers.endTurn();
  }

  RpcRequest request() {
    return requests.getLast();
  }

  /** The messages sent to the peer, each without the envelope. */
  List<Value.Obj> messages() {
    return lines.stream().filter(line -> !line.startsWith("__")).map(this::message).toList();
  }

  private Value.Obj message(String line) {
    return ((Value.Obj) json.parse(line)).object("json");
  }

  Value.Obj last() {
    return messages().getLast();
  }

  /** The error text of the last answer, or {@code null}. */
  String error() {
    return last().object("args").text("error");
  }

  /** The last message of that method. */
  Value.Obj asked(String method) {
    return messages().stream().filter(message -> method.equals(message.text("method"))).toList().getLast();
  }

  boolean wasAsked(String method) {
    return messages().stream().anyMatch(message -> method.equals(message.text("method")));
  }

  @Override
  public void post(String text) {
    if (!closed) {
      lines.add(text);
    }
  }

  @Override
  public void onMessage(Consumer<String> to) {
    receiver = to;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public JsonText json() {
    return new JacksonText();
  }

  @Override
  public Timers timers() {
    return timers;
  }

  @Override
  public Intake intake() {
    return new Intake() {
      @Override
      public int most(String method) {
        return intake.most(method);
      }

      @Override
      public void read(int values) {
        intake.read(values);
      }
    };
  }

  @Override
  public String appOrigin() {
    return "https://app.example";
  }

  @Override
  public String address(String page) {
    return "https://wallet.example" + page;
  }

  @Override
  public String freshId() {
    return "question-" + ++ids;
  }

  @Override
  public boolean hasWindow() {
    return hasWindow;
  }
}
