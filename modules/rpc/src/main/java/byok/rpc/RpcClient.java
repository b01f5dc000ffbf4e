package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.ErrorCodec;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The calling side of one connection: the app's towards the wallet, and the bridge's towards its engine. Frames it
 * does not understand are ignored. All callbacks run on the event loop, none inside the method that causes it except
 * in {@link #close}.
 */
public final class RpcClient {
  private final Port port;
  private final Timers timers;
  private final Map<Integer, Pending> pending = new HashMap<>();
  private BiConsumer<String, Value> events = (name, value) -> {};
  private Consumer<ByokException> closed = error -> {};
  private ByokException end;
  private int lastId;

  public RpcClient(Port port, Timers timers) {
    this.port = port;
    this.timers = timers;
    port.onMessage(this::receive);
  }

  /** One call in flight. */
  interface Pending {
    void receive(String type, Value.Obj frame);

    void fail(ByokException error);
  }

  /**
   * Calls a method that answers once. Exactly one of {@code ok} and {@code fail} is called, unless the result is
   * cancelled: then neither is.
   *
   * @param timeoutMillis after which the call is cancelled and fails with {@code CONNECT_TIMEOUT}; 0 for never
   */
  public Cancel call(String method, Value args, int timeoutMillis, Consumer<Value> ok, Consumer<ByokException> fail) {
    int id = ++lastId;
    RpcCall call = new RpcCall(this, id, ok, fail);
    if (start(id, call)) {
      port.post(Frames.frame("call", id).append("m", new Value.Text(method)).append("a", args));
      if (timeoutMillis > 0) {
        call.timer = timers.after(timeoutMillis, () -> call.expire(timeoutMillis));
      }
    }
    return call;
  }

  /** Calls a method that answers with a stream. */
  public RpcStream stream(String method, Value args, StreamListener listener) {
    int id = ++lastId;
    RpcStream stream = new RpcStream(this, id, listener);
    if (start(id, stream)) {
      Value.Obj frame = Frames.frame("call", id).append("m", new Value.Text(method)).append("a", args);
      port.post(frame.append("c", new Value.Num(Frames.INITIAL_CREDIT)));
    }
    return stream;
  }

  /** Sets the one receiver of the other side's events. */
  public void onEvent(BiConsumer<String, Value> receiver) {
    events = receiver;
  }

  /** Sets what runs once when the other side says bye; the error is its reason, or {@code DISCONNECTED}. */
  public void onClosed(Consumer<ByokException> action) {
    closed = action;
  }

  /** Says bye, closes the port and fails every call with {@code DISCONNECTED}. Later calls fail the same way. */
  public void close() {
    if (end == null) {
      port.post(Frames.frame("bye"));
      shut(disconnected());
    }
  }

  public boolean isClosed() {
    return end != null;
  }

  private boolean start(int id, Pending call) {
    pending.put(id, call);
    if (end != null) {
      timers.soon(() -> failLate(id, call));
    }
    return end == null;
  }

  private void failLate(int id, Pending call) {
    if (finish(id)) {
      call.fail(end);
    }
  }

  private void receive(Value message) {
    if (end != null || !(message instanceof Value.Obj frame) || frame.text("t") == null) {
      return;
    }
    String type = frame.text("t");
    Pending call = pending.get(Frames.whole(frame, "id"));
    if (call != null) {
      call.receive(type, frame);
    } else if (type.equals("event") && frame.text("m") != null) {
      events.accept(frame.text("m"), frame.get("v"));
    } else if (type.equals("bye")) {
      ByokException reason = frame.has("e") ? ErrorCodec.decode(frame.get("e")) : disconnected();
      shut(reason);
      closed.accept(reason);
    }
  }

  private void shut(ByokException reason) {
    end = reason;
    port.close();
    List<Pending> calls = new ArrayList<>(pending.values());
    pending.clear();
    for (Pending call : calls) {
      call.fail(reason);
    }
  }

  void post(Value frame) {
    if (end == null) {
      port.post(frame);
    }
  }

  /** Forgets a call; false where it was over already. */
  boolean finish(int id) {
    return pending.remove(id) != null;
  }

  void cancel(int id) {
    if (finish(id)) {
      post(Frames.frame("cancel", id));
    }
  }

  private static ByokException disconnected() {
    return new ByokException(ErrorCode.DISCONNECTED, "The connection to the wallet is closed.");
  }
}
