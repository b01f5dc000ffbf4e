package byok.rpc.kkrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever a peer sends: no exception, only calls of the flat list, and answers that a stock peer rejects with. */
class KkrpcFuzzTest {
  private static final List<String> PIECES = List.of(
      "{", "}", "[", "]", "\"", ",", ":", "\\", "\n", "null", "1", "\"json\"", "\"meta\"", "\"values\"", "\"args\"",
      "\"args.0\"", "\"args.0.__proto__\"", "\"constructor\"", "\"__proto__\"", "[\"undefined\"]", "[\"map\"]",
      "\"method\":\"toString\"", "\"type\":\"set\"", "__DESTROY__", "__PORT_INIT__", "\"callbackIds\":[\"f\"]");

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> method = Arbitraries.of(
        "doLanguage", "streamLanguage", "handshake", "requestGrant", "reconnect", "listModels", "constructor", "__proto__");
    Arbitrary<String> argument = Arbitraries.of("{}", "null", "\"__callback__f\"", "{\"__proto__\":{\"a\":[]}}", "[[]]", "1");
    Arbitrary<String> rest = Arbitraries.of(
        "", ",\"callbackIds\":[\"f\"]", ",\"callbackIds\":null", ",\"type\":\"response\"", ",\"id\":\"2\"", ",\"args\":{}");
    return Combinators.combine(method, argument.list().ofMaxSize(3), rest).as((name, args, more) ->
        Peers.line("1", name, "[" + String.join(",", args) + "]", more));
  }

  @Provide
  Arbitrary<String> annotated() {
    Arbitrary<String> path = Arbitraries.of(
        "args", "args.0", "args.0.a", "args.1", "callbackIds", "id", "type", "args.0.__proto__", "args.length", "", ".", "\\\\");
    Arbitrary<String> type = Arbitraries.of(
        "[\"undefined\"]", "[\"number\"]", "[\"URL\"]", "[[\"typed-array\",\"Uint8Array\"]]", "[\"map\",{}]", "{}", "null", "[[]]");
    return Combinators.combine(lines(), path, type).as((line, at, as) ->
        line.replace("}}\n", "},\"meta\":{\"values\":{\"" + at + "\":" + as + "},\"v\":1}}\n"));
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<String> whole = Arbitraries.oneOf(lines(), annotated());
    return Combinators.combine(whole, Arbitraries.of(PIECES), Arbitraries.integers(), Arbitraries.integers().between(0, 8))
        .as(KkrpcFuzzTest::damage);
  }

  /** Puts a piece where some characters were. */
  private static String damage(String line, String piece, int from, int many) {
    int at = Math.floorMod(from, line.length());
    return line.substring(0, at) + piece + line.substring(Math.min(line.length(), at + many));
  }

  @Property(tries = 300)
  void anyLines_areAnsweredOrRefused(@ForAll @Size(max = 8) List<@From("lines") String> sound,
      @ForAll @Size(max = 8) List<@From("annotated") String> odd, @ForAll @Size(max = 8) List<@From("damaged") String> broken) {
    Peers peers = new Peers();
    sound.forEach(peers::send);
    odd.forEach(peers::send);
    broken.forEach(peers::send);
    peers.requests.forEach(request -> assertTrue(Shapes.has(request.method()) && !request.method().equals("constructor")));
    peers.messages().forEach(KkrpcFuzzTest::check);
    peers.send("__DESTROY__");
    assertEquals(0, peers.server.callsInFlight());
    assertEquals(0, peers.timers.waiting());
    assertFalse(peers.server.isOpen());
  }

  private static void check(Value.Obj message) {
    if ("response".equals(message.text("type")) && message.object("args").has("error")) {
      String error = message.object("args").text("error");
      assertNotNull(ErrorCode.ofWire(error.substring(0, error.indexOf(':'))), error);
    }
  }
}
