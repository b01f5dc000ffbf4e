package byok.wallet.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.rpc.Timers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private final Steps steps = new Steps();
  private boolean waits = true;
  private int givenUp;
  private final Silence silence = new Silence(steps, () -> steps.now, () -> waits);

  private void begin() {
    silence.begin(Runnable::run, () -> givenUp++);
  }

  @Test
  void anEngineThatIsSilent_whileOthersWait_isGivenUpOnce() {
    begin();
    steps.advance(Silence.MOST_MILLIS - Silence.LOOK_MILLIS);
    assertEquals(0, givenUp);
    steps.advance(10 * Silence.MOST_MILLIS);
    assertEquals(1, givenUp);
  }

  @Test
  void anEngineThatSaysSomething_isNot() {
    begin();
    for (int i = 0; i < 5; i++) {
      steps.advance(Silence.MOST_MILLIS - 2 * Silence.LOOK_MILLIS);
      silence.heard();
    }
    assertEquals(0, givenUp);
  }

  @Test
  void anEngineThatTalksOn_whileOthersWait_isGivenUpInTheEnd() {
    begin();
    for (int said = 0; said < Silence.TURN_MILLIS; said += Silence.LOOK_MILLIS) {
      assertEquals(0, givenUp);
      silence.heard();
      steps.advance(Silence.LOOK_MILLIS);
    }
    assertEquals(1, givenUp);
  }

  @Test
  void anEngineThatNobodyWaitsFor_isNot_untilSomebodyHasWaitedAsLong() {
    waits = false;
    begin();
    steps.advance(3 * Silence.MOST_MILLIS);
    waits = true;
    steps.advance(Silence.MOST_MILLIS - 2 * Silence.LOOK_MILLIS);
    assertEquals(0, givenUp);
    steps.advance(3 * Silence.LOOK_MILLIS);
    assertEquals(1, givenUp);
  }

  @Test
  void aTurnThatIsOver_isNoLongerWatched_norTakenForTheNext() {
    begin();
    steps.advance(Silence.MOST_MILLIS - 2 * Silence.LOOK_MILLIS);
    silence.over();
    begin();
    steps.advance(Silence.MOST_MILLIS - 2 * Silence.LOOK_MILLIS);
    assertEquals(0, givenUp);
    silence.over();
    steps.advance(3 * Silence.MOST_MILLIS);
    assertEquals(0, givenUp);
    assertEquals(List.of(), steps.due);
  }

  /** Time that passes in the steps of its timers. */
  private static final class Steps implements Timers {
    private record Due(long at, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private long now = 1_000_000;

    @Override
    public Runnable after(int millis, Runnable task) {
      Due one = new Due(now + millis, task);
      due.add(one);
      return () -> due.remove(one);
    }

    void advance(int millis) {
      long end = now + millis;
      while (now < end) {
        now += Silence.LOOK_MILLIS;
        for (Due one : List.copyOf(due)) {
          if (one.at <= now && due.remove(one)) {
            one.task.run();
          }
        }
      }
    }
  }
}
