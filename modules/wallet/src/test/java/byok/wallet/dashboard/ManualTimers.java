package byok.wallet.dashboard;

import byok.rpc.Timers;
import java.util.ArrayList;
import java.util.List;

/** Timers on a clock that the test moves. */
final class ManualTimers implements Timers {
  private record Due(int at, Runnable task) {}

  final List<Due> due = new ArrayList<>();
  private int now;

  @Override
  public Runnable after(int millis, Runnable task) {
    Due one = new Due(now + millis, task);
    due.add(one);
    return () -> due.remove(one);
  }

  void advance(int millis) {
    now += millis;
    for (Due one : List.copyOf(due)) {
      if (one.at <= now && due.remove(one)) {
        one.task.run();
      }
    }
  }
}
