package byok.rpc;

import byok.protocol.AppUsage;
import byok.protocol.ByokException;
import byok.protocol.ErrorCodec;
import byok.protocol.FetchCall;
import byok.protocol.GrantRecord;
import byok.protocol.GrantRef;
import byok.protocol.GrantRequest;
import byok.protocol.GrantResult;
import byok.protocol.GrantState;
import byok.protocol.GrantSummary;
import byok.protocol.HandshakeRequest;
import byok.protocol.HandshakeResult;
import byok.protocol.Limits;
import byok.protocol.ModelCall;
import byok.protocol.ModelMenu;
import byok.protocol.ModelRef;
import byok.protocol.Receipt;
import byok.protocol.RequestRef;
import byok.protocol.Value;
import byok.protocol.WalletStatus;
import byok.protocol.WireText;

/** The cases of protocol/vectors, as the compiled records take them; {@code VectorsTest} does the same on the JVM. */
public final class VectorKinds {
  private VectorKinds() {}

  /** Decodes a case and encodes it again. Both are in JSON text form; throws the refusal. */
  public static Value pass(String kind, Value text) {
    return WireText.toJson(again(kind, WireText.fromJson(text, Limits.MESSAGE)));
  }

  private static Value again(String kind, Value value) {
    return switch (kind) {
      case "app-usage" -> AppUsage.decode(value).encode();
      case "caller-frame" -> frame(value);
      case "error" -> ErrorCodec.encode(ErrorCodec.decode(value));
      case "fetch-call" -> FetchCall.decode(value).encode();
      case "grant-record" -> GrantRecord.decode(value).encode();
      case "grant-ref" -> GrantRef.decode(value).encode();
      case "model-menu" -> ModelMenu.decode(value).encode();
      case "model-ref" -> ModelRef.decode(value).encode();
      case "grant-request" -> GrantRequest.decode(value).encode();
      case "grant-result" -> GrantResult.decode(value).encode();
      case "grant-state" -> GrantState.decode(value).encode();
      case "grant-summary" -> GrantSummary.decode(value).encode();
      case "handshake-request" -> HandshakeRequest.decode(value).encode();
      case "handshake-result" -> HandshakeResult.decode(value).encode();
      case "hello" -> hello(value);
      case "model-call" -> ModelCall.decode(value).encode();
      case "receipt" -> Receipt.decode(value).encode();
      case "request-ref" -> RequestRef.decode(value).encode();
      case "status-changed" -> WalletStatus.decode(value).encode();
      case "wire-text" -> value;
      default -> throw new IllegalArgumentException("no kind is called " + kind);
    };
  }

  private static Value frame(Value value) {
    if (CallerFrame.decode(value) instanceof CallerFrame.Bad bad) {
      throw bad.error();
    }
    return value;
  }

  private static Value hello(Value value) {
    Knock knock = new Knock(true, 1, "https://app.example", null, 1, value);
    if (new HandshakeServer().decide(knock) instanceof HandshakeServer.Refuse refuse) {
      throw refuse.error();
    }
    return value;
  }

  /** The code of a refusal as JSON text, or what {@link #pass} gives. */
  public static Value outcome(String kind, Value text) {
    try {
      return pass(kind, text);
    } catch (ByokException e) {
      return new Value.Obj().put("refused", e.code().wire());
    }
  }
}
