package byok.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.LimitState;
import byok.core.budgets.SliceSize;
import byok.core.grants.Grant;
import byok.protocol.ByokException;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two partitions and the vault spend one grant; reports are lost, repeated and late. */
class SessionPropertiesTest {
  private static final long LIMIT = 1000;

  record Step(int kind, int which, long amount) {}

  /** One story: what was really paid beside what the vault believes. */
  private static final class Story {
    final JvmWallet vault = JvmWallet.create();
    final Grant grant = Sample.grant(vault, Sample.limit(LIMIT, Period.TOTAL), Sample.limit(LIMIT, Period.HOUR));
    final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
    final BudgetBook book = Sample.book(vault);
    final List<Partition> partitions = List.of(
        Partition.of(JvmWallet.at(vault.clock(), 2)), Partition.of(JvmWallet.at(vault.clock(), 3)));
    final List<SessionReport> reports = new ArrayList<>();
    final List<List<String>> sent = List.of(new ArrayList<>(), new ArrayList<>());
    long paid;
    int count;

    void take(Step step) {
      int at = step.which() % 2;
      try {
        act(step, at, partitions.get(at));
      } catch (ByokException refusal) {
        assertTrue(refusal.getMessage().length() > 1);
      }
    }

    private void act(Step step, int at, Partition partition) {
      switch (step.kind()) {
        case 0, 1 -> renew(partition, true, step.amount());
        case 2 -> renew(partition, false, step.amount());
        case 3, 4, 5 -> pay(partition, step.amount());
        case 6 -> begin(partition, at, step.amount());
        case 7 -> finish(partition, at, step.amount());
        case 8 -> note(partition.session().report(false));
        case 9 -> note(partition.session().report(true));
        case 10, 11 -> replay(step.which());
        case 12 -> payInVault(step.amount());
        default -> vault.clock().advance(step.amount() * 10_000);
      }
    }

    private void renew(Partition partition, boolean heard, long amount) {
      SessionReport report = partition.session().open() == null ? null : partition.session().report(true);
      note(report);
      Accepted accepted = heard && report != null ? issuer.accept(report) : Accepted.NOTHING;
      SliceSize size = amount % 3 == 0 ? SliceSize.WHOLE : new SliceSize(amount, 4, amount % 5 * 40);
      Bell bell = amount % 2 == 0 ? new Bell("epoch", 0, List.of()) : null;
      SessionTerms terms = SessionTerms.of(size, bell);
      partition.session().install(issuer.issue(grant.id(), "s" + count++, List.of(), accepted, terms));
    }

    private void pay(Partition partition, long amount) {
      if (partition.session().open() != null && partition.pay("r" + count++, amount)) {
        paid += amount;
      }
    }

    private void begin(Partition partition, int at, long amount) {
      if (partition.session().open() != null) {
        String id = "r" + count++;
        partition.hold(id, amount);
        partition.send(id, amount);
        sent.get(at).add(id + ":" + amount);
      }
    }

    private void finish(Partition partition, int at, long amount) {
      if (!sent.get(at).isEmpty()) {
        String one = sent.get(at).remove(0);
        int colon = one.indexOf(':');
        long cost = Math.min(amount, Long.parseLong(one.substring(colon + 1)));
        assertTrue(partition.settle(one.substring(0, colon), cost));
        paid += cost;
      }
    }

    private void payInVault(long amount) {
      String id = "v" + count++;
      book.hold(Sample.request(id, grant, amount));
      Partition asVault = new Partition(vault, null, book);
      book.send(id, amount, asVault.sealed(vault.open(), grant, id, amount));
      book.settle(id, amount, asVault.sealed(vault.open(), grant, id, amount));
      paid += amount;
    }

    private void replay(int which) {
      if (!reports.isEmpty()) {
        issuer.accept(reports.get(which % reports.size()));
      }
    }

    private void note(SessionReport report) {
      if (report != null) {
        reports.add(report);
      }
    }

    void check() {
      WalletInvariants.check(vault, true);
      partitions.forEach(partition -> WalletInvariants.check(partition.wallet(), true));
      LimitState total = total();
      assertTrue(paid <= total.settledNanoUsd() + total.reservedNanoUsd(), "paid what the vault does not count");
      assertTrue(paid <= LIMIT);
    }

    /** Everything ends and is heard of: then the vault knows to the last nano-USD. */
    void end() {
      for (int at = 0; at < 2; at++) {
        while (!sent.get(at).isEmpty()) {
          finish(partitions.get(at), at, 3);
        }
        SessionReport report = partitions.get(at).session().report(true);
        if (report != null) {
          issuer.accept(report);
        }
      }
      assertEquals(paid, total().settledNanoUsd());
      assertEquals(0, total().reservedNanoUsd());
      check();
    }

    private LimitState total() {
      List<LimitState> states = book.states(grant.id());
      return states.get(states.size() - 1);
    }
  }

  @Property(tries = 300)
  void theVaultCountsAllThatIsPaid_andNeverLess(@ForAll("steps") List<Step> steps) {
    Story story = new Story();
    for (Step step : steps) {
      story.take(step);
      story.check();
    }
    story.end();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 13);
    Arbitrary<Integer> which = Arbitraries.integers().between(0, 40);
    Arbitrary<Long> amounts = Arbitraries.longs().between(1, 150);
    return Combinators.combine(kinds, which, amounts).as(Step::new).list().ofMinSize(5).ofMaxSize(50);
  }
}
