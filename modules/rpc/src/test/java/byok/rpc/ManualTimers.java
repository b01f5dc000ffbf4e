package byok.rpc;

import java.util.ArrayList;
import java.util.List;

/** Timers on a clock that only the test moves. */
public final class ManualTimers implements Timers {
  private final List<Due> dues = new ArrayList<>();
  private final List<Runnable> soon = new ArrayList<>();
  private int now;

  private record Due(int at, Runnable task) {}

  @Override
  public Runnable after(int millis, Runnable task) {
    Due due = new Due(now + millis, task);
    dues.add(due);
    return () -> dues.remove(due);
  }

  @Override
  public void soon(Runnable task) {
    soon.add(task);
  }

  /** Ends the current turn. */
  public void endTurn() {
    while (!soon.isEmpty()) {
      soon.remove(0).run();
    }
  }

  public void advance(int millis) {
    now += millis;
    for (Due due : new ArrayList<>(dues)) {
      if (due.at <= now && dues.remove(due)) {
        due.task.run();
      }
    }
  }

  public int waiting() {
    return dues.size();
  }
}
