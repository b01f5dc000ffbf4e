package byok.wallet.bridge;

import byok.wallet.pages.live.Work;
import java.util.ArrayList;
import java.util.List;

/** The requests of a live window's app as the window shows them. */
final class LiveWorks {
  private LiveWorks() {}

  /**
   * Those for the engine of this browser wait, but for the first where it is this window's turn.
   *
   * @param running in the order they came
   */
  static List<Work> of(List<Connections.Running> running, boolean hasTurn) {
    List<Work> works = new ArrayList<>();
    boolean free = hasTurn;
    for (Connections.Running one : running) {
      works.add(new Work(one.entryId(), one.model(), one.startedMillis(), one.isHere() && !free));
      free = free && !one.isHere();
    }
    return works;
  }
}
