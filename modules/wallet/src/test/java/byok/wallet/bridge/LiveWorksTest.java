package byok.wallet.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.protocol.ByokException;
import byok.wallet.pages.live.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveWorksTest {
  private static final List<Connections.Running> RUNNING =
      List.of(new One("a", false), new One("b", true), new One("c", true), new One("d", false));

  @Test
  void whereItIsThisWindowsTurn_theFirstOfThisBrowserRuns_andOthersWait() {
    assertEquals(List.of(false, false, true, false), waits(true));
  }

  @Test
  void beforeItsTurn_allOfThisBrowserWait() {
    assertEquals(List.of(false, true, true, false), waits(false));
  }

  private static List<Boolean> waits(boolean hasTurn) {
    return LiveWorks.of(RUNNING, hasTurn).stream().map(Work::waits).toList();
  }

  private record One(String entryId, boolean isHere) implements Connections.Running {
    @Override
    public void stop(ByokException reason) {}

    @Override
    public String model() {
      return "default";
    }

    @Override
    public long startedMillis() {
      return 1;
    }
  }
}
