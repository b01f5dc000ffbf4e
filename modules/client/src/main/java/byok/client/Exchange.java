package byok.client;

import byok.browser.messaging.WireForm;
import org.teavm.jso.JSObject;

/** One call in flight: exactly one of its result, its stream and an error reaches the app, unless it is cancelled. */
final class Exchange {
  final int id;
  /** The next one in the session's list. */
  Exchange next;
  /** A function that runs once the wallet has had its last word, or {@code null}. */
  JSObject atEnd;

  private final Core core;
  private final Session session;
  private final Js.Deferred answer;
  private final PartStream parts;

  Exchange(Core core, Session session, int id, Js.Deferred answer, PartStream parts) {
    this.core = core;
    this.session = session;
    this.id = id;
    this.answer = answer;
    this.parts = parts;
  }

  void receive(int kind, JSObject frame) {
    if (kind == Session.ERROR) {
      session.forget(this);
      fail(Js.get(frame, "e"));
      return;
    }
    JSObject value = WireForm.revive(Js.get(frame, "v"));
    if (parts == null) {
      if (kind == Session.RESULT) {
        end();
        answer.resolve(value);
      }
    } else if (kind == Session.OPEN) {
      answer.resolve(parts.result(value));
    } else if (kind == Session.PARTS) {
      parts.add(value);
    } else if (kind == Session.END) {
      end();
      parts.close();
    }
  }

  /** @param fields wire fields of the error */
  void fail(JSObject fields) {
    Js.run(atEnd);
    JSObject error = core.failure(fields);
    answer.reject(error);
    if (parts != null) {
      parts.fail(error);
    }
  }

  /** Stops the request at the wallet. The app hears nothing more from it. */
  void cancel() {
    Js.run(atEnd);
    session.cancel(this);
  }

  void credit(int read) {
    session.credit(this, read);
  }

  private void end() {
    Js.run(atEnd);
    session.forget(this);
  }
}
