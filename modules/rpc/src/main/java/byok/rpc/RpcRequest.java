package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One call, as its handler sees it. A handler may answer later. After the answer, and after a cancel, every answering
 * method does nothing.
 */
public final class RpcRequest {
  private final RpcServer server;
  private final CallerFrame.Call call;
  private final List<Action> cancelActions = new ArrayList<>();
  private final List<Action> creditActions = new ArrayList<>();
  private Value.Arr queued = new Value.Arr();
  private int credit;
  private boolean answered;
  private boolean cancelled;
  private boolean flushing;
  private Value last;

  /** What happens at a cancel or at new credit; it may not wait. */
  public interface Action {
    void run();
  }

  RpcRequest(RpcServer server, CallerFrame.Call call) {
    this.server = server;
    this.call = call;
    this.credit = call.credit();
  }

  public String method() {
    return call.method();
  }

  public Value args() {
    return call.args();
  }

  public boolean isStream() {
    return call.credit() >= 0;
  }

  /** Answers a call. On a stream it ends it, as {@link #end} does. */
  public void reply(Value value) {
    answer(Frames.withValue(isStream() ? "end" : "result", call.id(), value));
  }

  /** Refuses a call, or breaks a stream off after the parts queued so far. */
  public void fail(ByokException error) {
    answer(Frames.error(call.id(), error));
  }

  /** Sends what a stream begins with, once and before any part. */
  public void open(Value value) {
    if (isStream() && !answered) {
      server.post(Frames.withValue("open", call.id(), value));
    }
  }

  /** Queues a part; what is queued in one turn travels in one frame as far as there is credit. */
  public void part(Value part) {
    if (isStream() && !answered) {
      queued.add(part);
      flushSoon();
    }
  }

  /** Ends a stream after the parts queued so far. */
  public void end(Value value) {
    reply(value);
  }

  /** Whether the caller has room for another part. A handler that ignores it is queued for without bound. */
  public boolean hasCredit() {
    return credit > queued.size();
  }

  /** Runs {@code action} once: when there is credit or the call is over, at once where either holds. */
  public void onCredit(Action action) {
    if (answered || hasCredit()) {
      action.run();
    } else {
      creditActions.add(action);
    }
  }

  /** Whether the caller gave up: by a cancel, a bye or a closed connection. */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Runs {@code action} once if the caller gives up before the answer is out; at once where it did. */
  public void onCancel(Action action) {
    if (cancelled) {
      action.run();
    } else {
      cancelActions.add(action);
    }
  }

  void handle(RpcMethods.Entry entry) {
    try {
      entry.handler().accept(this);
    } catch (ByokException e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(new ByokException(ErrorCode.INTERNAL, "The wallet failed to handle the request."));
    }
  }

  void grant(int parts) {
    credit = Math.min(credit + parts, CallerFrame.MAX_CREDIT);
    flush();
    if (hasCredit()) {
      runAll(creditActions);
    }
  }

  void cancel() {
    answered = true;
    cancelled = true;
    queued = new Value.Arr();
    last = null;
    runAll(cancelActions);
    runAll(creditActions);
  }

  private void answer(Value frame) {
    if (answered) {
      return;
    }
    answered = true;
    last = frame;
    flush();
    runAll(creditActions);
  }

  private void flushSoon() {
    if (!flushing) {
      flushing = true;
      server.soon(this::flush);
    }
  }

  private void flush() {
    flushing = false;
    if (queued.size() > 0 && credit > 0) {
      Value.Arr now = queued.size() <= credit ? queued : slice(0, credit);
      queued = slice(now.size(), queued.size());
      credit -= now.size();
      server.post(Frames.withValue("parts", call.id(), now));
    }
    if (last != null && queued.size() == 0) {
      server.finish(call.id(), last);
      last = null;
    }
  }

  private Value.Arr slice(int from, int to) {
    Value.Arr part = new Value.Arr();
    for (int i = from; i < to; i++) {
      part.add(queued.get(i));
    }
    return part;
  }

  private static void runAll(List<Action> actions) {
    List<Action> now = new ArrayList<>(actions);
    actions.clear();
    for (Action action : now) {
      action.run();
    }
  }
}
