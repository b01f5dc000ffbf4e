package byok.client;

import byok.browser.messaging.WireForm;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What the npm package's {@code ByokClient} delegates to. Promises reject with errors that the package creates. */
public final class Core {
  private final Settings settings;
  private final Faults.Factory errors;
  private final Board board = new Board();
  private Js.Deferred ready = Js.quiet(Js.deferred());
  private boolean settled;
  private boolean isolated;
  private Link link;
  private Question question;

  /** @param errors makes the package's error of its wire fields */
  @JSExport
  public Core(Settings.Options options, Faults.Factory errors) {
    this.errors = errors;
    settings = new Settings(options);
    if (!settings.isValid()) {
      Faults.raise(errors.create(Faults.badUrl()));
    }
  }

  @JSExport
  @JSProperty
  public JSObject getReady() {
    return ready.getPromise();
  }

  @JSExport
  @JSProperty
  public JSObject getSnapshot() {
    return board.snapshot();
  }

  @JSExport
  public JSObject on(String event, JSObject listener) {
    return board.on(event, listener);
  }

  @JSExport
  public JSObject connect() {
    if (link != null && link.isTornOut()) {
      hangUp(Faults.disconnected("The wallet's frame was removed from the page."));
    }
    return link == null ? open() : ready.getPromise();
  }

  /** A listener that hears of it may end this attempt, and begin another, before it has begun. */
  private JSObject open() {
    renewReady();
    Js.Deferred attempt = ready;
    Link opening = new Link(settings, this);
    link = opening;
    board.status(Board.CONNECTING);
    opening.open();
    return attempt.getPromise();
  }

  @JSExport
  public JSObject requestGrant(JSObject request) {
    String unknown = Proposal.unknown(request);
    if (unknown != null) {
      return Faults.rejected(failure(Faults.unknownField(unknown)));
    }
    try {
      JSObject captured = WireForm.capture(request);
      String wrong = Proposal.wrong(request);
      return wrong == null ? ask(true, captured) : Faults.rejected(failure(Faults.wrongValue(wrong)));
    } catch (IllegalArgumentException e) {
      return Faults.rejected(failure(Faults.unsendable(e.getMessage())));
    }
  }

  @JSExport
  public JSObject reconnect() {
    return ask(false, null);
  }

  @JSExport
  public JSObject resolve(JSObject error) {
    if (Remedy.isReconnect(error)) {
      boolean lapsed = board.is(Board.NEEDS_CLICK) || Js.is(error, "code", "session_lapsed");
      return Remedy.done(lapsed ? reconnect() : connect());
    }
    return Remedy.openPage(error, settings.walletOrigin(), board.grant());
  }

  @JSExport
  public JSObject call(String method, String modelId, JSObject options) {
    return new Generation(this, method, modelId, options, null).run();
  }

  @JSExport
  public JSObject stream(String modelId, JSObject options) {
    return new Generation(this, "streamLanguage", modelId, options, new PartStream()).run();
  }

  @JSExport
  public JSObject fetch(JSObject request) {
    return new Generation(this, "fetch", null, request, new PartStream()).run();
  }

  /** Calls a method that answers once and takes plain values. */
  @JSExport
  public JSObject ask(String method, JSObject args) {
    Js.Deferred told = Js.deferred();
    withSession(connected -> session().call(method, args, told, null), error -> told.reject(error));
    return told.getPromise();
  }

  @JSExport
  public void dispose() {
    JSObject reason = disposed();
    if (question != null) {
      question.reject(failure(reason));
    }
    hangUp(reason);
    renewReady();
    board.status(Board.DISPOSED);
  }

  /** Goes on at once where there is a session, else after connecting. A disposed client stays disposed. */
  void withSession(Js.Receiver use, Js.Receiver failed) {
    if (board.is(Board.DISPOSED)) {
      failed.take(failure(disposed()));
      return;
    }
    JSObject connected = connect();
    if (session() != null) {
      use.take(null);
    } else {
      Js.then(connected, v -> withSession(use, failed), failed);
    }
  }

