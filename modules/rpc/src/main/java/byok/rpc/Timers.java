package byok.rpc;

/** Delayed execution on the one event loop. */
public interface Timers {
  /** Runs {@code task} once after {@code millis}; the result cancels it and is safe to run twice. */
  Runnable after(int millis, Runnable task);
}
