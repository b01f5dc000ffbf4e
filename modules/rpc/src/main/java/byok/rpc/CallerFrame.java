package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.ErrorCodec;
import byok.protocol.Value;

/** A frame as the answering side accepts it, checked in shape; unknown keys are ignored. */
sealed interface CallerFrame {
  /** The most credit one frame grants; more is taken as this. */
  int MAX_CREDIT = 65_536;

  /** @param credit -1 for a call that is answered once */
  record Call(int id, String method, Value args, int credit) implements CallerFrame {}

  record Credit(int id, int parts) implements CallerFrame {}

  record Stop(int id) implements CallerFrame {}

  record Bye() implements CallerFrame {}

  /** A message that is no frame. @param id 0 where it has none */
  record Bad(int id, ByokException error) implements CallerFrame {}

  static CallerFrame decode(Value message) {
    if (!(message instanceof Value.Obj frame)) {
      return bad(0, "A frame must be an object.");
    }
    int id = Frames.whole(frame, "id");
    String type = frame.text("t");
    if ("bye".equals(type)) {
      return new Bye();
    }
    if ("error".equals(type)) {
      return new Bad(id, ErrorCodec.decode(frame.get("e")));
    }
    if (id == 0) {
      return bad(0, "A frame's id must be a whole number from 1 to 2147483647.");
    }
    return switch (type) {
      case "call" -> call(id, frame);
      case "credit" -> credit(id, Frames.whole(frame, "n"));
      case "cancel" -> new Stop(id);
      case null, default -> bad(id, "The frame's type is unknown.");
    };
  }

  private static CallerFrame call(int id, Value.Obj frame) {
    String method = frame.text("m");
    if (method == null || !frame.has("a")) {
      return bad(id, "A call needs a method name and an argument.");
    }
    int credit = frame.has("c") ? Math.min(Frames.whole(frame, "c"), MAX_CREDIT) : -1;
    if (credit == 0) {
      return bad(id, "A call's credit must be a whole number above 0.");
    }
    return new Call(id, method, frame.get("a"), credit);
  }

  private static CallerFrame credit(int id, int parts) {
    return parts == 0 ? bad(id, "Credit must be a whole number above 0.") : new Credit(id, Math.min(parts, MAX_CREDIT));
  }

  private static Bad bad(int id, String message) {
    return new Bad(id, new ByokException(ErrorCode.INVALID_REQUEST, message));
  }
}
