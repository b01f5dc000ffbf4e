package byok.wallet.bridge;

import byok.core.port.Clock;
import byok.core.port.Tasks;
import byok.rpc.Timers;
import java.util.function.BooleanSupplier;

/**
 * How long the engine has said nothing while a request waits for its turn. One that stays silent too long is taken for
 * hung, and one that talks on and on holds nobody up for ever; where nobody waits, only its own app gives it up.
 */
final class Silence {
  /** Longer than a long prompt is read on a slow processor. */
  static final int MOST_MILLIS = 300_000;
  /** One turn of an engine that goes on saying something, while others wait. */
  static final int TURN_MILLIS = 1_800_000;
  static final int LOOK_MILLIS = 10_000;

  private final Timers timers;
  private final Clock clock;
  private final BooleanSupplier isWaitedFor;
  private Watch watch;

  /** @param isWaitedFor whether a request waits; may wait itself */
  Silence(Timers timers, Clock clock, BooleanSupplier isWaitedFor) {
    this.timers = timers;
    this.clock = clock;
    this.isWaitedFor = isWaitedFor;
  }

  /** A request has its turn. @param tasks runs what may wait; @param end gives the engine up */
  void begin(Tasks tasks, Runnable end) {
    watch = new Watch(tasks, end);
    watch.next();
  }

  /** The engine said something. */
  void heard() {
    if (watch != null) {
      watch.since = clock.nowMillis();
    }
  }

  /** The turn has ended. */
  void over() {
    watch = null;
  }

  /** That of one turn. */
  private final class Watch {
    private final Tasks tasks;
    private final Runnable end;
    private long since = clock.nowMillis();
    private long waitedFor = since;

    Watch(Tasks tasks, Runnable end) {
      this.tasks = tasks;
      this.end = end;
    }

    void next() {
      timers.after(LOOK_MILLIS, () -> tasks.spawn(this::look));
    }

    private void look() {
      if (watch != this) {
        return;
      }
      if (!isWaitedFor.getAsBoolean()) {
        since = clock.nowMillis();
        waitedFor = since;
      }
      if (watch == this && isTooLong(clock.nowMillis())) {
        over();
        end.run();
      } else {
        next();
      }
    }

    private boolean isTooLong(long now) {
      return now - since >= MOST_MILLIS || now - waitedFor >= TURN_MILLIS;
    }
  }
}
