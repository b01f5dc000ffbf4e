package byok.rpc;

/** Delayed execution on the one event loop. */
public interface Timers {
  /** Runs {@code task} once after {@code millis}; the result cancels it and is safe to run twice. */
  Runnable after(int millis, Runnable task);

  /**
   * Runs {@code task} once, after the code that is running now and before anything else: a microtask. The default
   * stands in where there are none; in a browser a timer would be throttled in hidden frames, so override it there.
   */
  default void soon(Runnable task) {
    after(0, task);
  }
}
