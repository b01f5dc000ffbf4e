package byok.core.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.OddMoments;
import byok.protocol.ByokException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The invariant of slices for any order in which pages, crashes, owners and clocks may act. */
class SessionPropertiesTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  record Step(int kind, int which, long amount) {}

  @Property(tries = 120)
  void theVaultCountsAllThatIsPaid_andNeverLess(
      @ForAll("starts") OddMoments start, @ForAll("steps") List<Step> steps) {
    SessionModel model = new SessionModel(start);
    for (Step step : steps) {
      refusable(() -> take(model, step, step.which() % 2));
      model.check();
    }
    model.end();
  }

  private static void refusable(Runnable step) {
    try {
      step.run();
    } catch (ByokException refusal) {
      assertTrue(refusal.getMessage().length() > 1);
    }
  }

  private static void take(SessionModel model, Step step, int place) {
    switch (step.kind()) {
      case 0, 1 -> model.renew(place, true, step.amount());
      case 2 -> model.renew(place, false, step.amount());
      case 3, 4, 5, 6 -> model.hold(place, step.amount());
      case 7, 8, 9 -> model.send(step.which());
      case 10, 11, 12 -> model.settle(step.which(), step.amount());
      case 13 -> model.abort(step.which());
      case 14 -> model.tell(place, step.amount() % 2 == 0);
      case 15 -> model.replay(step.which());
      case 16 -> model.payInVault(step.amount());
      case 17 -> model.reload(place);
      case 18 -> model.moveClock(step.amount() * 10_000);
      case 19 -> model.moveClock((step.which() - 15) * HOUR);
      case 20 -> model.listen(place, step.amount() % 2 == 0);
      case 21, 22 -> model.resume();
      case 23 -> seldom(model, step, place);
      default -> model.moveClock(step.amount() * 1_000);
    }
  }

  /** What ends so much that little would happen after it, were it as likely as the rest. */
  private static void seldom(SessionModel model, Step step, int place) {
    switch ((int) step.amount() % 6) {
      case 0 -> model.revoke();
      case 1 -> model.revokeByApp(place);
      case 2 -> model.lockNow();
      case 3 -> model.wipe(place, step.which());
      default -> model.pauseAll(step.amount() % 6 == 4);
    }
  }

  @Provide
  Arbitrary<OddMoments> starts() {
    return OddMoments.any();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 24);
    Arbitrary<Integer> which = Arbitraries.integers().between(0, 40);
    Arbitrary<Long> amounts = Arbitraries.longs().between(1, 150);
    return Combinators.combine(kinds, which, amounts).as(Step::new).list().ofMinSize(10).ofMaxSize(60);
  }
}
