package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCodec;
import byok.protocol.Fields;
import byok.protocol.Value;

/**
 * The one message of the handshake that travels by {@code window.postMessage} (protocol/spec/handshake.md). It carries
 * no identity: who the app is, the browser says.
 *
 * @param nonce 16 to 64 of {@code A-Z a-z 0-9 - _}, fresh for each port
 * @param speaksOne whether version 1 is among the versions offered
 */
public record Hello(String nonce, boolean speaksOne) {
  public static final int VERSION = 1;

  private static final int MIN_NONCE = 16;

  /** The message for version 1. @param sdk name and version of the sender */
  public static Value.Obj message(String nonce, String sdk) {
    Value.Obj hello = new Value.Obj().put("byok", 1).put("t", "hello").put("nonce", nonce);
    return hello.put("versions", new Value.Arr().add(Value.of(VERSION))).put("sdk", sdk);
  }

  /** Whether a window message means to be a hello. Pages receive many others, which are nobody's error. */
  public static boolean isHello(Value message) {
    return message instanceof Value.Obj o && o.number("byok", 0) == 1 && "hello".equals(o.text("t"));
  }

  /** Throws {@code INVALID_REQUEST} for a hello that is malformed. */
  static Hello decode(Value message) {
    Fields fields = Fields.of(message, "hello");
    String nonce = fields.id("nonce");
    if (nonce.length() < MIN_NONCE) {
      throw Fields.invalid("nonce", "must have at least " + MIN_NONCE + " characters");
    }
    return new Hello(nonce, offersOne(message));
  }

  private static boolean offersOne(Value message) {
    Value.Arr versions = ((Value.Obj) message).list("versions");
    if (versions == null || versions.size() == 0 || versions.size() > 16) {
      throw Fields.invalid("versions", "must be a list of 1 to 16 numbers");
    }
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i) instanceof Value.Num n && n.value() == VERSION) {
        return true;
      }
    }
    return false;
  }

  /** The wallet's answer to a hello it accepts. */
  public static Value.Obj welcome(String nonce) {
    return Frames.frame("welcome").put("nonce", nonce).put("version", VERSION);
  }

  /** The wallet's answer to a hello it refuses. @param nonce {@code null} where it is not known */
  public static Value.Obj refused(String nonce, ByokException error) {
    return Frames.frame("refused").put("nonce", nonce).put("e", ErrorCodec.encode(error));
  }
}
