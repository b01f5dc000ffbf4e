package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCodec;
import byok.protocol.Value;

/** Builds and recognises frames (protocol/spec/rpc.md, "Frames"). */
public final class Frames {
  /** Parts a caller grants with a stream call, and the most it ever has outstanding. */
  public static final int INITIAL_CREDIT = 64;

  private static final int MAX_WHOLE = Integer.MAX_VALUE;

  private Frames() {}

  static Value.Obj frame(String type) {
    return new Value.Obj().append("t", new Value.Text(type));
  }

  static Value.Obj frame(String type, int id) {
    return frame(type).append("id", new Value.Num(id));
  }

  static Value.Obj withValue(String type, int id, Value value) {
    return frame(type, id).append("v", value);
  }

  /** Refuses or breaks off a call. @param id 0 where the call is not known */
  public static Value.Obj error(int id, ByokException error) {
    Value.Obj frame = id > 0 ? frame("error", id) : frame("error");
    return frame.append("e", ErrorCodec.encode(error));
  }

  /**
   * What an adapter of a real port delivers in place of a message that it could not read: too large, too deep or with
   * values that have no wire form. It fails the call it names on either side.
   *
   * @param id the message's own id where that could be read, else 0
   */
  public static Value unreadable(int id, ByokException error) {
    return error(id, error);
  }

  /** The whole number from 1 to 2^31 - 1 of a key, or 0. */
  static int whole(Value.Obj frame, String key) {
    double number = frame.number(key, 0);
    return number >= 1 && number <= MAX_WHOLE && Math.floor(number) == number ? (int) number : 0;
  }
}
