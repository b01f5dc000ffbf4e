package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import byok.protocol.ModelCall;
import byok.protocol.ModelMenu;
import byok.protocol.ModelRef;
import byok.protocol.Receipt;
import byok.protocol.RequestRef;
import byok.protocol.Value;
import byok.protocol.WalletStatus;
import byok.protocol.WireText;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of protocol/vectors through the Java records; packages/shared runs the same cases through the Zod
 * schemas.
 */
class VectorsTest {
  /** Decode, then encode again; a kind that is only read answers with what it was given. */
  private static final Map<String, UnaryOperator<Value>> KINDS = Map.ofEntries(
      Map.entry("app-usage", value -> AppUsage.decode(value).encode()),
      Map.entry("caller-frame", VectorsTest::frame),
      Map.entry("error", value -> ErrorCodec.encode(ErrorCodec.decode(value))),
      Map.entry("grant-record", value -> GrantRecord.decode(value).encode()),
      Map.entry("grant-ref", value -> GrantRef.decode(value).encode()),
      Map.entry("model-menu", value -> ModelMenu.decode(value).encode()),
      Map.entry("fetch-call", value -> FetchCall.decode(value).encode()),
      Map.entry("model-ref", value -> ModelRef.decode(value).encode()),
      Map.entry("grant-request", value -> GrantRequest.decode(value).encode()),
      Map.entry("grant-result", value -> GrantResult.decode(value).encode()),
      Map.entry("grant-state", value -> GrantState.decode(value).encode()),
      Map.entry("grant-summary", value -> GrantSummary.decode(value).encode()),
      Map.entry("handshake-request", value -> HandshakeRequest.decode(value).encode()),
      Map.entry("handshake-result", value -> HandshakeResult.decode(value).encode()),
      Map.entry("hello", VectorsTest::hello),
      Map.entry("model-call", value -> ModelCall.decode(value).encode()),
      Map.entry("receipt", value -> Receipt.decode(value).encode()),
      Map.entry("request-ref", value -> RequestRef.decode(value).encode()),
      Map.entry("status-changed", value -> WalletStatus.decode(value).encode()),
      Map.entry("wire-text", value -> value));

  private static Value frame(Value value) {
    if (CallerFrame.decode(value) instanceof CallerFrame.Bad bad) {
      throw bad.error();
    }
    return value;
  }

  private static Value hello(Value value) {
    Knock knock = new Knock(true, 1, "https://app.example", null, 1, value);
    return switch (new HandshakeServer().decide(knock)) {
      case HandshakeServer.Accept accept -> value;
      case HandshakeServer.Refuse refuse -> throw refuse.error();
      case HandshakeServer.Ignore ignore -> throw new AssertionError("not taken for a hello");
    };
  }

  private static Value pass(Vector vector) {
    return KINDS.get(vector.kind()).apply(vector.decoded());
  }

  static Stream<Vector> accepted() {
    return Vector.all("accept");
  }

  static Stream<Vector> rejected() {
    return Vector.all("reject");
  }

  /** What was accepted is accepted again after being sent on, and then no longer changes. */
  @ParameterizedTest
  @MethodSource("accepted")
  void accepts(Vector vector) {
    Value once = pass(vector);
    Value twice = KINDS.get(vector.kind()).apply(once);
    assertEquals(text(once), text(twice));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void rejects(Vector vector) {
    ByokException e = assertThrows(ByokException.class, () -> pass(vector));
    assertEquals(vector.error(), e.code().wire());
    assertTrue(e.getMessage().length() > 10, "a refusal says what is wrong");
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void wireTextIsCanonical(Vector vector) {
    assertEquals(print(vector.value()), text(vector.decoded()));
  }

  @Test
  void everyVectorRuns() {
    assertTrue(accepted().count() + rejected().count() > 500);
    assertEquals(KINDS.keySet(), accepted().map(Vector::kind).collect(Collectors.toSet()));
  }

  private static String text(Value value) {
    return print(WireText.toJson(value));
  }

  private static String print(Value value) {
    StringBuilder text = new StringBuilder();
    switch (value) {
      case Value.Obj o -> {
        for (int i = 0; i < o.size(); i++) {
          text.append('{').append(o.keyAt(i)).append(':').append(print(o.valueAt(i))).append('}');
        }
      }
      case Value.Arr a -> {
        for (int i = 0; i < a.size(); i++) {
          text.append('[').append(print(a.get(i))).append(']');
        }
      }
      default -> text.append(value);
    }
    return text.toString();
  }
}
