package byok.core.ledger;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.Caps;
import byok.core.grants.Grant;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.protocol.AppUsage;
import byok.protocol.LimitUse;
import byok.protocol.Period;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an app is told of its own spending. */
class OwnUseTest {
  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet jvm = invariants.watch(JvmWallet.create());
  private final BudgetBook book = Sample.book(jvm);
  private final Ledger ledger = new Ledger(jvm.open(), jvm.ports());
  private final OwnUse own = new OwnUse(jvm.ports());
  private int requests;

  @Test
  void eachLimit_hasItsSpendingAndItsEnd() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY), Sample.limit(5 * DOLLAR, Period.TOTAL));
    pay(grant, 25 * CENT, LedgerEntry.PAID);
    AppUsage usage = usage(grant);
    assertEquals(2, usage.limits().size());
    LimitUse day = usage.limits().get(0);
    assertEquals(List.of("usd", Period.DAY), List.of(day.unit(), day.per()));
    assertEquals(1, day.limit(), 1e-12);
    assertEquals(0.25, day.spent(), 1e-12);
    assertEquals(0.75, day.remaining(), 1e-12);
    assertTrue(day.resetsAt() > jvm.clock().nowMillis());
    LimitUse total = usage.limits().get(1);
    assertEquals(0.25, total.spent(), 1e-12);
    assertEquals(0, total.resetsAt());
    assertFalse(usage.isPartial());
  }

  @Test
  void today_countsWhatWasSent_andWhatItCost() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    pay(grant, 10 * CENT, LedgerEntry.PAID);
    pay(grant, 5 * CENT, LedgerEntry.STOPPED);
    ledger.append(entry(grant, "refused").ended(LedgerEntry.REFUSED + "rate_limited", 0, false, 0));
    AppUsage.Today today = usage(grant).today();
    assertEquals(2, today.requests());
    assertEquals(0.15, today.spentUsd(), 1e-12);
    assertEquals(200, today.inputTokens());
    assertEquals(40, today.outputTokens());
  }

  @Test
  void yesterday_isNotToday() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY), Sample.limit(5 * DOLLAR, Period.TOTAL));
    pay(grant, 10 * CENT, LedgerEntry.PAID);
    jvm.clock().advance(24 * 3_600_000L);
    AppUsage usage = usage(grant);
    assertEquals(0, usage.today().requests());
    assertEquals(0, usage.limits().get(0).spent());
    assertEquals(0.1, usage.limits().get(1).spent(), 1e-12);
  }

  @Test
  void aRunningRequest_countsAtItsBound() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    book.hold(Sample.request("running", grant, 40 * CENT));
    book.send("running", 40 * CENT, ledger.seal(entry(grant, "running").running(40 * CENT)));
    AppUsage usage = usage(grant);
    assertEquals(1, usage.running());
    assertEquals(1, usage.today().requests());
    assertEquals(0.4, usage.limits().get(0).spent(), 1e-12);
    assertEquals(0.6, usage.limits().get(0).remaining(), 1e-12);
    LedgerEntry ended = entry(grant, "running").ended(LedgerEntry.PAID, 2 * CENT, false, jvm.clock().nowMillis());
    book.settle("running", 2 * CENT, ledger.seal(ended));
    assertEquals(0.02, usage(grant).today().spentUsd(), 1e-12);
    assertEquals(0, usage(grant).running());
  }

  @Test
  void whatOtherAppsDo_changesNothing_alsoUnderOneLimitOverAll() {
    Sample.setCaps(jvm, new Caps(List.of(Limit.of(Caps.WALLET, DOLLAR, Period.DAY)), Map.of()));
    Grant own = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    Grant other = Sample.grant(jvm, "https://other.example", Sample.limit(DOLLAR, Period.DAY));
    pay(own, 10 * CENT, LedgerEntry.PAID);
    AppUsage before = usage(own);
    pay(other, 80 * CENT, LedgerEntry.PAID);
    book.hold(Sample.request("other-runs", other, 5 * CENT));
    assertEquals(text(before), text(usage(own)));
    assertEquals(0.9, usage(own).limits().get(0).remaining(), 1e-12);
    assertEquals(1, usage(own).limits().size());
    book.release("other-runs");
  }

  private void pay(Grant grant, long nanoUsd, String outcome) {
    String id = "r" + ++requests;
    LedgerEntry entry = entry(grant, id);
    book.hold(Sample.request(id, grant, nanoUsd));
    book.send(id, nanoUsd, ledger.seal(entry.running(nanoUsd)));
    LedgerEntry ended = entry.ended(outcome, nanoUsd, false, jvm.clock().nowMillis()).used(100, 20);
    book.settle(id, nanoUsd, ledger.seal(ended));
  }

  private LedgerEntry entry(Grant grant, String id) {
    long now = jvm.clock().nowMillis();
    return new LedgerEntry(
        Ledger.idOf(now, id), now, grant.id(), grant.origin(), "Notes", "openai", "gpt-4o-mini", 0, 0, 0, false,
        LedgerEntry.RUNNING, 0, 0, Storage.SHARED);
  }

  private AppUsage usage(Grant grant) {
    return AppUsage.decode(own.of(jvm.open(), grant).encode());
  }

  private static String text(AppUsage usage) {
    return new JvmJson().print(usage.encode());
  }
}
