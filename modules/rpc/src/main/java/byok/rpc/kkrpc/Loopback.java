package byok.rpc.kkrpc;

import byok.protocol.Value;
import byok.rpc.Port;
import byok.rpc.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One end of a connection inside this page. A message arrives after the code that posts it. */
final class Loopback implements Port {
  private final Timers timers;
  private final List<Value> early = new ArrayList<>();
  private Consumer<Value> receiver = early::add;
  private Loopback other;
  private boolean closed;

  private Loopback(Timers timers) {
    this.timers = timers;
  }

  /** One of two connected ends. */
  static Loopback create(Timers timers) {
    Loopback one = new Loopback(timers);
    one.other = new Loopback(timers);
    one.other.other = one;
    return one;
  }

  Port other() {
    return other;
  }

  @Override
  public void post(Value message) {
    if (!closed) {
      timers.soon(() -> other.deliver(message));
    }
  }

  @Override
  public void onMessage(Consumer<Value> to) {
    receiver = to;
    List<Value> waiting = List.copyOf(early);
    early.clear();
    waiting.forEach(this::deliver);
  }

  @Override
  public void close() {
    closed = true;
    early.clear();
  }

  private void deliver(Value message) {
    if (!closed) {
      receiver.accept(message);
    }
  }
}
