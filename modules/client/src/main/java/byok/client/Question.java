package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** One question to the owner, a grant to approve or a session to renew, with the window it is asked in. */
final class Question {
  private static final int DISMISS_MILLIS = 5_000;

  private final Core core;
  private final boolean isGrant;
  private final JSObject args;
  private final WalletWindow window;
  private final Js.Deferred answer = Js.deferred();
  private Session asked;
  private boolean unsure;
  private boolean over;

  /** @param args of the method, the request id among them */
  Question(Core core, boolean isGrant, JSObject args, WalletWindow window) {
    this.core = core;
    this.isGrant = isGrant;
    this.args = args;
    this.window = window;
  }

  JSObject ask() {
    window.watch(this::closed);
    core.withSession(this::send, this::reject);
    return answer.getPromise();
  }

  /** Whether the window still asks this kind of question. */
  boolean isOpen(boolean grant) {
    return isGrant == grant && !window.isClosed();
  }

  JSObject repeat() {
    window.focus();
    return answer.getPromise();
  }

  /** Another question takes its place. */
  void dismiss() {
    window.forget();
    if (asked == null) {
      dismissed();
    } else {
      tell(false);
      Js.after(DISMISS_MILLIS, this::dismissed);
    }
  }

  /**
   * The window reads as closed. The wallet has the last word: it may have decided already, or reach the window itself.
   */
  private void closed() {
    if (asked != null) {
      tell(true);
    } else if (window.isTooSoon()) {
      unsure = true;
    } else {
      dismissed();
    }
  }

  private void tell(boolean isUnsure) {
    Js.then(asked.call("dismissConsent", only(args, isUnsure)), this::told, e -> dismissed());
  }

  private void told(JSObject answer) {
    if (!waits(answer)) {
      dismissed();
    }
  }

  /** Ends it without an answer. @param error the app's */
  void reject(JSObject error) {
    if (finish()) {
      window.close();
      answer.reject(error);
    }
  }

  private void send(JSObject connected) {
    if (!over) {
      asked = core.session();
      Js.then(asked.call(isGrant ? "requestGrant" : "reconnect", args), this::accept, this::reject);
      if (unsure) {
        tell(true);
      }
    }
  }

  private void accept(JSObject value) {
    if (finish()) {
      if (isGrant) {
        core.granted(value);
      } else {
        core.renewed(value);
      }
      answer.resolve(isGrant ? value : Js.undefined());
    }
  }

  private void dismissed() {
    if (!isGrant) {
      reject(core.failure(Faults.notRenewed()));
    } else if (finish()) {
      answer.resolve(denied());
    }
  }

  private boolean finish() {
    boolean first = !over;
    over = true;
    window.forget();
    core.answered(this);
    return first;
  }

  @JSBody(params = {"args", "unsure"}, script =
      "return unsure ? { requestId: args.requestId, unsure: true } : { requestId: args.requestId };")
  private static native JSObject only(JSObject args, boolean unsure);

  @JSBody(params = "answer", script = "return !!answer && answer.waits === true;")
  private static native boolean waits(JSObject answer);

  @JSBody(script = "return { type: 'denied', reason: 'dismissed' };")
  private static native JSObject denied();
}
