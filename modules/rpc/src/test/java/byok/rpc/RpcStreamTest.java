package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RpcStreamTest {
  private static final ByokException BROKEN = new ByokException(ErrorCode.PROVIDER_DISCONNECTED, "Broken off.");

  private final Rig rig = new Rig();

  private static void parts(RpcRequest request, int count) {
    for (int i = 0; i < count; i++) {
      request.part(Value.of(i));
    }
  }

  @Test
  void stream_opensSendsPartsAndEnds() {
    rig.flow();
    RpcRequest request = rig.request();
    request.open(new Value.Obj());
    parts(request, 2);
    request.end(new Value.Obj());
    rig.settle();
    assertEquals(List.of("opened", "part 0", "part 1", "ended"), rig.heard);
    assertEquals(0, rig.server.callsInFlight());
  }

  @Test
  void partsOfOneTurn_travelInOneFrame() {
    rig.flow();
    RpcRequest request = rig.request();
    parts(request, 5);
    rig.settle();
    parts(request, 3);
    rig.settle();
    assertEquals(List.of("parts", "parts"), rig.ports.wallet.types());
    assertEquals(5, rig.ports.wallet.sent.get(0).list("v").size());
  }

  @Test
  void parts_neverExceedCredit_andGoOnWhenItComes() {
    RpcStream stream = rig.flow();
    RpcRequest request = rig.request();
    parts(request, 100);
    rig.settle();
    assertEquals(64, rig.heard.size());
    assertFalse(request.hasCredit());
    stream.consumed(31);
    rig.settle();
    assertEquals(64, rig.heard.size());
    stream.consumed(1);
    rig.settle();
    assertEquals(96, rig.heard.size());
    stream.consumed(32);
    rig.settle();
    assertEquals(100, rig.heard.size());
    assertTrue(request.hasCredit());
  }

  @Test
  void onCredit_runsOnceWhenThereIsRoom() {
    RpcStream stream = rig.flow();
    RpcRequest request = rig.request();
    request.onCredit(() -> rig.heard.add("room"));
    assertEquals(List.of("room"), rig.heard);
    parts(request, 64);
    request.onCredit(() -> rig.heard.add("room again"));
    rig.settle();
    assertFalse(rig.heard.contains("room again"));
    stream.consumed(64);
    rig.settle();
    stream.consumed(64);
    rig.settle();
    assertEquals(1, rig.heard.stream().filter("room again"::equals).count());
  }

  @Test
  void error_comesAfterQueuedParts_andAfterTheConsumerTookThem() {
    RpcStream stream = rig.flow();
    RpcRequest request = rig.request();
    parts(request, 70);
    request.fail(BROKEN);
    rig.settle();
    stream.consumed(64);
    rig.settle();
    assertEquals(70, rig.heard.size());
    stream.consumed(6);
    assertEquals(71, rig.heard.size());
    assertEquals("failed provider_disconnected", rig.heard.getLast());
    assertEquals(0, rig.server.callsInFlight());
  }

  @Test
  void cancel_reachesTheSourceAndFreesAWaitingProducer() {
    RpcStream stream = rig.flow();
    RpcRequest request = rig.request();
    List<String> source = new ArrayList<>();
    request.onCancel(() -> source.add("stopped"));
    parts(request, 100);
    request.onCredit(() -> source.add("free"));
    rig.settle();
    stream.cancel();
    rig.settle();
    request.part(Value.of(1));
    request.end(Value.NULL);
    rig.settle();
    assertEquals(List.of("stopped", "free"), source);
    assertEquals(64, rig.heard.size());
    assertFalse(rig.ports.wallet.types().contains("end"));
  }

  @Test
  void cancelWithinATurn_dropsThePartsOfThatTurn() {
    RpcStream stream = rig.flow();
    RpcRequest request = rig.request();
    parts(request, 3);
    stream.cancel();
    rig.ports.deliverAll();
    rig.settle();
    assertEquals(List.of(), rig.ports.wallet.types());
  }

  @Test
  void cancelWithinAFrame_dropsTheRestOfIt() {
    RpcStream[] stream = new RpcStream[1];
    List<Value> taken = new ArrayList<>();
    StreamListener once = new StreamListener() {
      @Override
      public void opened(Value value) {}

      @Override
      public void part(Value part) {
        taken.add(part);
        stream[0].cancel();
      }

      @Override
      public void ended(Value value) {
        taken.add(value);
      }

      @Override
      public void failed(ByokException error) {
        taken.add(Value.NULL);
      }
    };
    stream[0] = rig.client.stream("flow", new Value.Obj(), once);
    parts(rig.request(), 10);
    rig.settle();
    assertEquals(1, taken.size());
  }

  @Test
  void close_whileStreaming_failsAfterTheDeliveredParts() {
    RpcStream stream = rig.flow();
    parts(rig.request(), 2);
    rig.settle();
    rig.client.close();
    assertEquals(List.of("part 0", "part 1"), rig.heard);
    stream.consumed(2);
    assertEquals("failed disconnected", rig.heard.getLast());
  }

  @Test
  void methodsKeepToTheirKind() {
    rig.client.stream("echo", new Value.Obj(), rig.listener());
    rig.call("flow");
    rig.settle();
    assertEquals(List.of("failed invalid_request", "failed invalid_request"), rig.heard);
  }
}