  /** The session, or {@code null} while there is none. */
  Session session() {
    return link == null ? null : link.session();
  }

  /** The app's error of wire fields. The status follows where the error says how things stand. */
  JSObject failure(JSObject fields) {
    if (Js.is(fields, "code", "locked")) {
      board.status(Board.LOCKED);
    } else if (Js.is(fields, "code", "session_lapsed")) {
      board.status(Board.NEEDS_CLICK);
    }
    return errors.create(fields);
  }

  /** Takes the wallet's answer to the handshake: there is a session now. */
  void ready(JSObject answer) {
    isolated = Js.is(answer, "consent", "isolated");
    settled = true;
    ready.resolve(Js.undefined());
    renewed(answer);
  }

  /** Takes the wallet's answer to a renewal, as far as the listeners let the connection be. */
  void renewed(JSObject answer) {
    Link answering = link;
    board.grant(Js.get(answer, "grant"));
    if (link == answering) {
      board.walletStatus(answer);
    }
  }

  /** Takes an answer to a grant request, unless the wallet's own event came first. */
  void granted(JSObject answer) {
    if (isNewGrant(answer, board.grant())) {
      board.grant(asState(answer));
    }
  }

  /** The page in the frame went away and is expected back: {@link #ready} or {@link #lost} follows. */
  void interrupted() {
    renewReady();
    board.status(Board.CONNECTING);
  }

  void event(JSObject frame) {
    JSObject detail = WireForm.revive(Js.get(frame, "v"));
    if (Js.is(frame, "m", "onGrantStateChanged")) {
      board.grant(detail);
    } else if (Js.is(frame, "m", "onStatusChanged")) {
      board.walletStatus(detail);
    } else if (Js.is(frame, "m", "onModelsChanged")) {
      board.say("modelsChanged");
    }
  }

  /** A request to a model came to its end. */
  void spent() {
    board.say("usageChanged");
  }

  /** The connection failed for good. @param error wire fields */
  void lost(JSObject error) {
    link = null;
    settled = true;
    ready.reject(errors.create(error));
    board.status(Board.UNREACHABLE);
  }

  void answered(Question done) {
    if (question == done) {
      question = null;
    }
  }

  private JSObject ask(boolean grant, JSObject request) {
    if (question != null && question.isOpen(grant)) {
      return question.repeat();
    }
    JSObject refusal = Environment.refusal();
    String id = Js.randomId();
    WalletWindow window = refusal == null ? WalletWindow.open(settings, isolated, id) : null;
    if (window == null) {
      return Faults.rejected(failure(refusal == null ? Faults.popupBlocked() : refusal));
    }
    if (question != null) {
      question.dismiss();
    }
    connect();
    question = new Question(this, grant, asked(request, id, settings.appName()), window);
    return question.ask();
  }

  private void hangUp(JSObject reason) {
    if (link != null) {
      Link gone = link;
      link = null;
      gone.close(reason);
      settled = true;
      ready.reject(errors.create(reason));
    }
  }

  private void renewReady() {
    if (settled) {
      settled = false;
      ready = Js.quiet(Js.deferred());
    }
  }

  private static JSObject disposed() {
    return Faults.disconnected("The client was disposed.");
  }

  @JSBody(params = {"request", "id", "appName"}, script =
      "return Object.assign({}, request, { requestId: id, appName: appName });")
  private static native JSObject asked(JSObject request, String id, JSObject appName);

  @JSBody(params = {"answer", "grant"}, script = "return !!answer && answer.type === 'approved'"
      + " && !(grant.type === 'granted' && grant.grantId === answer.grantId);")
  private static native boolean isNewGrant(JSObject answer, JSObject grant);

  @JSBody(params = "answer", script = "return Object.assign({}, answer, { type: 'granted' });")
  private static native JSObject asState(JSObject answer);
}
