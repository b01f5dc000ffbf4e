package byok.core.request;

import byok.protocol.Value;

/** Where the answer of one model request goes. Called from one thread, in order, but for {@link #stop}. */
public interface Answer {
  /** What a stream begins with; only for a streamed request. */
  void open(Value.Obj head);

  /** The next part of a stream. Waits while the receiver has no room. */
  void part(Value part);

  /** From another thread: the request was ended. Nobody waits in {@link #part} from now on, and no part goes out. */
  default void stop() {}

  /** The last call of a streamed request that succeeded. */
  void end();

  /** The only call of a request that is not streamed. */
  void result(Value.Obj result);
}
