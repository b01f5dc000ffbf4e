package byok.rpc;

import byok.protocol.Value;
import java.util.function.Consumer;

/** One end of an ordered, reliable message channel: a {@code MessagePort} in the browser, a pair of queues in tests. */
public interface Port {
  /** Sends one message. Never blocks, never throws for a closed port. */
  void post(Value message);

  /**
   * Sets the one receiver, replacing any before; messages that came earlier are delivered to it in order. A message
   * that cannot be read is delivered as {@link Frames#unreadable}.
   */
  void onMessage(Consumer<Value> receiver);

  void close();
}
