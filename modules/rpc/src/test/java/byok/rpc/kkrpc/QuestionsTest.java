package byok.rpc.kkrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.GrantState;
import byok.protocol.Value;
import byok.rpc.RpcRequest;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private static final String LANGUAGE = "[{\"capabilities\":[\"language\"]}]";
  private static final String BLOCKED = "popup_blocked: The wallet's window did not open: ask for it in a click.";

  private Peers peers = new Peers();

  private String print(Value value) {
    return peers.json.print(value);
  }

  /** A grant is asked for, and the wallet waits for the owner. */
  private RpcRequest ask() {
    peers.call("1", "requestGrant", LANGUAGE);
    RpcRequest asked = peers.request();
    peers.server.event("onGrantStateChanged", GrantState.pending("question-1").encode());
    peers.settle();
    return asked;
  }

  private String windowId() {
    return peers.asked("openConsentPopup").text("id");
  }

  /** What the app is told of the grant that it asked for, once the wallet gave up waiting. */
  private String dismissed(RpcRequest asked) {
    assertEquals("{\"requestId\":\"question-1\"}", print(peers.request().args()));
    asked.reply(dismissal());
    peers.settle();
    return peers.error();
  }

  private static Value dismissal() {
    return new Value.Obj().put("type", "denied").put("reason", "dismissed");
  }

  @Test
  void handshake_namesTheAppByItsHostUnlessSaid() {
    peers.call("1", "handshake", "[]");
    assertEquals("app.example", peers.last().object("args").object("result").text("appName"));
    peers.call("2", "handshake", "[{\"appName\":\"Notes\"}]");
    peers.call("3", "requestGrant", LANGUAGE);
    assertEquals(
        "{\"capabilities\":[\"language\"],\"appName\":\"Notes\",\"requestId\":\"question-1\"}",
        print(peers.request().args()));
  }

  @Test
  void window_isAskedForOnceTheOwnerIsWaitedFor() {
    peers.call("1", "requestGrant", LANGUAGE);
    assertFalse(peers.wasAsked("openConsentPopup"));
    peers.server.event("onGrantStateChanged", GrantState.pending("another").encode());
    peers.settle();
    assertFalse(peers.wasAsked("openConsentPopup"));
    peers.server.event("onGrantStateChanged", GrantState.pending("question-1").encode());
    peers.settle();
    assertEquals(
        "[\"https://wallet.example/consent#question-1\",{\"requestId\":\"question-1\",\"name\":\"byok-consent\","
            + "\"features\":\"popup,width=420,height=720\"}]",
        print(peers.asked("openConsentPopup").get("args")));
    assertEquals("[{\"type\":\"pending\",\"requestId\":\"question-1\"}]", print(peers.asked("onGrantStateChanged").get("args")));
  }

  @Test
  void window_isTheIsolatedOneWhereTheWalletReachesIt() {
    peers.consent = "isolated";
    ask();
    assertTrue(print(peers.asked("openConsentPopup").get("args")).contains("/consent-isolated#question-1"));
  }

  @Test
  void request_thatTheWalletRefuses_opensNoWindow() {
    peers.call("1", "requestGrant", LANGUAGE);
    peers.request().fail(new ByokException(ErrorCode.RATE_LIMITED, "Too often."));
    peers.settle();
    assertEquals("rate_limited: Too often.", peers.error());
    assertFalse(peers.wasAsked("openConsentPopup"));
    assertEquals(0, peers.timers.waiting());
  }

  @Test
  void approval_isAnswered() {
    RpcRequest asked = ask();
    peers.answer(windowId(), "{\"result\":true}");
    asked.reply(new Value.Obj().put("type", "approved"));
    peers.settle();
    assertEquals("{\"result\":{\"type\":\"approved\"}}", print(peers.last().get("args")));
    assertEquals(0, peers.timers.waiting());
  }

  @Test
  void windowThatTheBrowserBlocks_rejectsTheRequest() {
    for (String result : new String[] {"{\"result\":false}", "{\"result\":null}"}) {
      peers = new Peers();
      RpcRequest asked = ask();
      peers.answer(windowId(), result);
      assertEquals(BLOCKED, dismissed(asked));
    }
  }

  @Test
  void windowThatNeverComes_rejectsTheRequest() {
    RpcRequest asked = ask();
    peers.answer(windowId(), "{}");
    peers.timers.advance(29_000);
    peers.settle();
    assertEquals(asked, peers.request());
    peers.timers.advance(1_000);
    peers.settle();
    assertEquals(BLOCKED, dismissed(asked));
  }

  /** An app that hands its window back fails in doing so, though the window is there. */
  @Test
  void appThatFails_isBelievedOnlyWhereNoWindowComes() {
    RpcRequest asked = ask();
    peers.answer(windowId(), "{\"error\":\"Method openConsentPopup is not a function\"}");
    peers.timers.advance(5_000);
    peers.settle();
    assertEquals(BLOCKED, dismissed(asked));
  }

  @Test
  void appThatFails_whileTheWindowIsThere_goesOn() {
    RpcRequest asked = ask();
    peers.answer(windowId(), "{\"error\":\"SecurityError\"}");
    peers.hasWindow = true;
    peers.timers.advance(60_000);
    peers.settle();
    assertEquals(asked, peers.request());
  }

  @Test
  void dismissalByTheOwner_staysOne() {
    RpcRequest asked = ask();
    peers.answer(windowId(), "{\"result\":true}");
    asked.reply(dismissal());
    peers.settle();
    assertEquals("{\"result\":{\"type\":\"denied\",\"reason\":\"dismissed\"}}", print(peers.last().get("args")));
  }

  @Test
  void reconnect_asksForTheWindowAtOnce() {
    peers.call("1", "reconnect", "[]");
    assertEquals("{\"requestId\":\"question-1\"}", print(peers.request().args()));
    assertTrue(peers.wasAsked("openConsentPopup"));
  }

  @Test
  void otherEvents_areNotForKkrpcPeers() {
    peers.server.event("onModelsChanged", new Value.Obj());
    peers.settle();
    assertTrue(peers.lines.isEmpty());
  }
}
