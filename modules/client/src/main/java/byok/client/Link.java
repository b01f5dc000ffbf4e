package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** One hidden iframe of the wallet and the conversation with the page inside it, from the first hello to the end. */
final class Link {
  private static final int FIRST_PATIENCE_MILLIS = 300;

  /**
   * Chromium tells of no load where a window opens at the moment that the frame's page is done: then it is looked for.
   */
  private static final int LOOK_MILLIS = 400;

  private final Settings settings;
  private final Core core;
  private BridgeFrame frame;
  private Session session;
  private JSObject stopClock;
  private JSObject stopKnocking;
  private JSObject stopLooking;
  private boolean greetedUnheard;
  private boolean ready;
  private boolean over;

  Link(Settings settings, Core core) {
    this.settings = settings;
    this.core = core;
  }

  void open() {
    JSObject refusal = Environment.refusal();
    if (refusal != null) {
      end(refusal);
    } else if (!over) {
      startClock();
      frame = new BridgeFrame(settings, this::loaded, () -> end(Faults.keptOut(settings.walletOrigin())));
      lookSoon();
    }
  }

  /** The session, or {@code null} while there is none. */
  Session session() {
    return ready ? session : null;
  }

  /** Whether the page has thrown the frame out without asking. */
  boolean isTornOut() {
    return frame != null && !frame.isAttached();
  }

  /** Takes everything down. @param reason wire fields of the error that calls in flight get */
  void close(JSObject reason) {
    if (!over) {
      over = true;
      Js.run(stopClock);
      Js.run(stopKnocking);
      Js.run(stopLooking);
      hangUp(reason);
      if (frame != null) {
        frame.remove();
      }
    }
  }

  private void lookSoon() {
    stopLooking = Js.after(LOOK_MILLIS, () -> {
      if (frame.holdsPage()) {
        greetedUnheard = true;
        knock(FIRST_PATIENCE_MILLIS);
      } else {
        lookSoon();
      }
    });
  }

  /** Greets the page that has just loaded, which may be the second one in this frame, if it was not found before. */
  private void loaded() {
    Js.run(stopLooking);
    boolean known = greetedUnheard && session != null;
    greetedUnheard = false;
    if (!over && !known) {
      interrupt();
      knock(FIRST_PATIENCE_MILLIS);
    }
  }

  /** Says hello, each time with a new port, until the page answers: it may have loaded and not be listening yet. */
  private void knock(int patienceMillis) {
    hangUp(null);
    String nonce = Js.randomId();
    session = new Session(this, core, frame.greet(settings.walletOrigin(), nonce), nonce);
    stopKnocking = Js.after(patienceMillis, () -> knock(2 * patienceMillis));
  }

  /** The page answered the hello. */
  void introduce(Session welcomed) {
    Js.run(stopKnocking);
    Js.then(welcomed.call("handshake", introduction(settings.appName(), Settings.SDK)), answer -> {
      if (welcomed == session) {
        ready = true;
        Js.run(stopClock);
        core.ready(answer);
      }
    }, error -> left(welcomed, error));
  }

  /** The wallet ended a session. Without a reason its page is being left or reloaded: the next one gets a hello. */
  void left(Session gone, JSObject reason) {
    if (gone == session) {
      if (Js.isPresent(reason)) {
        end(reason);
      } else if (isTornOut()) {
        end(Faults.disconnected("The wallet's frame was removed from the page."));
      } else {
        interrupt();
      }
    }
  }

  private void interrupt() {
    Js.run(stopKnocking);
    hangUp(Faults.disconnected("The wallet's page was reloaded."));
    if (ready) {
      ready = false;
      startClock();
      core.interrupted();
    }
  }

  private void startClock() {
    stopClock = Js.after(settings.timeoutMillis(), () -> end(Faults.silence(settings)));
  }

  private void hangUp(JSObject reason) {
    if (session != null) {
      Session gone = session;
      session = null;
      gone.close(reason);
    }
  }

  private void end(JSObject error) {
    if (!over) {
      close(error);
      core.lost(error);
    }
  }

  @JSBody(params = {"appName", "sdk"}, script = "return { appName: appName, sdk: sdk };")
  private static native JSObject introduction(JSObject appName, String sdk);
}
