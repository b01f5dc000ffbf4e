package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
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
import org.junit.jupiter.api.Test;

class RpcFuzzTest {
  @Property(tries = 2000)
  void anyInterleaving_keepsThePromises(@ForAll long seed) {
    new Interleaving(seed).run(600);
  }

  @Provide
  Arbitrary<Value> field() {
    return Arbitraries.of(
        Value.UNDEFINED, Value.NULL, Value.Bool.TRUE, Value.of(0), Value.of(1), Value.of(2), Value.of(-1),
        Value.of(1.5), Value.of(Double.NaN), Value.of(1e300), Value.of(2147483647), Value.of(""), Value.of("call"),
        Value.of("echo"), Value.of("flow"), Value.of("credit"), Value.of("cancel"), Value.of("result"),
        Value.of("__proto__"), new Value.Arr(), new Value.Obj(), new Value.Bytes(new byte[3]));
  }

  @Provide
  Arbitrary<Value> frames() {
    Arbitrary<String> key = Arbitraries.of("t", "t", "id", "id", "m", "a", "c", "n", "e", "v", "__proto__");
    Arbitrary<Value> type = Arbitraries.of("call", "credit", "cancel", "error", "result", "x").map(Value::of);
    Arbitrary<List<Value>> values = field().list().ofSize(6);
    Arbitrary<Value> loose = Combinators.combine(key.list().ofMaxSize(6), values).as(RpcFuzzTest::frame);
    Arbitrary<Value> near = Combinators.combine(loose, type).as((frame, t) -> ((Value.Obj) frame).put("t", t));
    return Arbitraries.oneOf(loose, near, field());
  }

  private static Value frame(List<String> keys, List<Value> values) {
    Value.Obj frame = new Value.Obj();
    for (int i = 0; i < keys.size(); i++) {
      frame.put(keys.get(i), values.get(i));
    }
    return frame;
  }

  /**
   * Whatever an app sends: no exception, every answer is a frame of the specification, nothing is left over after bye.
   */
  @Property(tries = 2000)
  void anyFrames_areAnsweredOrRefused(@ForAll List<@From("frames") Value> frames) {
    Rig rig = new Rig();
    frames.forEach(rig::raw);
    for (Value.Obj frame : rig.ports.wallet.sent) {
      String type = frame.text("t");
      assertTrue(List.of("result", "error").contains(type), type);
      if (type.equals("error")) {
        assertNotNull(ErrorCode.ofWire(frame.object("e").text("code")));
      }
    }
    rig.raw(Frames.frame("bye"));
    assertEquals(0, rig.server.callsInFlight());
    rig.requests.forEach(request -> assertTrue(request.isCancelled()));
  }

  /** Whatever a wallet sends: the client ignores or delivers, and each call still ends once. */
  @Property(tries = 2000)
  void anyFramesAtTheClient_endACallAtMostOnce(@ForAll List<@From("frames") Value> frames) {
    Rig rig = new Rig();
    rig.call("wait");
    rig.flow().consumed(5);
    frames.forEach(frame -> {
      rig.ports.wallet.post(frame);
      rig.ports.app.deliverOne();
    });
    rig.client.close();
    rig.heard.removeIf(line -> line.startsWith("part") || line.equals("opened"));
    assertTrue(rig.heard.size() <= 2, rig.heard.toString());
  }

  private static String refusal(Value frame) {
    Rig rig = new Rig();
    rig.raw(frame);
    Value.Obj answer = rig.lastFromWallet();
    return answer.object("e").text("code") + (answer.has("id") ? " " + (int) answer.number("id", 0) : "");
  }

  @Test
  void malformedFrames_areRefusedWithTheIdWhereKnown() {
    assertEquals("invalid_request", refusal(Value.of("hi")));
    assertEquals("invalid_request", refusal(new Value.Obj()));
    assertEquals("invalid_request", refusal(Frames.frame("call").put("id", 1.5)));
    assertEquals("invalid_request", refusal(Frames.frame("call").put("id", 2147483648.0)));
    assertEquals("invalid_request 7", refusal(Frames.frame("call", 7)));
    assertEquals("invalid_request 7", refusal(Frames.frame("call", 7).put("m", "echo")));
    assertEquals("invalid_request 7", refusal(Frames.frame("nonsense", 7)));
    assertEquals("invalid_request 7", refusal(new Value.Obj().put("id", 7)));
    assertEquals("invalid_request 7", refusal(Frames.frame("credit", 7).put("n", 0)));
    Value.Obj call = Frames.frame("call", 7).put("a", Value.NULL);
    assertEquals("unknown_method 7", refusal(call.put("m", "constructor")));
    assertEquals("invalid_request 7", refusal(call.put("m", "flow").put("c", -3)));
  }

  @Test
  void oversizedFrames_areTooLarge() {
    Value.Obj call = Frames.frame("call", 7).put("m", "echo");
    assertEquals("message_too_large 7", refusal(call.put("a", new Value.Bytes(new byte[33 * 1024 * 1024]))));
    Value deep = Value.NULL;
    for (int i = 0; i < 64; i++) {
      deep = new Value.Arr().add(deep);
    }
    assertEquals("message_too_large 7", refusal(call.put("a", deep)));
    ByokException error = new ByokException(ErrorCode.MESSAGE_TOO_LARGE, "Too large.");
    assertEquals("message_too_large 7", refusal(Frames.unreadable(7, error)));
  }

  @Test
  void reusedId_endsBothCalls() {
    Rig rig = new Rig();
    Value.Obj call = Frames.frame("call", 1).put("m", "wait").put("a", Value.NULL);
    rig.raw(call);
    rig.raw(call);
    assertTrue(rig.requests.getFirst().isCancelled());
    assertEquals(1, rig.requests.size());
    assertEquals("invalid_request", rig.lastFromWallet().object("e").text("code"));
    assertEquals(0, rig.server.callsInFlight());
  }

  @Test
  void endlessCredit_doesNotOverflow() {
    Rig rig = new Rig();
    rig.flow();
    RpcRequest request = rig.request();
    for (int i = 0; i < 5; i++) {
      rig.raw(Frames.frame("credit", 1).put("n", 2147483647));
    }
    assertTrue(request.hasCredit());
  }
}
