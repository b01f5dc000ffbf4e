package byok.core.session;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.Caps;
import byok.core.grants.Grant;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.core.ledger.EarlierSpending;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits that come into force while a sealed session runs count what it spends, once. */
class LateLimitsTest {
  private static final Limit DAILY = Limit.of(Caps.WALLET, DOLLAR, Period.DAY);

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet vault = invariants.watch(JvmWallet.create());
  private final Partition partition = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 2)));
  private final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
  private final BudgetBook book = Sample.book(vault);
  private final Grant grant = Sample.grant(vault, limit(DOLLAR, Period.DAY));

  @Test
  void amendedBetweenIssueAndReport_theNewLimitCountsAll() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 10 * CENT);
    amend(limit(DOLLAR, Period.DAY), limit(2 * DOLLAR, Period.MONTH));
    vault.clock().advance(1_000);
    partition.pay("r2", 5 * CENT);
    issuer.accept(partition.session().report(true));
    assertEquals(List.of(15 * CENT, 15 * CENT), settledOfGrant());
  }

  @Test
  void amendedAfterAReport_whatWasHeardCountsOnce() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 10 * CENT);
    issuer.accept(partition.session().report(false));
    amend(limit(DOLLAR, Period.DAY), limit(2 * DOLLAR, Period.MONTH));
    partition.pay("r2", 5 * CENT);
    issuer.accept(partition.session().report(true));
    assertEquals(List.of(15 * CENT, 15 * CENT), settledOfGrant());
  }

  @Test
  void aCapSetBetweenIssueAndReport_countsOnlyWhatConcernsIt() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 10 * CENT);
    Limit openai = Limit.of(Caps.ofProvider("openai"), DOLLAR, Period.HOUR);
    Limit other = Limit.of(Caps.ofProvider("anthropic"), DOLLAR, Period.HOUR);
    setCaps(new Caps(List.of(DAILY), Map.of("openai", List.of(openai), "anthropic", List.of(other))));
    issuer.accept(partition.session().report(true));
    book.capStates().forEach(state -> assertEquals(
        state.limit().id().equals(other.id()) ? 0 : 10 * CENT, state.settledNanoUsd(), state.limit().id()));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.hold(Sample.request("v1", grant, 91 * CENT)));
  }

  @Test
  void theSameReportAgain_andOneThatWasLate_changeNothing() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 10 * CENT);
    SessionReport first = partition.session().report(false);
    setCaps(new Caps(List.of(DAILY), Map.of()));
    partition.pay("r2", 5 * CENT);
    SessionReport second = partition.session().report(true);
    issuer.accept(second);
    issuer.accept(first);
    issuer.accept(second);
    assertEquals(List.of(15 * CENT), settledOfCaps());
    assertEquals(List.of(15 * CENT), settledOfGrant());
  }

  @Test
  void oneSliceFromBeforeAndOneFromAfter_inOneReport() {
    install("s1", Accepted.NOTHING);
    partition.hold("r1", 20 * CENT);
    partition.send("r1", 20 * CENT);
    setCaps(new Caps(List.of(DAILY), Map.of()));
    install("s2", issuer.accept(partition.session().report(true)));
    partition.pay("r2", 30 * CENT);
    partition.settle("r1", 15 * CENT);
    issuer.accept(partition.session().report(true));
    assertEquals(List.of(45 * CENT), settledOfCaps());
    assertEquals(55 * CENT, book.capStates().get(0).leftNanoUsd());
  }

  @Test
  void twoSessions_countInOneCap() {
    Grant second = Sample.grant(vault, "https://other.example", limit(DOLLAR, Period.DAY));
    Partition other = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 3)));
    install("s1", Accepted.NOTHING);
    other.session().install(issuer.issue(second.id(), "s2", List.of(), Accepted.NOTHING));
    partition.pay("r1", 10 * CENT);
    other.pay("r2", 20 * CENT);
    issuer.accept(other.session().report(false));
    setCaps(new Caps(List.of(DAILY), Map.of()));
    other.pay("r3", 3 * CENT);
    issuer.accept(partition.session().report(true));
    issuer.accept(other.session().report(true));
    assertEquals(List.of(33 * CENT), settledOfCaps());
  }

  @Test
  void aLimitThatWasTakenAwayAndCameBack_countsASliceThatHoldsAPartOfItOnce() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 10 * CENT);
    amend(limit(DOLLAR, Period.MONTH));
    amend(limit(DOLLAR, Period.DAY));
    issuer.accept(partition.session().report(true));
    assertEquals(List.of(10 * CENT), settledOfGrant());
  }

  @Test
  void whatWasSpentBeforeTheWindow_countsInItsOwn() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 10 * CENT);
    setCaps(new Caps(List.of(Limit.of(Caps.WALLET, DOLLAR, Period.HOUR)), Map.of()));
    vault.clock().advance(3_600_000);
    issuer.accept(partition.session().report(true));
    assertEquals(List.of(0L), settledOfCaps());
  }

  private void install(String sliceId, Accepted accepted) {
    partition.session().install(issuer.issue(grant.id(), sliceId, List.of(), accepted));
  }

  private void amend(Limit... limits) {
    EarlierSpending.approve(vault.open(), vault.ports(), Sample.ORIGIN, Sample.terms(limits), Storage.SEALED);
  }

  private void setCaps(Caps caps) {
    EarlierSpending.setCaps(vault.open(), vault.ports(), caps);
  }

  private List<Long> settledOfGrant() {
    return book.states(grant.id()).stream().map(state -> state.settledNanoUsd()).toList();
  }

  private List<Long> settledOfCaps() {
    return book.capStates().stream().map(state -> state.settledNanoUsd()).toList();
  }
}
