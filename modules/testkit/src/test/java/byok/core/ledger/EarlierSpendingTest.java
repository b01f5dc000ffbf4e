package byok.core.ledger;

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
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EarlierSpendingTest {
  private static final long HOUR = 3_600_000;

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final BudgetBook book = Sample.book(wallet);
  private final Ledger ledger = new Ledger(wallet.open(), wallet.ports());
  private final Grant grant = Sample.grant(wallet, limit(DOLLAR, Period.DAY));
  private int count;

  @Test
  void aNewLimit_countsWhatItsWindowHasSeen() {
    pay(30 * CENT);
    wallet.clock().advance(HOUR);
    pay(5 * CENT);
    amend(limit(DOLLAR, Period.DAY), limit(10 * CENT, Period.HOUR), limit(40 * CENT, Period.MONTH));
    assertEquals(List.of(5 * CENT, 35 * CENT, 35 * CENT), settledOfGrant());
    assertEquals(5 * CENT, book.remaining(grant.id()));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> pay(6 * CENT));
  }

  @Test
  void aLimitInForce_isNotCountedTwice() {
    pay(30 * CENT);
    amend(limit(2 * DOLLAR, Period.DAY));
    amend(limit(3 * DOLLAR, Period.DAY));
    assertEquals(List.of(30 * CENT), settledOfGrant());
  }

  @Test
  void aLimitThatComesBack_countsTheTimeWithoutIt() {
    pay(30 * CENT);
    amend(limit(DOLLAR, Period.MONTH));
    pay(20 * CENT);
    amend(limit(DOLLAR, Period.DAY));
    pay(CENT);
    assertEquals(List.of(51 * CENT), settledOfGrant());
  }

  @Test
  void aRunningRequest_countsAtItsBound_andThenAtItsCost() {
    LedgerEntry entry = entry("r");
    book.hold(Sample.request("r", grant, 20 * CENT));
    book.send("r", 20 * CENT, ledger.seal(entry.running(20 * CENT)));
    amend(limit(25 * CENT, Period.HOUR));
    assertEquals(5 * CENT, book.remaining(grant.id()));
    book.settle("r", 2 * CENT, ledger.seal(entry.ended(LedgerEntry.PAID, 2 * CENT, false, JvmWallet.START)));
    assertEquals(List.of(2 * CENT), settledOfGrant());
    assertEquals(23 * CENT, book.remaining(grant.id()));
  }

  @Test
  void limitsOverAllApps_countEveryApp_andAProvidersOnlyItsOwn() {
    pay(30 * CENT);
    Limit all = Limit.of(Caps.WALLET, DOLLAR, Period.DAY);
    Limit other = Limit.of(Caps.ofProvider("anthropic"), DOLLAR, Period.DAY);
    setCaps(new Caps(List.of(all), Map.of("anthropic", List.of(other))));
    assertEquals(List.of(30 * CENT, 0L), settledOfCaps());
  }

  private void setCaps(Caps caps) {
    EarlierSpending above = earlier(caps.wallet());
    EarlierSpending beside = earlier(caps.providers().get("anthropic"));
    book.setCaps(caps);
    above.count(entry -> true);
    beside.count(entry -> entry.providerId().equals("anthropic"));
  }

  private EarlierSpending earlier(List<Limit> next) {
    return new EarlierSpending(wallet.open(), wallet.ports(), List.of(), next);
  }

  private void amend(Limit... limits) {
    wallet.clock().advance(1);
    EarlierSpending.approve(wallet.open(), wallet.ports(), grant.origin(), Sample.terms(limits), Storage.SHARED);
  }

  private List<Long> settledOfGrant() {
    return book.states(grant.id()).stream().map(state -> state.settledNanoUsd()).toList();
  }

  private List<Long> settledOfCaps() {
    return book.capStates().stream().map(state -> state.settledNanoUsd()).toList();
  }

  private void pay(long nanoUsd) {
    String id = "r" + count++;
    book.hold(Sample.request(id, grant, nanoUsd));
    book.send(id, nanoUsd, ledger.seal(entry(id).running(nanoUsd)));
    book.settle(id, nanoUsd, ledger.seal(entry(id).ended(LedgerEntry.PAID, nanoUsd, false, 0)));
  }

  private LedgerEntry entry(String id) {
    long now = wallet.clock().nowMillis();
    return new LedgerEntry(
        Ledger.idOf(now, id), now, grant.id(), grant.origin(), "Notes", "openai", "gpt-4o", 0, 0, 0, false,
        LedgerEntry.RUNNING, 0, 0, Storage.SHARED);
  }
}
