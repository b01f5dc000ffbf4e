package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.protocol.ErrorCode;
import byok.protocol.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeServerTest {
  private static final String NONCE = "0123456789abcdef";

  private static Value.Obj hello() {
    return Hello.message(NONCE, "test/1");
  }

  private static String outcome(HandshakeServer server, Knock knock) {
    return switch (server.decide(knock)) {
      case HandshakeServer.Accept accept -> "accept " + accept.origin();
      case HandshakeServer.Refuse refuse -> refuse.error().code().wire();
      case HandshakeServer.Ignore ignore -> "ignore";
    };
  }

  /** Every way an origin can be reported. {@code -} is an absent value, {@code ''} an empty one. */
  @ParameterizedTest(name = "{0}: {5}")
  @CsvSource(nullValues = "-", textBlock = """
      app on another site,              true,  1, https://a.test,       https://a.test,       accept https://a.test
      app with a port,                  true,  1, http://a.test:8882,   http://a.test:8882,   accept http://a.test:8882
      browser without ancestorOrigins,  true,  1, https://a.test,       -,                    accept https://a.test
      not the parent (opener or popup), false, 1, https://a.test,       https://a.test,       ignore
      app inside a preview frame,       true,  2, https://a.test,       https://a.test,       nested_frame
      wallet page opened at top level,  true,  0, https://a.test,       -,                    nested_frame
      sandboxed app,                    true,  1, null,                 null,                 opaque_origin
      app from a file,                  true,  1, null,                 -,                    opaque_origin
      app from file: in full,           true,  1, file://,              file://,              opaque_origin
      extension page,                   true,  1, chrome-extension://x, chrome-extension://x, opaque_origin
      no origin at all,                 true,  1, '',                   https://a.test,       opaque_origin
      absent origin,                    true,  1, -,                    https://a.test,       opaque_origin
      no-referrer frame in Firefox,     true,  1, https://a.test,       null,                 opaque_origin
      sender is not the ancestor,       true,  1, https://evil.test,    https://a.test,       request_refused
      same host and other port,         true,  1, http://a.test:1,      http://a.test:8882,   request_refused
      same host and other scheme,       true,  1, http://a.test,        https://a.test,       request_refused
      ancestor is empty,                true,  1, https://a.test,       '',                   request_refused
      """)
  void origin(String scene, boolean fromParent, int ancestors, String origin, String ancestor, String expected) {
    Knock knock = new Knock(fromParent, ancestors, origin, ancestor, 1, hello());
    assertEquals(expected, outcome(new HandshakeServer(), knock));
  }

  private static Knock knock(Value message) {
    return new Knock(true, 1, "https://app.example", "https://app.example", 1, message);
  }

  @Test
  void otherWindowMessages_areIgnored() {
    HandshakeServer server = new HandshakeServer();
    Value newer = hello().put("byok", 2);
    for (Value message : new Value[] {Value.NULL, Value.of("hello"), new Value.Arr(), new Value.Obj(), newer}) {
      assertEquals("ignore", outcome(server, knock(message)));
    }
    assertEquals("ignore", outcome(server, new Knock(true, 1, "https://app.example", null, 0, hello())));
    assertEquals("ignore", outcome(server, new Knock(true, 1, "https://app.example", null, 2, hello())));
  }

  @Test
  void originClaimedInTheMessage_isNotRead() {
    Value.Obj message = hello().put("origin", "https://bank.example").put("consumerId", "https://bank.example");
    assertEquals("accept https://app.example", outcome(new HandshakeServer(), knock(message)));
  }

  @ParameterizedTest
  @CsvSource({"short", "0123456789abcde", "0123456789abcde!", "'0123456789 abcdef'"})
  void malformedNonce_isInvalid(String nonce) {
    assertEquals("invalid_request", outcome(new HandshakeServer(), knock(hello().put("nonce", nonce))));
  }

  @Test
  void nonce_opensOneConnectionOnly() {
    HandshakeServer server = new HandshakeServer();
    assertEquals("accept https://app.example", outcome(server, knock(hello())));
    assertEquals("request_refused", outcome(server, knock(hello())));
  }

  @Test
  void refusedNonce_isNotUsedUp() {
    HandshakeServer server = new HandshakeServer();
    outcome(server, new Knock(true, 2, "https://app.example", null, 1, hello()));
    assertEquals("accept https://app.example", outcome(server, knock(hello())));
  }

  @Test
  void versions_mustIncludeOne() {
    HandshakeServer server = new HandshakeServer();
    Value.Arr newer = new Value.Arr().add(Value.of(2)).add(Value.of(3));
    assertEquals("unsupported_version", outcome(server, knock(hello().put("versions", newer))));
    Value.Arr both = new Value.Arr().add(Value.of(2)).add(Value.of(1));
    assertEquals("accept https://app.example", outcome(server, knock(hello().put("versions", both))));
    assertEquals("invalid_request", outcome(server, knock(hello().put("versions", new Value.Arr()))));
  }

  @Test
  void connections_areBounded() {
    HandshakeServer server = new HandshakeServer();
    for (int i = 0; i < HandshakeServer.MAX_CONNECTIONS; i++) {
      outcome(server, knock(hello().put("nonce", "nonce-of-connection-" + i)));
    }
    assertEquals(ErrorCode.RATE_LIMITED.wire(), outcome(server, knock(hello())));
  }
}
