package byok.wallet.bridge;

import byok.browser.platform.Channel;
import byok.browser.platform.Mailbox;
import byok.browser.platform.WebCrypto;
import byok.core.port.Crypto;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.rpc.Timers;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the app's request for the owner's decision waits for a consent window (protocol/spec/handshake.md, "Consent").
 * One request at a time; a later one takes the earlier one's place. Only windows of the wallet's own origin ever get to
 * the desk.
 */
final class ConsentDesk {
  /** What the owner decided, with the hand-over of an approval or renewal. */
  record Decision(String outcome, Value.Obj session, Crypto.SealKey key) {
    static final Decision DISMISSED = new Decision("dismissed", null, null);

    /** Whether a window of the wallet is to work for the app. */
    boolean isLive() {
      return session != null && session.object("live") != null;
    }
  }

  private record Pending(String requestId, Value.Obj request, Mailbox<Decision> decision) {}

  private static final int LEAVE_MILLIS = 1_500;

  private final VaultAccess access;
  private final Timers timers;
  private final LiveLink live;
  private final List<Channel> windows = new ArrayList<>();
  private Pending pending;

  ConsentDesk(VaultAccess access, Timers timers, LiveLink live) {
    this.access = access;
    this.timers = timers;
    this.live = live;
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
    for (Channel window : List.copyOf(windows)) {
      show(window);
    }
    return mine.decision.take();
  }

  /** Ends the request of this id undecided; nothing where it is not the one that waits. */
  void dismiss(String requestId) {
    decide(requestId, Decision.DISMISSED);
  }

  /** Tells the windows whether this bridge hears the wallet's bell. */
  void tellHears(boolean bell) {
    for (Channel window : List.copyOf(windows)) {
      window.post(new Value.Obj().put("q", "hears").put("bell", bell));
    }
  }

  /** Whether a request waits for the owner. */
  boolean isWaiting() {
    return pending != null;
  }

  /** A consent window came. */
  void open(Channel window) {
    windows.add(window);
    window.onMessage((message, key) -> {
      if (message instanceof Value.Obj frame) {
        receive(window, frame, WebCrypto.wrap(key));
      }
    });
  }

  private void receive(Channel window, Value.Obj frame, Crypto.SealKey key) {
    String question = frame.text("q");
    switch (question == null ? "" : question) {
      case "pending" -> show(window);
      case "decide" -> {
        Decision decision = new Decision(frame.text("outcome"), frame.object("session"), key);
        String answer = decide(frame.text("requestId"), decision) ? "done" : "gone";
        window.post(new Value.Obj().put("q", answer).put("linked", live.isOpen()));
      }
      case "leave" -> leave(window);
      default -> {}
    }
  }

  /** A window went. One that is only loaded again, or opened again, is back within a moment. */
  private void leave(Channel window) {
    Lists.removeSame(windows, window);
    String waiting = pending == null ? null : pending.requestId;
    timers.after(LEAVE_MILLIS, () -> {
      if (windows.isEmpty()) {
        dismiss(waiting);
      }
    });
  }

  private void show(Channel window) {
    Pending shown = pending;
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
    current.decision.put(decision);
    return true;
  }

  private static Value orNull(Value.Obj object) {
    return object == null ? Value.NULL : object;
  }
}
