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

class RpcCallTest {
  private final Rig rig = new Rig();

  @Test
  void call_isAnswered() {
    rig.call("echo");
    rig.settle();
    assertEquals(List.of("ok"), rig.heard);
    assertEquals(0, rig.server.callsInFlight());
  }

  @Test
  void call_ofUnknownOrInheritedName_isUnknownMethod() {
    for (String name : List.of("nothing", "constructor", "__proto__", "toString", "echo.call", "handlers.echo", "")) {
      rig.call(name);
    }
    rig.settle();
    assertEquals(7, rig.heard.stream().filter("failed unknown_method"::equals).count());
  }

  @Test
  void call_whenCancelled_reachesHandlerOnceAndStaysSilent() {
    Cancel cancel = rig.call("wait");
    RpcRequest request = rig.request();
    List<String> stopped = new ArrayList<>();
    request.onCancel(() -> stopped.add("stopped"));
    cancel.cancel();
    cancel.cancel();
    rig.settle();
    request.reply(Value.NULL);
    request.onCancel(() -> stopped.add("late"));
    rig.settle();
    assertTrue(request.isCancelled());
    assertEquals(List.of("stopped", "late"), stopped);
    assertEquals(List.of(), rig.heard);
    assertEquals(List.of("call", "cancel"), rig.ports.app.types());
    assertEquals(List.of(), rig.ports.wallet.types());
  }

  @Test
  void call_whenNotAnsweredInTime_timesOutAndCancels() {
    rig.client.call("wait", new Value.Obj(), 5000, v -> rig.heard.add("ok"), rig::failed);
    RpcRequest request = rig.request();
    rig.timers.advance(4999);
    assertEquals(List.of(), rig.heard);
    rig.timers.advance(1);
    rig.settle();
    assertEquals(List.of("failed connect_timeout"), rig.heard);
    assertTrue(request.isCancelled());
  }

  @Test
  void call_whenAnswered_leavesNoTimer() {
    rig.client.call("echo", new Value.Obj(), 5000, v -> rig.heard.add("ok"), rig::failed);
    rig.settle();
    assertEquals(0, rig.timers.waiting());
  }

  @Test
  void handlerException_isInternalAndSaysNothing() {
    rig.methods.call("broken", r -> {
      throw new IllegalStateException("sk-secret");
    });
    rig.call("broken");
    rig.settle();
    assertEquals(List.of("failed internal"), rig.heard);
    assertFalse(rig.lastFromWallet().object("e").text("message").contains("sk-secret"));
  }

  @Test
  void handlerRefusal_arrivesWithItsFields() {
    Value.Obj details = new Value.Obj().put("retryAfterMillis", 1500).put("limit", 20).put("secret", "sk-1");
    rig.methods.call("limited", r -> {
      throw new ByokException(ErrorCode.RATE_LIMITED, "At most 20 requests a minute.", details);
    });
    List<ByokException> errors = new ArrayList<>();
    rig.client.call("limited", new Value.Obj(), 0, v -> {}, errors::add);
    rig.settle();
    ByokException error = errors.getFirst();
    assertEquals("At most 20 requests a minute.", error.getMessage());
    assertEquals(1500, error.details().number("retryAfterMillis", 0));
    assertEquals(429, error.details().number("statusCode", 0));
    assertTrue(error.details().isTrue("retryable"));
    assertFalse(error.details().has("secret"));
  }

  @Test
  void callsInFlight_areBounded() {
    for (int i = 0; i < RpcServer.MAX_IN_FLIGHT; i++) {
      rig.call("wait");
    }
    rig.call("wait");
    rig.settle();
    assertEquals(RpcServer.MAX_IN_FLIGHT, rig.server.callsInFlight());
    assertEquals(List.of("failed rate_limited"), rig.heard);
    rig.requests.getFirst().reply(Value.NULL);
    rig.call("wait");
    rig.settle();
    assertEquals(List.of("failed rate_limited", "ok"), rig.heard);
    assertEquals(RpcServer.MAX_IN_FLIGHT, rig.server.callsInFlight());
  }

  @Test
  void close_failsPendingAndLaterCalls_andCancelsHandlers() {
    rig.call("wait");
    RpcRequest request = rig.request();
    rig.client.close();
    rig.client.close();
    rig.call("echo");
    rig.settle();
    assertEquals(List.of("failed disconnected", "failed disconnected"), rig.heard);
    assertTrue(request.isCancelled());
    assertFalse(rig.server.isOpen());
    assertEquals(List.of("call", "bye"), rig.ports.app.types());
  }

  @Test
  void bye_fromWallet_failsPendingWithItsReason() {
    rig.client.onClosed(error -> rig.heard.add("closed " + error.code().wire()));
    rig.call("wait");
    RpcRequest request = rig.request();
    rig.server.bye(new ByokException(ErrorCode.GRANT_REVOKED, "Revoked."));
    rig.settle();
    assertEquals(List.of("failed grant_revoked", "closed grant_revoked"), rig.heard);
    assertTrue(request.isCancelled());
    assertTrue(rig.client.isClosed());
  }

  @Test
  void unreadableAnswer_failsItsCall() {
    rig.call("wait");
    rig.settle();
    rig.ports.wallet.post(Frames.unreadable(1, new ByokException(ErrorCode.MESSAGE_TOO_LARGE, "Too large.")));
    rig.settle();
    assertEquals(List.of("failed message_too_large"), rig.heard);
  }

  @Test
  void event_arrives_alsoWhileNothingIsPending() {
    rig.client.onEvent((name, value) -> rig.heard.add(name));
    rig.server.event("onStatusChanged", new Value.Obj());
    rig.settle();
    assertEquals(List.of("onStatusChanged"), rig.heard);
  }
}
