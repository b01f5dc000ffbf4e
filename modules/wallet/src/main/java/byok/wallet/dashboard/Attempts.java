package byok.wallet.dashboard;

import byok.rpc.Timers;
import java.util.function.Function;

/**
 * What the owner sent to be checked and saved. Giving up ends all that was sent by then, whether it waits for its turn,
 * for a provider, or to be saved.
 */
final class Attempts {
  private final Timers timers;
  private int round;
  private Patience running;

  Attempts(Timers timers) {
    this.timers = timers;
  }

  /** To be called when the owner sends it, not when its turn comes. */
  Attempt begin() {
    return new Attempt(round);
  }

  /** The owner wants nothing of it any more. */
  void giveUp() {
    round++;
    if (running != null) {
      running.giveUp();
    }
  }

  /** One of them. */
  final class Attempt {
    private final int begun;

    private Attempt(int begun) {
      this.begun = begun;
    }

    /** Whether the owner did not give up; to be asked where it is saved. */
    boolean isWanted() {
      return begun == round;
    }

    /** Asks a provider as long as the owner is patient. */
    <T> T patiently(Function<Patience, T> asking) {
      try (Patience patience = new Patience(timers)) {
        running = patience;
        if (!isWanted()) {
          patience.giveUp();
        }
        return asking.apply(patience);
      } finally {
        running = null;
      }
    }
  }
}
