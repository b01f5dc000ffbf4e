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
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRow;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.ArrayList;
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
    LedgerEntry entry = send("r", 20 * CENT);
    amend(limit(25 * CENT, Period.HOUR));
    assertEquals(5 * CENT, book.remaining(grant.id()));
    settle(entry, 2 * CENT);
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

  @Test
  void aCapThatComesBack_countsTheTimeWithoutIt_andOneThatStaysIsNotCountedTwice() {
    Limit daily = Limit.of(Caps.WALLET, DOLLAR, Period.DAY);
    Limit total = Limit.of(Caps.WALLET, DOLLAR, Period.TOTAL);
    setCaps(new Caps(List.of(daily), Map.of()));
    pay(10 * CENT);
    setCaps(Caps.NONE);
    pay(20 * CENT);
    setCaps(new Caps(List.of(daily), Map.of()));
    pay(CENT);
    setCaps(new Caps(List.of(daily, total), Map.of()));
    assertEquals(List.of(31 * CENT, 31 * CENT), settledOfCaps());
  }

  /** A ledger with more rows than anyone would open at once. */
  @Test
  void aWindowWithMoreThan20000Requests_isCountedToItsBeginning() {
    List<LedgerEntry> many = new ArrayList<>();
    for (int i = 0; i < 20_050; i++) {
      LedgerEntry entry = entry("many" + i).ofSession("a grant before", "https://many.example", "Many");
      many.add(entry.ended(LedgerEntry.PAID, 1_000, false, 0));
    }
    List<SealedRow> rows = ledger.sealAll(many);
    wallet.store().write(List.of("ledger"), false, tx -> Ledger.merge(tx, rows));
    wallet.clock().advance(HOUR);
    pay(7);
    setCaps(new Caps(List.of(Limit.of(Caps.WALLET, DOLLAR, Period.DAY), Limit.of(Caps.WALLET, DOLLAR, Period.HOUR)),
        Map.of()));
    assertEquals(List.of(20_050_007L, 7L), settledOfCaps());
  }

  /** What another page does while the ledger is opened: it ends one request, sends one, and pays one. */
  @Test
  void whatEndsWhileTheLedgerIsOpened_countsOnce() {
    pay(10 * CENT);
    LedgerEntry ends = send("r-ends", 20 * CENT);
    List<LedgerEntry> runs = new ArrayList<>();
    OpenVault page = new OpenVault(new Meanwhile(wallet.store(), () -> {
      settle(ends, 3 * CENT);
      runs.add(send("r-runs", 5 * CENT));
      pay(CENT);
    }), wallet.open().key());
    Caps caps = new Caps(List.of(Limit.of(Caps.WALLET, DOLLAR, Period.DAY)), Map.of());
    EarlierSpending.setCaps(page, wallet.ports(), caps);
    assertEquals(List.of(14 * CENT), settledOfCaps());
    assertEquals(81 * CENT, book.capStates().get(0).leftNanoUsd());
    settle(runs.get(0), 2 * CENT);
    assertEquals(List.of(16 * CENT), settledOfCaps());
  }

  private void setCaps(Caps caps) {
    EarlierSpending.setCaps(wallet.open(), wallet.ports(), caps);
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
    settle(send("r" + count++, nanoUsd), nanoUsd);
  }

  private LedgerEntry send(String id, long bound) {
    LedgerEntry entry = entry(id);
    book.hold(Sample.request(id, grant, bound));
    book.send(id, bound, ledger.seal(entry.running(bound)));
    return entry;
  }

  private void settle(LedgerEntry sent, long nanoUsd) {
    String id = sent.id().substring(sent.id().indexOf('-') + 1);
    book.settle(id, nanoUsd, ledger.seal(sent.ended(LedgerEntry.PAID, nanoUsd, false, sent.atMillis())));
  }

  private LedgerEntry entry(String id) {
    long now = wallet.clock().nowMillis();
    return new LedgerEntry(
        Ledger.idOf(now, id), now, grant.id(), grant.origin(), "Notes", "openai", "gpt-4o", 0, 0, 0, false,
        LedgerEntry.RUNNING, 0, 0, Storage.SHARED);
  }
}
