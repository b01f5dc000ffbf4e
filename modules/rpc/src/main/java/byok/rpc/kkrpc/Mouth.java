package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/** Says things to a peer, each as one line of superjson. */
final class Mouth {
  private final TextPort port;
  private final JsonText json;
  private int count;

  Mouth(TextPort port, JsonText json) {
    this.port = port;
    this.json = json;
  }

  void answer(String id, Value result) {
    say(KkrpcMessage.answer(id, result));
  }

  /** @param id {@code null} where the message had none: then there is nobody to tell */
  void refuse(String id, ByokException error) {
    if (id != null) {
      say(KkrpcMessage.refusal(id, error));
    }
  }

  /** Calls a method of the app. Gives the id that its answer carries. */
  String ask(String method, Value.Arr args) {
    String id = "wallet-" + ++count;
    say(KkrpcMessage.request(id, method, args));
    return id;
  }

  /** How many characters went out. */
  int part(String callback, Value part) {
    return say(KkrpcMessage.part("wallet-" + ++count, callback, part));
  }

  private int say(Value.Obj message) {
    String line = json.print(Superjson.write(message)) + "\n";
    port.post(line);
    return line.length();
  }

  static ByokException tooLong() {
    return new ByokException(ErrorCode.MESSAGE_TOO_LARGE, "The answer is longer than a kkrpc peer is sent.");
  }
}
