package byok.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.Caps;
import byok.core.budgets.HoldRequest;
import byok.core.budgets.LimitState;
import byok.core.grants.Grant;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.core.ledger.EarlierSpending;
import byok.core.ledger.Ledger;
import byok.protocol.ByokException;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Limits come and go while two sessions and the vault spend, in any order: once all is heard, each limit in force has
 * counted every request of its present window, once.
 */
class LateLimitsPropertiesTest {
  private static final long MUCH = Sample.DOLLAR;
  private static final Period[] PERIODS = Period.values();

  record Step(int kind, int which, long amount) {}

  /** What was really paid. */
  private record Paid(String grantId, long atMillis, long cost) {}

  private static final class Story {
    final JvmWallet vault = JvmWallet.create();
    final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
    final BudgetBook book = Sample.book(vault);
    final List<Grant> grants = List.of(
        Sample.grant(vault, Sample.limit(MUCH, Period.TOTAL)),
        Sample.grant(vault, "https://other.example", Sample.limit(MUCH, Period.TOTAL)));
    final List<Partition> partitions = List.of(
        Partition.of(JvmWallet.at(vault.clock(), 2)), Partition.of(JvmWallet.at(vault.clock(), 3)));
    final List<SessionReport> reports = new ArrayList<>();
    final List<Paid> paid = new ArrayList<>();
    final Map<String, Paid> running = new HashMap<>();
    int count;

    void take(Step step) {
      try {
        act(step, step.which() % 2);
      } catch (ByokException refusal) {
        assertTrue(refusal.getMessage().length() > 1);
      }
      WalletInvariants.check(vault, false);
    }

    private void act(Step step, int at) {
      Partition partition = partitions.get(at);
      boolean open = partition.session().open() != null;
      switch (step.kind()) {
        case 0, 1 -> renew(at, step.amount() % 3 > 0);
        case 2, 3, 4 -> begin(at, step.amount(), open);
        case 5, 6, 7 -> finish(at, step.amount());
        case 8 -> tell(partition.session().report(step.amount() % 2 == 0), step.amount() % 3 > 0);
        case 9 -> tell(reports.isEmpty() ? null : reports.get(step.which() % reports.size()), true);
        case 10 -> amend(grants.get(at), step.amount());
        case 11 -> setCaps(step.which(), step.amount());
        case 12 -> payInVault(grants.get(at), step.amount());
        default -> vault.clock().advance(step.amount() * 20_000);
      }
    }

    private void renew(int at, boolean heard) {
      SessionReport report = partitions.get(at).session().report(true);
      tell(report, false);
      Accepted accepted = heard && report != null ? issuer.accept(report) : Accepted.NOTHING;
      SessionBundle next = issuer.issue(grants.get(at).id(), "s" + count++, List.of(), accepted);
      partitions.get(at).session().install(next);
    }

    private void begin(int at, long amount, boolean open) {
      if (open) {
        String id = at + "-" + count++;
        Paid bound = new Paid(grants.get(at).id(), vault.clock().nowMillis(), amount);
        partitions.get(at).hold(id, amount);
        partitions.get(at).send(id, amount);
        running.put(id, bound);
      }
    }

    private void finish(int at, long amount) {
      String id = running.keySet().stream().filter(each -> each.startsWith(at + "-")).findFirst().orElse(null);
      if (id != null) {
        Paid bound = running.remove(id);
        long cost = Math.min(amount, bound.cost());
        assertTrue(partitions.get(at).settle(id, cost));
        paid.add(new Paid(bound.grantId(), bound.atMillis(), cost));
      }
    }

    private void payInVault(Grant grant, long amount) {
      String id = "v" + count++;
      book.hold(new HoldRequest(id, grant.id(), "tab-1", "openai", amount, 0));
      Partition asVault = new Partition(vault, null, book);
      book.send(id, amount, asVault.sealed(vault.open(), grant, id, amount));
      book.settle(id, amount, asVault.sealed(vault.open(), grant, id, amount));
      paid.add(new Paid(grant.id(), vault.clock().nowMillis(), amount));
    }

    private void tell(SessionReport report, boolean arrives) {
      if (report != null) {
        reports.add(report);
      }
      if (report != null && arrives) {
        issuer.accept(report);
      }
    }

    private void amend(Grant grant, long amount) {
      Limit[] limits = {Sample.limit(MUCH, Period.TOTAL), Sample.limit(MUCH, PERIODS[(int) amount % PERIODS.length])};
      EarlierSpending.approve(vault.open(), vault.ports(), grant.origin(), Sample.terms(limits), Storage.SEALED);
    }

    private void setCaps(int which, long amount) {
      Limit all = Limit.of(Caps.WALLET, MUCH, PERIODS[which % PERIODS.length]);
      Limit one = Limit.of(Caps.ofProvider("openai"), MUCH, PERIODS[(int) amount % PERIODS.length]);
      Map<String, List<Limit>> providers = amount % 2 == 0 ? Map.of() : Map.of("openai", List.of(one));
      EarlierSpending.setCaps(
          vault.open(), vault.ports(), new Caps(which % 3 == 0 ? List.of() : List.of(all), providers));
    }

    void end() {
      for (int at = 0; at < 2; at++) {
        int mine = at;
        while (running.keySet().stream().anyMatch(id -> id.startsWith(mine + "-"))) {
          finish(at, 3);
        }
        tell(partitions.get(at).session().report(true), true);
        compare(book.states(grants.get(at).id()), grants.get(at).id());
      }
      compare(book.capStates(), null);
      long rows = new Ledger(vault.open(), vault.ports()).newest(Integer.MAX_VALUE).items().size();
      assertEquals(paid.size(), rows);
    }

    private void compare(List<LimitState> states, String grantId) {
      for (LimitState state : states) {
        long expected = 0;
        for (Paid one : paid) {
          boolean counts = grantId == null || grantId.equals(one.grantId());
          expected += counts && state.window().contains(one.atMillis()) ? one.cost() : 0;
        }
        assertEquals(expected, state.settledNanoUsd(), state.limit().id());
        assertEquals(0, state.reservedNanoUsd(), state.limit().id());
      }
    }
  }

  @Property(tries = 120)
  void eachLimitInForce_countsItsWindowOnce(@ForAll("steps") List<Step> steps) {
    Story story = new Story();
    for (Step step : steps) {
      story.take(step);
    }
    story.end();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 13);
    Arbitrary<Integer> which = Arbitraries.integers().between(0, 40);
    Arbitrary<Long> amounts = Arbitraries.longs().between(1, 150);
    return Combinators.combine(kinds, which, amounts).as(Step::new).list().ofMinSize(10).ofMaxSize(40);
  }
}
