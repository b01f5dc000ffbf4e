package byok.wallet.dashboard;

import byok.core.port.Http;
import byok.core.request.Cancellation;
import byok.rpc.Timers;

/**
 * How long the owner waits for a provider: what is asked meanwhile is broken off at the end. Close it when answered.
 */
final class Patience implements AutoCloseable {
  static final int SECONDS = 30;

  private final Cancellation cancel = new Cancellation();
  private final Runnable stop;
  private boolean over;

  Patience(Timers timers) {
    stop = timers.after(SECONDS * 1000, this::end);
  }

  private void end() {
    over = true;
    cancel.cancel();
  }

  /** To be given to what is asked. */
  Http.Cancel cancel() {
    return cancel;
  }

  /** Whether it came to its end. */
  boolean isOver() {
    return over;
  }

  /** The owner does not wait any longer. */
  void giveUp() {
    cancel.cancel();
  }

  /** Whether the owner gave up before its end. */
  boolean isGivenUp() {
    return cancel.isCancelled() && !over;
  }

  @Override
  public void close() {
    stop.run();
  }
}
