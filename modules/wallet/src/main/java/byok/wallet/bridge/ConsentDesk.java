package byok.wallet.bridge;

import byok.browser.platform.Ancestors;
import byok.browser.platform.Mailbox;
import byok.browser.platform.Page;
import byok.core.port.Crypto;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.ErrorCodec;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.rpc.Timers;
import byok.wallet.shared.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the app's request for the owner's decision waits for a consent window (protocol/spec/handshake.md, "Consent").
 * One request at a time; a later one takes the earlier one's place. Only windows of the wallet's own origin ever get to
 * the desk.
 */
final class ConsentDesk {
  /** What the owner decided, with the hand-over of an approval or renewal; or why the wallet refuses, for the app. */
  record Decision(String outcome, Value.Obj session, Crypto.SealKey key, Value.Obj refusal) {
    static final Decision DISMISSED = new Decision("dismissed", null, null, null);

    /** Whether a window of the wallet is to work for the app. */
    boolean isLive() {
      return session != null && session.object("live") != null;
    }

    /** The window opened where neither the app nor this bridge reaches it. */
    static final Decision CUT_OFF = new Decision("cut-off", null, null, null);

    /** Refuses where the owner was never asked. */
    void requireAsked() {
      if (refusal != null) {
        throw ErrorCodec.decode(refusal);
      }
      if (this == CUT_OFF) {
        throw new ByokException(
            ErrorCode.POPUP_BLOCKED, "The wallet's window was closed, or this page cuts itself off from it.",
            new Value.Obj().put("hint", CUT_OFF_HINT));
      }
    }
  }

  private static final String CUT_OFF_HINT = "If this page sends Cross-Origin-Opener-Policy: same-origin, send "
      + "same-origin-allow-popups at least where the owner connects: this browser leaves the wallet no other way.";

  private record Pending(String requestId, Value.Obj request, Mailbox<Decision> decision) {}

  private static final int LEAVE_MILLIS = 1_500;

  private final VaultAccess access;
  private final Timers timers;
  private final LiveLink live;
  private final Reception reception;
  private final List<Line> windows = new ArrayList<>();
  private Pending pending;
  private String closedEarly;
  private boolean turnedAway;

  /** @param reception where windows come that did not find this bridge themselves */
  ConsentDesk(VaultAccess access, Timers timers, LiveLink live, Reception reception) {
    this.access = access;
    this.timers = timers;
    this.live = live;
    this.reception = reception;
    Page.onHide(this::goes);
  }

  /** The app's page goes away, and this bridge with it. */
  private void goes() {
    for (Line window : List.copyOf(windows)) {
      window.post(new Value.Obj().put("q", "bye"));
    }
  }

  /**
   * Waits for a decision.
   *
   * @param kind {@code grant} or {@code renew}
   * @param request the app's own words; untrusted
   */
  Decision ask(String kind, String requestId, Value.Obj request) {
    dismiss(pending == null ? null : pending.requestId);
    Value.Obj shown = new Value.Obj().put("requestId", requestId).put("kind", kind).put("request", request);
    Pending mine = new Pending(requestId, shown.put("storage", access.storage().wire()), new Mailbox<>());
    pending = mine;
    turnedAway = false;
    for (Line window : List.copyOf(windows)) {
      show(window);
    }
    reception.begin(requestId);
    if (requestId.equals(closedEarly) && !reception.mayCome(requestId)) {
      dismiss(requestId);
    }
    return mine.decision.take();
  }

  /** Ends the request of this id undecided; nothing where it is not the one that waits. */
  void dismiss(String requestId) {
    decide(requestId, Decision.DISMISSED);
  }

  /** A request is not even asked: the window that was opened for it closes. */
  void turnAway(String requestId) {
    if (pending == null) {
      turnedAway = true;
      windows.forEach(this::show);
    }
    reception.turnAway(requestId);
  }

  /** Ends it as one that the owner was never asked. */
  void cutOff(String requestId) {
    decide(requestId, Decision.CUT_OFF);
  }

  /**
   * The app's window reads as closed, maybe before its request has begun here. Whether that may only be because the app
   * cannot reach it: this desk finds out then.
   */
  boolean mayBeOpen(String requestId) {
    if (pending == null || !pending.requestId.equals(requestId)) {
      closedEarly = requestId;
      return true;
    }
    return reception.mayCome(requestId);
  }

  boolean hasWindow() {
    return !windows.isEmpty();
  }

  /** Tells the windows whether this bridge hears the wallet's bell. */
  void tellHears(boolean bell) {
    for (Line window : List.copyOf(windows)) {
      window.post(new Value.Obj().put("q", "hears").put("bell", bell));
    }
  }

  /** Whether a request waits for the owner. */
  boolean isWaiting() {
    return pending != null;
  }

  /** A consent window came. */
  void open(Line window) {
    Lists.removeSame(windows, window);
    windows.add(window);
    reception.visited();
    window.onMessage((message, key) -> receive(window, message, key));
  }

  private void receive(Line window, Value.Obj frame, Crypto.SealKey key) {
    String question = frame.text("q");
    switch (question == null ? "" : question) {
      case "pending" -> show(window);
      case "decide" -> {
        Decision decision = new Decision(frame.text("outcome"), frame.object("session"), key, frame.object("e"));
        String answer = decide(frame.text("requestId"), decision) ? "done" : "gone";
        window.post(new Value.Obj().put("q", answer).put("linked", live.isOpen()));
      }
      case "knock" -> window.post(new Value.Obj().put("q", "here"));
      case "origin" -> window.post(new Value.Obj().put("q", "origin").put("origin", appOrigin()));
      case "moves" -> {
        Lists.removeSame(windows, window);
        reception.expect();
      }
      case "leave" -> leave(window);
      default -> {}
    }
  }

  /** The origin of the page around this bridge, as the browser says at this moment; null unless it is exactly one. */
  private static String appOrigin() {
    List<String> origins = Ancestors.origins();
    return origins != null && origins.size() == 1 ? origins.get(0) : null;
  }

  /** A window went. One that is only loaded again, or opened again, is back within a moment. */
  void leave(Line window) {
    Lists.removeSame(windows, window);
    String waiting = pending == null ? null : pending.requestId;
    timers.after(LEAVE_MILLIS, () -> {
      if (windows.isEmpty()) {
        dismiss(waiting);
      }
    });
  }

  private void show(Line window) {
    Pending shown = pending;
    if (shown == null && turnedAway) {
      window.post(new Value.Obj().put("q", "close"));
      return;
    }
    if (shown != null) {
      shown.request.put("report", orNull(access.report("renew".equals(shown.request.text("kind")))));
      shown.request.put("lasting", access.outlivesPage()).put("wanted", access.wanted());
    }
    window.post(new Value.Obj().put("q", "pending").put("request", shown == null ? Value.NULL : shown.request));
  }

  /** Whether that request was the one that waits. */
  private boolean decide(String requestId, Decision decision) {
    Pending current = pending;
    if (current == null || !current.requestId.equals(requestId)) {
      return false;
    }
    pending = null;
    reception.end();
    current.decision.put(decision);
    return true;
  }

  private static Value orNull(Value.Obj object) {
    return object == null ? Value.NULL : object;
  }
}
