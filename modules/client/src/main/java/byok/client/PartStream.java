package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * The parts of one answer as a {@code ReadableStream}. What arrives goes straight into it; a pull means that all of it
 * has been read, and only that grants the wallet more. An error waits until then, since it would throw away what is
 * queued.
 */
final class PartStream {
  private static final int GRANT_AT = Session.INITIAL_CREDIT / 2;

  interface Controller extends JSObject {
    void enqueue(JSObject part);

    void close();

    void error(JSObject reason);
  }

  private final JSObject stream = create(made -> controller = (Controller) made, this::pulled, this::cancelled);
  private Exchange exchange;
  private Controller controller;
  private JSObject held;
  private int unread;
  private int owed;
  private boolean over;

  /** The exchange that feeds the stream, known before the first part. */
  void from(Exchange source) {
    exchange = source;
  }

  /** The AI SDK's stream result. @param opened what the wallet said when it opened the stream */
  JSObject result(JSObject opened) {
    return result(opened, stream);
  }

  void add(JSObject parts) {
    for (int i = 0; i < length(parts); i++) {
      unread++;
      controller.enqueue(at(parts, i));
    }
  }

  void close() {
    over = true;
    controller.close();
  }

  /** Breaks the stream off once what came before has been read. */
  void fail(JSObject error) {
    over = true;
    held = error;
    if (unread == 0) {
      controller.error(error);
    }
  }

  /** Breaks the stream off at once. */
  void abort(JSObject reason) {
    over = true;
    controller.error(reason);
  }

  private void pulled(JSObject same) {
    owed += unread;
    unread = 0;
    if (held != null) {
      controller.error(held);
    } else if (!over && owed >= GRANT_AT) {
      exchange.credit(owed);
      owed = 0;
    }
  }

  private void cancelled(JSObject reason) {
    over = true;
    exchange.cancel();
  }

  @JSBody(params = {"start", "pull", "cancel"},
      script = "return new ReadableStream({ start: start, pull: pull, cancel: cancel }, { highWaterMark: 0 });")
  private static native JSObject create(Js.Receiver start, Js.Receiver pull, Js.Receiver cancel);

  @JSBody(params = {"opened", "stream"}, script = "return Object.assign({}, opened, { stream: stream });")
  private static native JSObject result(JSObject opened, JSObject stream);

  @JSBody(params = "list", script = "return list.length;")
  private static native int length(JSObject list);

  @JSBody(params = {"list", "i"}, script = "return list[i];")
  private static native JSObject at(JSObject list, int i);
}
