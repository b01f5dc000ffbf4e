package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.ErrorCodec;
import byok.protocol.Limits;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The answering side of one connection. Every message is bounded and checked before a handler sees it. */
public final class RpcServer {
  /** Calls in flight at once; another is refused with {@code RATE_LIMITED}. */
  public static final int MAX_IN_FLIGHT = 256;

  private static final int RETRY_MILLIS = 1000;

  private final Port port;
  private final Timers timers;
  private final Limits limits;
  private final RpcMethods methods;
  private final Map<Integer, RpcRequest> inFlight = new HashMap<>();
  private Consumer<RpcServer> closed = server -> {};
  private boolean open = true;

  public RpcServer(Port port, Timers timers, Limits limits, RpcMethods methods) {
    this.port = port;
    this.timers = timers;
    this.limits = limits;
    this.methods = methods;
    port.onMessage(this::receive);
  }

  /** Sends an event; nothing once the connection is over. */
  public void event(String name, Value value) {
    post(Frames.frame("event").append("m", new Value.Text(name)).append("v", value));
  }

  /** Says bye with a reason, or {@code null} for none, closes the port and cancels every call. */
  public void bye(ByokException reason) {
    Value.Obj frame = Frames.frame("bye");
    post(reason == null ? frame : frame.append("e", ErrorCodec.encode(reason)));
    shut();
  }

  /** Cancels every call without a word: for a port whose other end is known to be gone. */
  public void drop() {
    shut();
  }

  /** Sets what runs once when the connection is over, whichever side ended it. */
  public void onClosed(Consumer<RpcServer> action) {
    closed = action;
  }

  public boolean isOpen() {
    return open;
  }

  public int callsInFlight() {
    return inFlight.size();
  }

  private void receive(Value message) {
    if (!open) {
      return;
    }
    CallerFrame frame = bounded(message);
    if (frame instanceof CallerFrame.Call call) {
      start(call);
    } else if (frame instanceof CallerFrame.Credit credit) {
      grant(credit);
    } else if (frame instanceof CallerFrame.Stop stop) {
      cancel(stop.id());
    } else if (frame instanceof CallerFrame.Bad bad) {
      refuse(bad.id(), bad.error());
    } else {
      shut();
    }
  }

  private CallerFrame bounded(Value message) {
    try {
      limits.check(message);
      return CallerFrame.decode(message);
    } catch (ByokException e) {
      return new CallerFrame.Bad(message instanceof Value.Obj frame ? Frames.whole(frame, "id") : 0, e);
    }
  }

  private void start(CallerFrame.Call call) {
    RpcMethods.Entry entry = methods.find(call.method());
    ByokException refusal = refusal(call, entry);
    if (refusal != null) {
      refuse(call.id(), refusal);
      return;
    }
    RpcRequest request = new RpcRequest(this, call);
    inFlight.put(call.id(), request);
    request.handle(entry);
  }

  private ByokException refusal(CallerFrame.Call call, RpcMethods.Entry entry) {
    if (entry == null) {
      return new ByokException(ErrorCode.UNKNOWN_METHOD, "The wallet has no such method.");
    }
    if (entry.streams() != call.credit() >= 0) {
      String message = entry.streams() ? "This method streams: the call needs credit." : "This method does not stream.";
      return new ByokException(ErrorCode.INVALID_REQUEST, message);
    }
    if (inFlight.containsKey(call.id())) {
      return new ByokException(ErrorCode.INVALID_REQUEST, "A call with this id is in flight.");
    }
    return inFlight.size() < MAX_IN_FLIGHT ? null : tooMany();
  }

  private static ByokException tooMany() {
    Value.Obj details = new Value.Obj().put("limit", MAX_IN_FLIGHT).put("unit", "calls");
    details.put("retryAfterMillis", RETRY_MILLIS);
    return new ByokException(ErrorCode.RATE_LIMITED, "At most " + MAX_IN_FLIGHT + " calls at once.", details);
  }

  /** A refused frame ends the call it names, so that both sides agree on what is in flight. */
  private void refuse(int id, ByokException error) {
    cancel(id);
    post(Frames.error(id, error));
  }

  private void grant(CallerFrame.Credit credit) {
    RpcRequest request = inFlight.get(credit.id());
    if (request != null && request.isStream()) {
      request.grant(credit.parts());
    }
  }

  private void cancel(int id) {
    RpcRequest request = inFlight.remove(id);
    if (request != null) {
      request.cancel();
    }
  }

  private void shut() {
    if (!open) {
      return;
    }
    open = false;
    port.close();
    List<RpcRequest> requests = new ArrayList<>(inFlight.values());
    inFlight.clear();
    for (RpcRequest request : requests) {
      request.cancel();
    }
    closed.accept(this);
  }

  void post(Value frame) {
    if (open) {
      port.post(frame);
    }
  }

  void finish(int id, Value frame) {
    inFlight.remove(id);
    post(frame);
  }

  void soon(Runnable task) {
    timers.soon(task);
  }
}
