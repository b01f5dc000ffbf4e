package byok.core.budgets;

import byok.core.OddMoments;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The invariant of the budget for any order in which tabs, crashes, owners and clocks may act. */
class BudgetPropertiesTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** What happens next; the meaning of the numbers depends on the kind. */
  record Step(int kind, int which, long amount) {}

  @Property(tries = 400)
  void nothingIsAdmittedAboveALimit(@ForAll("starts") OddMoments start, @ForAll("steps") List<Step> steps) {
    BudgetModel model = new BudgetModel(start.wallet());
    for (Step step : steps) {
      take(model, step);
      model.check();
    }
    model.end();
  }

  private static void take(BudgetModel model, Step step) {
    switch (step.kind()) {
      case 0, 1, 2, 3, 4, 5 -> model.hold(step.which(), step.amount());
      case 6, 7, 8, 9 -> model.send(step.which(), step.amount());
      case 10, 11, 12 -> model.settle(step.which(), step.amount());
      case 13 -> model.release(step.which());
      case 14 -> model.crash(step.which() % 3);
      case 15 -> model.moveClock(step.amount() * MINUTE);
      case 16 -> model.moveClock((step.which() - 20) * HOUR);
      case 17 -> model.setLimit(step.which(), step.amount() * 3);
      case 18 -> model.lockNow();
      case 19 -> model.setWalletCap(step.which(), step.amount() * 3);
      case 20 -> model.setProviderCap(step.which(), step.amount() * 3);
      case 21 -> model.setTokens(step.amount() * 5 + 1);
      case 22 -> model.pauseAll(step.which() % 3 == 0);
      case 23, 24 -> model.resume();
      case 25 -> model.moveClock(step.which() * 1_000L);
      case 26 -> model.abort(step.which());
      case 27 -> model.reload();
      default -> model.revoke();
    }
  }

  @Provide
  Arbitrary<OddMoments> starts() {
    return OddMoments.any();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 28);
    Arbitrary<Integer> which = Arbitraries.integers().between(0, 60);
    Arbitrary<Long> amounts = Arbitraries.longs().between(0, 120);
    return Combinators.combine(kinds, which, amounts).as(Step::new).list().ofMinSize(10).ofMaxSize(60);
  }
}
