package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/**
 * One question to the owner. Only the app can open the window for it, in the click that it had: the wallet asks it to,
 * by {@code openConsentPopup(address, details)}, and cannot see what came of that but by the window itself.
 */
final class Question {
  /** Loading the window's page over a slow network. */
  private static final int ARRIVE_MILLIS = 30_000;

  /** The app's method failed, maybe only in handing its window back. */
  private static final int DOUBTFUL_MILLIS = 5_000;

  private final Questions all;
  private final String requestId;
  private final String address;
  private String askedAs;
  private Runnable timer = () -> {};
  private boolean blocked;

  /** @param address of the window */
  Question(Questions all, String requestId, String address) {
    this.all = all;
    this.requestId = requestId;
    this.address = address;
  }

  boolean is(String id) {
    return requestId.equals(id);
  }

  /** Asks the app to open the window; once. */
  void openWindow() {
    if (askedAs == null) {
      askedAs = all.askForWindow(address, requestId);
      expectWithin(ARRIVE_MILLIS);
    }
  }

  void answered(KkrpcMessage.Response response) {
    if (!response.id().equals(askedAs)) {
      return;
    }
    if (response.failed()) {
      expectWithin(DOUBTFUL_MILLIS);
    } else if (response.result() == Value.NULL || response.result() == Value.Bool.FALSE) {
      block();
    }
  }

  private void expectWithin(int millis) {
    timer.run();
    timer = all.after(millis, () -> {
      if (!all.hasWindow()) {
        block();
      }
    });
  }

  private void block() {
    blocked = true;
    all.dismiss(requestId);
  }

  /** Refuses where the owner was never asked: the wallet's answer cannot say so, as it does not know. */
  void requireAsked(Value answer) {
    if (blocked && answer instanceof Value.Obj result && "dismissed".equals(result.text("reason"))) {
      throw new ByokException(ErrorCode.POPUP_BLOCKED, "The wallet's window did not open: ask for it in a click.");
    }
  }

  void over() {
    timer.run();
  }
}
