package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * The calling side of one connection to the wallet (protocol/spec/rpc.md, "Frames"), on JavaScript values as they come:
 * a tree of Java values for each would double the size of the package. Frames it does not understand are ignored.
 */
final class Session {
  /** Parts granted with a stream call, and the most that are ever outstanding. */
  static final int INITIAL_CREDIT = 64;

  static final int RESULT = 0;
  static final int ERROR = 1;
  static final int OPEN = 2;
  static final int PARTS = 3;
  static final int END = 4;
  private static final int EVENT = 5;
  private static final int BYE = 6;
  private static final int WELCOME = 7;
  private static final int REFUSED = 8;

  interface Port extends JSObject {
    void postMessage(JSObject frame);

    void close();
  }

  private final Link link;
  private final Core core;
  private final Port port;
  private final String nonce;
  private Exchange first;
  private int lastId;
  private boolean welcome;

  /** Waits on the port for the answer to the hello of {@code nonce}. */
  Session(Link link, Core core, Port port, String nonce) {
    this.link = link;
    this.core = core;
    this.port = port;
    this.nonce = nonce;
    listen(port, this::receive, () -> link.left(this, null));
  }

  /**
   * Calls a method.
   *
   * @param answer settled with the result, or with the stream once it is open
   * @param parts takes what follows; {@code null} for a method that answers once
   */
  Exchange call(String method, JSObject args, Js.Deferred answer, PartStream parts) {
    Exchange exchange = new Exchange(core, this, ++lastId, answer, parts);
    exchange.next = first;
    first = exchange;
    port.postMessage(call(lastId, method, args, parts == null ? 0 : INITIAL_CREDIT));
    return exchange;
  }

  /** Calls a method that answers once. @return a promise */
  JSObject call(String method, JSObject args) {
    Js.Deferred answer = Js.deferred();
    call(method, args, answer, null);
    return answer.getPromise();
  }

  void cancel(Exchange exchange) {
    if (forget(exchange)) {
      port.postMessage(frame("cancel", exchange.id, 0));
    }
  }

  void credit(Exchange exchange, int parts) {
    port.postMessage(frame("credit", exchange.id, parts));
  }

  /** Forgets an exchange; false where it was over already. */
  boolean forget(Exchange exchange) {
    Exchange before = null;
    for (Exchange x = first; x != null; x = x.next) {
      if (x == exchange) {
        if (before == null) {
          first = x.next;
        } else {
          before.next = x.next;
        }
        return true;
      }
      before = x;
    }
    return false;
  }

  /** Ends the conversation: every exchange fails with {@code reason}. */
  void close(JSObject reason) {
    port.postMessage(frame("bye", 0, 0));
    port.close();
    for (Exchange x = first; x != null; x = first) {
      first = x.next;
      x.fail(reason);
    }
  }

  private void receive(JSObject frame) {
    int kind = kind(frame);
    if (kind >= EVENT) {
      converse(kind, frame);
    } else if (kind >= 0) {
      for (Exchange x = first; x != null; x = x.next) {
        if (hasId(frame, x.id)) {
          x.receive(kind, frame);
          return;
        }
      }
    }
  }

  private void converse(int kind, JSObject frame) {
    if (kind == EVENT && welcome) {
      core.event(frame);
    } else if (kind == BYE) {
      link.left(this, Js.get(frame, "e"));
    } else if (kind == WELCOME && !welcome && Js.is(frame, "nonce", nonce)) {
      welcome = true;
      link.introduce(this);
    } else if (kind == REFUSED && !welcome) {
      link.left(this, Js.get(frame, "e"));
    }
  }

  /** Browsers that know the event say when the page at the other end is gone, whatever took it away. */
  @JSBody(params = {"port", "receive", "gone"}, script = """
      port.onmessage = function(event) { receive(event.data); };
      port.addEventListener('close', function() { gone(); });""")
  private static native void listen(Port port, Js.Receiver receive, Js.Action gone);

  @JSBody(params = "frame", script = """
      return frame && typeof frame === 'object' ? ['result', 'error', 'open', 'parts', 'end', 'event', 'bye', 'welcome',
          'refused'].indexOf(frame.t) : -1;""")
  private static native int kind(JSObject frame);

  @JSBody(params = {"frame", "id"}, script = "return frame.id === id;")
  private static native boolean hasId(JSObject frame, int id);

  @JSBody(params = {"id", "method", "args", "credit"}, script = """
      var frame = { t: 'call', id: id, m: method, a: args };
      if (credit) frame.c = credit;
      return frame;""")
  private static native JSObject call(int id, String method, JSObject args, int credit);

  @JSBody(params = {"type", "id", "parts"}, script = """
      var frame = { t: type };
      if (id) frame.id = id;
      if (parts) frame.n = parts;
      return frame;""")
  private static native JSObject frame(String type, int id, int parts);
}
