package byok.wallet.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveRelayTest {
  private final FarEnd app = new FarEnd();
  private final FarEnd window = new FarEnd();
  private final List<String> bridge = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final LiveRelay relay = new LiveRelay(app, closed -> bridge.add("closed"), event -> told.add(named(event)));

  @BeforeEach
  void listen() {
    relay.onMessage(message -> bridge.add(named(message)));
  }

  @Test
  void withoutAWindow_everythingIsTheBridges() {
    app.sends(call(1, "streamLanguage"));
    app.sends(frame("cancel", 1));
    assertEquals(List.of("call 1 streamLanguage", "cancel 1"), bridge);
    assertEquals(List.of(), window.received);
  }

  @Test
  void callsThatNeedTheVault_goToTheWindow_andTheOthersStay() {
    relay.begin(window);
    for (String method : List.of("handshake", "getGrantState", "revokeGrant", "doLanguage", "doImage", "streamLanguage")) {
      app.sends(call(7, method));
    }
    for (String method : List.of("requestGrant", "reconnect", "dismissConsent", "constructor")) {
      app.sends(call(8, method));
    }
    assertEquals(6, window.received.size());
    assertEquals(
        List.of("call 8 requestGrant", "call 8 reconnect", "call 8 dismissConsent", "call 8 constructor"), bridge);
  }

  @Test
  void creditAndCancel_followTheirCall() {
    relay.begin(window);
    app.sends(call(1, "streamLanguage"));
    app.sends(call(2, "requestGrant"));
    app.sends(frame("credit", 1));
    app.sends(frame("credit", 2));
    app.sends(frame("cancel", 1));
    app.sends(frame("cancel", 2));
    assertEquals(List.of("call 1 streamLanguage", "credit 1", "cancel 1"), window.received);
    assertEquals(List.of("call 2 requestGrant", "credit 2", "cancel 2"), bridge);
  }

  @Test
  void theWindow_answersOnlyWhatItWasAsked() {
    relay.begin(window);
    app.sends(call(1, "streamLanguage"));
    window.sends(frame("parts", 2));
    window.sends(frame("result", 2));
    window.sends(frame("bye", 0));
    window.sends(frame("parts", 1));
    window.sends(frame("end", 1));
    window.sends(frame("parts", 1));
    assertEquals(List.of("parts 1", "end 1"), app.received);
  }

  @Test
  void events_reachTheApp_andAreHeardOnTheWay() {
    relay.begin(window);
    window.sends(call(0, "onGrantStateChanged").put("t", "event"));
    assertEquals(List.of("event 0 onGrantStateChanged"), app.received);
    assertEquals(List.of("event 0 onGrantStateChanged"), told);
  }

  @Test
  void end_failsWhatWasNotAnswered_once() {
    relay.begin(window);
    app.sends(call(1, "doLanguage"));
    app.sends(call(2, "doLanguage"));
    window.sends(frame("result", 1));
    ByokException gone = new ByokException(ErrorCode.SESSION_LAPSED, "Closed.");
    relay.end(gone);
    relay.end(gone);
    window.sends(frame("result", 2));
    app.sends(call(3, "doLanguage"));
    assertEquals(List.of("result 1", "error 2 session_lapsed"), app.received);
    assertEquals(List.of("call 3 doLanguage"), bridge);
  }

  @Test
  void close_saysByeToTheWindow() {
    relay.begin(window);
    relay.close();
    assertEquals(List.of("bye 0"), window.received);
    assertEquals(List.of("closed"), bridge);
  }

  private static Value.Obj frame(String type, int id) {
    return new Value.Obj().put("t", type).put("id", id);
  }

  private static Value.Obj call(int id, String method) {
    return frame("call", id).put("m", method);
  }

  private static String named(Value message) {
    Value.Obj frame = (Value.Obj) message;
    String rest = frame.has("e") ? " " + frame.object("e").text("code") : frame.has("m") ? " " + frame.text("m") : "";
    return frame.text("t") + " " + frame.integer("id", 0) + rest;
  }

  /** What stands at the other end of a port: sees what was posted, and sends. */
  private static final class FarEnd implements Port {
    private final List<String> received = new ArrayList<>();
    private Consumer<Value> receiver = message -> {};

    void sends(Value message) {
      receiver.accept(message);
    }

    @Override
    public void post(Value message) {
      received.add(named(message));
    }

    @Override
    public void onMessage(Consumer<Value> each) {
      receiver = each;
    }

    @Override
    public void close() {
      receiver = message -> {};
    }
  }
}
