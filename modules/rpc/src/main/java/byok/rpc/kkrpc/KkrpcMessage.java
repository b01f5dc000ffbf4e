package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/** A message of a kkrpc peer, checked in shape. */
sealed interface KkrpcMessage {
  int MAX_ARGUMENTS = 4;

  /**
   * A call.
   *
   * @param args without the callback
   * @param callback the id of the one function among the arguments, its last; {@code null} for none
   */
  record Request(String id, String method, Value.Arr args, String callback) implements KkrpcMessage {
    /** The first argument, or {@code undefined}. */
    Value argument() {
      return args.size() == 0 ? Value.UNDEFINED : args.get(0);
    }
  }

  /** The answer to a request of the wallet's. @param failed whether the app's method threw */
  record Response(String id, boolean failed, Value result) implements KkrpcMessage {}

  /** The wallet passes no callbacks, so it takes none. */
  record Ignored() implements KkrpcMessage {}

  /** @param head of the same text: what was refused by it must not come in by a later field of the same name */
  static KkrpcMessage decode(Value.Obj message, Head head) {
    if (head.id() == null || !head.id().equals(message.text("id")) || !head.method().equals(method(message))) {
      throw Superjson.refused("The message names two ids or methods.");
    }
    String type = message.text("type");
    return switch (type == null ? "" : type) {
      case "request" -> request(message, head);
      case "response" -> response(message, head.id());
      case "callback" -> new Ignored();
      default -> throw Superjson.refused("The message's type is unknown.");
    };
  }

  private static String method(Value.Obj message) {
    return message.text("method") == null ? "" : message.text("method");
  }

  private static Request request(Value.Obj message, Head head) {
    Value.Arr args = message.list("args");
    if (head.method().isEmpty() || args == null || args.size() > MAX_ARGUMENTS) {
      throw new ByokException(
          ErrorCode.INVALID_REQUEST, "A call needs a method and a list of at most " + MAX_ARGUMENTS + " arguments.");
    }
    String callback = callback(message.get("callbackIds"), args);
    return new Request(head.id(), head.method(), callback == null ? args : withoutLast(args), callback);
  }

  /** A text that merely looks like a callback is a text: the message has to name it as one. */
  private static String callback(Value ids, Value.Arr args) {
    if (ids == Value.UNDEFINED || ids == Value.NULL) {
      return null;
    }
    boolean isOne = ids instanceof Value.Arr list && list.size() == 1 && args.size() > 0;
    String id = isOne && ((Value.Arr) ids).get(0) instanceof Value.Text text ? text.value() : null;
    boolean isLast = id != null && args.get(args.size() - 1) instanceof Value.Text last
        && last.value().equals("__callback__" + id);
    if (!isLast || id.length() > Head.MAX_ID) {
      throw Superjson.refused("A call takes at most one function, as its last argument.");
    }
    return id;
  }

  private static Value.Arr withoutLast(Value.Arr args) {
    Value.Arr others = new Value.Arr();
    for (int i = 0; i < args.size() - 1; i++) {
      others.add(args.get(i));
    }
    return others;
  }

  private static Response response(Value.Obj message, String id) {
    Value.Obj args = message.object("args");
    boolean failed = args == null || args.text("error") != null;
    return new Response(id, failed, failed ? Value.UNDEFINED : args.get("result"));
  }

  static Value.Obj answer(String id, Value result) {
    Value.Obj args = new Value.Obj();
    return message(id, "", result == Value.UNDEFINED ? args : args.put("result", result), "response");
  }

  /** kkrpc rejects with nothing but this text, and not at all where it is empty: so it begins with the code. */
  static Value.Obj refusal(String id, ByokException error) {
    String text = error.code().wire() + ": " + error.getMessage();
    return message(id, "", new Value.Obj().put("error", text), "response");
  }

  static Value.Obj request(String id, String method, Value.Arr args) {
    return message(id, method, args, "request");
  }

  static Value.Obj part(String id, String callback, Value part) {
    return message(id, callback, new Value.Arr().add(part), "callback");
  }

  private static Value.Obj message(String id, String method, Value args, String type) {
    Value.Obj message = new Value.Obj().append("id", Value.of(id)).append("method", Value.of(method));
    return message.append("args", args).append("type", Value.of(type)).append("version", Value.of("superjson"));
  }
}
