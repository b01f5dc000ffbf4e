package byok.rpc.kkrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Intake;
import byok.rpc.RpcRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KkrpcPeerTest {
  private final Peers peers = new Peers();

  @Test
  void message_withoutAnIdThatCanBeAnswered_isDropped() {
    String line = Peers.line("1", "listModels", "[]", "");
    peers.send(line.replace("\"id\":\"1\"", "\"id\":\"" + "a".repeat(200) + "\""));
    peers.send(line.replace("\"id\":\"1\"", "\"id\":\"\\\\\""));
  }

  private String print(Value value) {
    return peers.json.print(value);
  }

  @Test
  void call_reachesTheServerAndIsAnswered() {
    peers.call("1", "doLanguage", "[{\"modelId\":\"m\",\"grantId\":\"g\",\"prompt\":[],\"seed\":7}]");
    assertEquals(
        "{\"modelId\":\"m\",\"grantId\":\"g\",\"options\":{\"prompt\":[],\"seed\":7}}", print(peers.request().args()));
    peers.request().reply(new Value.Obj().put("text", "hi").put("none", Value.UNDEFINED).put("bad", Double.NaN));
    peers.settle();
    assertEquals("1", peers.last().text("id"));
    assertEquals("response", peers.last().text("type"));
    assertEquals("{\"result\":{\"text\":\"hi\",\"bad\":null}}", print(peers.last().get("args")));
    assertTrue(peers.lines.getLast().startsWith("{\"json\":{\"id\":"), "a stock peer tells superjson by its beginning");
  }

  @Test
  void options_mayHaveAnObjectOfTheirOwn() {
    peers.call("1", "doLanguage", "[{\"modelId\":\"m\",\"options\":{\"prompt\":[]},\"ignored\":1}]");
    assertEquals("{\"modelId\":\"m\",\"options\":{\"prompt\":[]}}", print(peers.request().args()));
  }

  @Test
  void image_isOneUnlessSaid_andComesAsAnAddress() {
    peers.call("1", "doImage", "[{\"modelId\":\"m\",\"prompt\":\"a\"}]");
    assertEquals("{\"modelId\":\"m\",\"options\":{\"prompt\":\"a\",\"n\":1}}", print(peers.request().args()));
    Value.Arr images = new Value.Arr().add(new Value.Bytes(new byte[] {1, 2, 3})).add("/9j/4AAQ").add("UklGRg==");
    peers.request().reply(new Value.Obj().put("images", images));
    peers.settle();
    assertEquals(
        "[{\"url\":\"data:image/png;base64,AQID\"},{\"url\":\"data:image/jpeg;base64,/9j/4AAQ\"},"
            + "{\"url\":\"data:image/webp;base64,UklGRg==\"}]",
        print(peers.last().object("args").object("result").get("images")));
  }

  @Test
  void moment_comesAsADate_butNeverUnderAKeyThatSuperjsonRefuses() {
    peers.call("1", "doLanguage", "[{\"modelId\":\"m\"}]");
    Value moment = new Value.Moment(1234);
    Value.Obj result = new Value.Obj().put("a.b", moment).put("constructor", new Value.Obj().put("at", moment));
    peers.request().reply(result.put("list", new Value.Arr().add(moment)));
    peers.settle();
    assertEquals(
        "{\"values\":{\"args.result.a\\\\.b\":[\"Date\"],\"args.result.list.0\":[\"Date\"]},\"v\":1}",
        print(((Value.Obj) peers.json.parse(peers.lines.getLast())).get("meta")));
  }

  @Test
  void refusal_isARealRejectionWithTheCode() {
    peers.call("1", "doLanguage", "[{\"modelId\":\"m\"}]");
    peers.request().fail(new ByokException(ErrorCode.BUDGET_EXHAUSTED, ""));
    peers.settle();
    assertEquals("budget_exhausted: ", peers.error());
    assertFalse(peers.last().object("args").has("result"));
  }

  @Test
  void revoke_takesAnIdOrAnObject_andAnswersNothing() {
    peers.call("1", "revokeGrant", "[\"g-1\"]");
    assertEquals("{\"grantId\":\"g-1\"}", print(peers.request().args()));
    peers.request().reply(new Value.Obj());
    peers.settle();
    assertEquals("{}", print(peers.last().get("args")));
    peers.call("2", "revokeGrant", "[{\"grantId\":\"g-1\"}]");
    assertEquals("{\"grantId\":\"g-1\"}", print(peers.request().args()));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "constructor.prototype.__defineSetter__", "__defineSetter__", "__defineGetter__", "constructor", "constructor.keys",
      "constructor.constructor", "toString", "hasOwnProperty", "__proto__", "__proto__.polluted", "handshake.constructor",
      "secret.key", "handshake.call", "fetch", "getGrantStates", "then", " handshake", "Handshake"})
  void anyOtherMethod_isUnknown(String method) {
    peers.send(Peers.line("1", method, "[\"apiKey\",\"__callback__f\"]", ",\"callbackIds\":[\"f\"]"));
    assertTrue(peers.error().startsWith("unknown_method: "), peers.error());
    assertEquals(1, peers.lines.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"response", "callback", "get", "set", "construct", "call", "new", "__proto__"})
  void otherMessages_callNothing(String type) {
    peers.send(Peers.line("1", "doLanguage", "[{\"modelId\":\"m\"}]", "").replace("\"request\"", "\"" + type + "\""));
    assertTrue(peers.requests.isEmpty());
    assertTrue(peers.lines.isEmpty() || peers.error().startsWith("invalid_request: "));
  }

  @Test
  void textThatLooksLikeACallback_isAText() {
    peers.call("1", "doLanguage", "[{\"modelId\":\"__callback__x\",\"prompt\":\"__callback__f\"}]");
    assertEquals(
        "{\"modelId\":\"__callback__x\",\"options\":{\"prompt\":\"__callback__f\"}}", print(peers.request().args()));
    peers.call("2", "streamLanguage", "[{\"modelId\":\"m\"},\"__callback__f\"]");
    assertTrue(peers.error().startsWith("invalid_request: This method needs a function"));
    assertEquals(1, peers.requests.size());
  }

  @Test
  void stream_callsTheFunctionForEachPart() {
    peers.stream("1", "{\"modelId\":\"m\"}");
    RpcRequest request = peers.request();
    request.open(new Value.Obj().put("response", new Value.Obj()));
    for (int i = 0; i < 200; i++) {
      assertTrue(request.hasCredit(), "there is room again once a part is posted");
      request.part(Value.of(i));
      peers.settle();
    }
    request.end(new Value.Obj());
    peers.settle();
    assertEquals(201, peers.lines.size());
    assertEquals("f", peers.messages().getFirst().text("method"));
    assertEquals("callback", peers.messages().getFirst().text("type"));
    assertEquals("[199]", print(peers.messages().get(199).get("args")));
    assertEquals("{\"result\":{\"response\":{}}}", print(peers.last().get("args")));
  }

  /** What waits in the wallet is never more than a stream's credit, however fast the provider is. */
  @Test
  void stream_holdsNoMoreThanItsCredit() {
    peers.stream("1", "{\"modelId\":\"m\"}");
    int parts = 0;
    while (peers.request().hasCredit()) {
      peers.request().part(Value.of(parts++));
    }
    assertEquals(64, parts);
  }

  @Test
  void stream_thatIsTooLong_isBrokenOff() {
    peers.stream("1", "{\"modelId\":\"m\"}");
    String megabyte = "x".repeat(1 << 20);
    for (int i = 0; i < 33; i++) {
      peers.request().part(Value.of(megabyte));
      peers.settle();
    }
    assertTrue(peers.error().startsWith("message_too_large: "));
    assertTrue(peers.request().isCancelled());
  }

  @Test
  void stream_deliversPartsBeforeItsError() {
    peers.stream("1", "{\"modelId\":\"m\"}");
    peers.request().part(Value.of("a"));
    peers.request().fail(new ByokException(ErrorCode.PROVIDER_DISCONNECTED, "gone"));
    peers.settle();
    assertEquals(List.of("callback", "response"), peers.messages().stream().map(m -> m.text("type")).toList());
    assertEquals("provider_disconnected: gone", peers.error());
  }

  @Test
  void destroy_endsEveryCallWithAnError_andCancelsIt() {
    peers.call("1", "doLanguage", "[{\"modelId\":\"m\"}]");
    peers.stream("2", "{\"modelId\":\"m\"}");
    peers.request().part(Value.of("a"));
    peers.settle();
    peers.send("__DESTROY__");
    assertEquals(
        List.of("f", "1", "2"),
        peers.messages().stream().map(m -> m.text("method").isEmpty() ? m.text("id") : m.text("method")).toList());
    assertTrue(peers.error().startsWith("disconnected: "));
    assertEquals("__DESTROY__", peers.lines.getLast());
    assertTrue(peers.closed);
    peers.requests.forEach(request -> assertTrue(request.isCancelled()));
    assertFalse(peers.server.isOpen());
    peers.call("3", "listModels", "[]");
    assertEquals(2, peers.requests.size());
  }

  @Test
  void goodbyeOfTheWallet_endsEveryCallToo() {
    peers.call("1", "doLanguage", "[{\"modelId\":\"m\"}]");
    peers.server.bye(null);
    peers.settle();
    assertTrue(peers.error().startsWith("disconnected: "));
    assertTrue(peers.closed);
  }

  @Test
  void portInitFromTheApp_andWhatIsNoText_areNothing() {
    peers.send("__PORT_INIT__");
    peers.send("");
    peers.send("\n");
    peers.send(null);
    assertTrue(peers.lines.isEmpty());
    assertFalse(peers.closed);
  }

  @Test
  void callsAtOnce_areAsManyAsForAnyApp() {
    for (int i = 0; i < 257; i++) {
      peers.call("c" + i, "listModels", "[]");
    }
    assertEquals(256, peers.requests.size());
    assertTrue(peers.error().startsWith("rate_limited: "));
    assertEquals("c256", peers.last().text("id"));
  }

  @Test
  void whatIsTooLarge_isRefusedBeforeItIsParsed() {
    peers.call("1", "doLanguage", "[\"" + "x".repeat(17 << 20) + "\"]");
    assertTrue(peers.error().startsWith("message_too_large: "));
    peers.call("2", "doLanguage", "[" + "1,".repeat(500_000) + "1]");
    assertTrue(peers.error().startsWith("message_too_large: "));
  }

  @Test
  void whatTheAppMayMakeTheWalletRead_isCounted() {
    int[] left = {100};
    peers.intake = new Intake() {
      @Override
      public int most(String method) {
        return method.startsWith("do") ? left[0] : Math.min(left[0], 20);
      }

      @Override
      public void read(int values) {
        left[0] -= values;
      }
    };
    peers.call("1", "listModels", "[" + "1,".repeat(20) + "1]");
    assertTrue(peers.error().startsWith("message_too_large: "));
    peers.call("2", "doLanguage", "[{\"modelId\":\"m\",\"list\":[" + "1,".repeat(20) + "1]}]");
    assertEquals(1, peers.requests.size());
    assertTrue(left[0] < 75, "left " + left[0]);
    peers.call("3", "doLanguage", "[{\"modelId\":\"m\",\"list\":[" + "1,".repeat(90) + "1]}]");
    assertTrue(peers.error().startsWith("message_too_large: "));
    left[0] = 0;
    peers.call("4", "listModels", "[]");
    assertTrue(peers.error().startsWith("rate_limited: "));
  }

  @Test
  void refusedPage_isToldWhyForEachCall_aFewTimes() {
    Peers page = new Peers();
    new KkrpcRefusal(page, page.json(), new ByokException(ErrorCode.NESTED_FRAME, "In a tab, please.")).begin();
    page.call("1", "handshake", "[]");
    assertEquals("nested_frame: In a tab, please.", page.error());
    for (int i = 0; i < 100; i++) {
      page.send("{\"json\":{\"id\":\"x\"}}\n");
    }
    assertEquals(64, page.lines.size());
    assertTrue(page.closed);
    assertTrue(page.requests.isEmpty());
  }
}
