package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Limits;
import byok.protocol.Value;
import byok.rpc.Intake;
import byok.rpc.JsonWeight;

/** Reads what a peer sends, as far as it may make the wallet read, and weighs it before it is parsed. */
final class Ear {
  private static final int MAX_LENGTH = Limits.MESSAGE.bytes() / 2;

  /** So many characters are as much work as a value. */
  private static final int BULK = 128;

  private static final double RETRY_MILLIS = 1_000;

  private final JsonText json;
  private final Intake intake;

  Ear(JsonText json, Intake intake) {
    this.json = json;
    this.intake = intake;
  }

  /** The message that a text is. Throws the refusal of one that is none, or too large. */
  KkrpcMessage hear(String text, Head head) {
    int most = intake.most(head.method());
    if (most <= 0) {
      Value.Obj wait = new Value.Obj().put("retryAfterMillis", RETRY_MILLIS);
      throw new ByokException(ErrorCode.RATE_LIMITED, "The app sends more than the wallet reads.", wait);
    }
    int bulk = 1 + text.length() / BULK;
    intake.read(bulk);
    int values = text.length() > MAX_LENGTH || bulk > most ? Integer.MAX_VALUE : JsonWeight.of(text);
    if (values > Math.min(most, Limits.MESSAGE.nodes()) - bulk) {
      throw tooLarge();
    }
    intake.read(values);
    Head.require(text);
    Value payload = json.parse(text);
    if (payload == null) {
      throw Superjson.refused("The message is no JSON text, or nested too deep.");
    }
    Limits.MESSAGE.check(payload);
    return KkrpcMessage.decode(Superjson.read(payload), head);
  }

  private static ByokException tooLarge() {
    return new ByokException(
        ErrorCode.MESSAGE_TOO_LARGE, "The message has more parts than this method takes, or than may be read now.");
  }
}
