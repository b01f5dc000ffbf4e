package byok.rpc;

import byok.protocol.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Two connected ports whose messages move only when the test says so, each one in order. */
final class PortPair {
  final End app = new End();
  final End wallet = new End();

  PortPair() {
    app.other = wallet;
    wallet.other = app;
  }

  /** Delivers everything, also what the deliveries cause. */
  void deliverAll() {
    while (app.deliverOne() || wallet.deliverOne()) {
      // until both are quiet
    }
  }

  static final class End implements Port {
    private End other;
    private final Deque<Value> inbox = new ArrayDeque<>();
    private Consumer<Value> receiver;
    final List<Value.Obj> sent = new ArrayList<>();
    boolean closed;

    @Override
    public void post(Value message) {
      if (!closed) {
        if (message instanceof Value.Obj frame) {
          sent.add(frame);
        }
        other.inbox.add(message);
      }
    }

    @Override
    public void onMessage(Consumer<Value> to) {
      receiver = to;
    }

    @Override
    public void close() {
      closed = true;
    }

    boolean deliverOne() {
      if (inbox.isEmpty() || receiver == null) {
        return false;
      }
      Value message = inbox.remove();
      if (!closed) {
        receiver.accept(message);
      }
      return true;
    }

    /** The types of the frames sent, in order. */
    List<String> types() {
      return sent.stream().map(frame -> frame.text("t")).toList();
    }
  }
}
