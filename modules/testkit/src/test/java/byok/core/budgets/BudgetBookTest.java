package byok.core.budgets;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.caveats;
import static byok.core.Sample.grant;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static byok.core.Sample.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.grants.Limit;
import byok.core.grants.Window;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BudgetBookTest {
  private static final long HOUR = 3_600_000;

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final BudgetBook book = Sample.book(wallet);
  private final GrantTable grants = new GrantTable(wallet.store(), wallet.clock(), wallet.ports().crypto());

  @Test
  void aRequest_goesFromHeldToSentToSettled() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    assertEquals(new Held("r1", 30 * CENT, 70 * CENT), book.hold(request("r1", grant, 30 * CENT)));
    assertEquals(new Held("r1", 20 * CENT, 80 * CENT), book.send("r1", 20 * CENT, null));
    assertEquals(1, book.running(grant.id()));
    assertEquals(new Settled(true, 5 * CENT, 95 * CENT, false), book.settle("r1", 5 * CENT, null));
    assertEquals(0, book.running(grant.id()));
    assertEquals(95 * CENT, book.remaining(grant.id()));
  }

  @Test
  void settle_twice_countsOnce() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    spend("r1", grant, 10 * CENT);
    assertFalse(book.settle("r1", 10 * CENT, null).settled());
    assertEquals(90 * CENT, book.remaining(grant.id()));
  }

  @Test
  void release_givesBackOnlyWhatIsHeld() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    book.hold(request("r1", grant, 30 * CENT));
    assertTrue(book.release("r1"));
    assertFalse(book.release("r1"));
    assertEquals(DOLLAR, book.remaining(grant.id()));
    book.hold(request("r2", grant, 30 * CENT));
    book.send("r2", 30 * CENT, null);
    assertFalse(book.release("r2"));
    assertEquals(70 * CENT, book.remaining(grant.id()));
  }

  @Test
  void hold_aboveWhatIsLeft_namesTheAffordableAmount() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    spend("r1", grant, 60 * CENT);
    ByokException refusal =
        refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.hold(request("r2", grant, 50 * CENT)));
    assertEquals(0.4, refusal.details().number("limit", 0));
    assertEquals(0.5, refusal.details().number("actual", 0));
    assertEquals("$0.40 of the limit is left and this needs up to $0.50.", refusal.getMessage());
    assertEquals(40 * CENT, book.remaining(grant.id()));
  }

  @Test
  void hold_withNothingUsefulLeft_isExhausted() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    spend("r1", grant, 99 * CENT);
    HoldRequest wish = new HoldRequest("r2", grant.id(), "tab-1", "openai", 5 * CENT, 2 * CENT);
    ByokException refusal = refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(wish));
    assertEquals(1.0, refusal.details().number("limit", 0));
    assertEquals("usd", refusal.details().text("unit"));
    assertEquals(
        "The budget is nearly used up: $0.01 of the limit is left and this needs up to $0.05.", refusal.getMessage());
    assertEquals(JvmWallet.START + 11 * HOUR, refusal.details().integer("resetsAt", 0));
    spend("r3", grant, CENT);
    ByokException nothing = refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(request("r4", grant, 1)));
    assertEquals(
        "The budget is used up: $0.00 of the limit is left and this needs up to $0.000000001.", nothing.getMessage());
  }

  @Test
  void hold_aboveTheCeiling_isTooExpensive() {
    Caveats strict = new Caveats(List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, 20, null, 5 * CENT);
    Grant grant = grant(wallet, strict);
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.hold(request("r1", grant, 6 * CENT)));
    book.hold(request("r2", grant, 5 * CENT));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.send("r2", 6 * CENT, null));
    assertEquals(0, book.running(grant.id()));
  }

  @Test
  void grantWithoutLimit_admitsOnlyWhatIsFree() {
    Grant grant = grant(wallet, caveats());
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(request("r1", grant, 1)));
    assertEquals(0, book.remaining(grant.id()));
    book.hold(request("r2", grant, 0));
    book.send("r2", 0, null);
    assertTrue(book.settle("r2", 0, null).settled());
  }

  @Test
  void aLimitOfZero_admitsNothing() {
    Grant grant = grant(wallet, limit(0, Period.DAY));
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(request("r1", grant, 1)));
  }

  @Test
  void everyLimit_mustPass() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.MONTH), limit(20 * CENT, Period.HOUR));
    spend("r1", grant, 20 * CENT);
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(request("r2", grant, CENT)));
    wallet.clock().advance(HOUR);
    spend("r3", grant, 20 * CENT);
    assertEquals(0, book.remaining(grant.id()));
    wallet.clock().advance(HOUR);
    assertEquals(20 * CENT, book.remaining(grant.id()));
    assertEquals(40 * CENT, book.states(grant.id()).get(1).settledNanoUsd());
  }

  @Test
  void capsAboveGrants_mustPassToo() {
    Grant grant = grant(wallet, limit(10 * DOLLAR, Period.DAY));
    Limit ofWallet = Limit.of(Caps.WALLET, 50 * CENT, Period.DAY);
    Limit ofProvider = Limit.of(Caps.ofProvider("openai"), 10 * CENT, Period.DAY);
    Sample.setCaps(wallet, new Caps(List.of(ofWallet), Map.of("openai", List.of(ofProvider))));
    assertEquals(50 * CENT, book.remaining(grant.id()));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.hold(request("r1", grant, 11 * CENT)));
    book.hold(new HoldRequest("r2", grant.id(), "tab-1", "anthropic", 45 * CENT, 0));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.hold(request("r3", grant, 6 * CENT)));
    book.hold(request("r4", grant, 5 * CENT));
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(request("r5", grant, 5 * CENT)));
  }

  @Test
  void aReservation_belongsToTheWindowItWasOpenedIn() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.HOUR));
    wallet.clock().advance(HOUR - 1);
    book.hold(request("r1", grant, DOLLAR));
    wallet.clock().advance(1);
    assertEquals(DOLLAR, book.remaining(grant.id()));
    book.send("r1", DOLLAR, null);
    book.settle("r1", DOLLAR, null);
    assertEquals(DOLLAR, book.remaining(grant.id()));
    wallet.clock().advance(-1);
    assertEquals(0, book.remaining(grant.id()));
  }

  @Test
  void aLoweredLimit_bindsHeldRequestsToo() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    book.hold(request("r1", grant, 60 * CENT));
    grants.setCaveats(grant.id(), caveats(limit(50 * CENT, Period.DAY)));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.send("r1", 60 * CENT, null));
    assertEquals(50 * CENT, book.remaining(grant.id()));
    grants.setCaveats(grant.id(), caveats(limit(DOLLAR, Period.DAY)));
    book.hold(request("r2", grant, 60 * CENT));
    grants.setCaveats(grant.id(), caveats(limit(DOLLAR, Period.DAY), limit(50 * CENT, Period.WEEK)));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.send("r2", 60 * CENT, null));
    assertEquals(50 * CENT, book.remaining(grant.id()));
  }

  @Test
  void send_mayRaiseTheBound_whereItFits() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    book.hold(request("r1", grant, 60 * CENT));
    book.hold(request("r2", grant, 10 * CENT));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.send("r2", 41 * CENT, null));
    book.hold(request("r3", grant, 10 * CENT));
    assertEquals(new Held("r3", 40 * CENT, 0), book.send("r3", 40 * CENT, null));
    refused(ErrorCode.ABORTED, () -> book.send("r3", 40 * CENT, null));
  }

  @Test
  void aCostAboveTheBound_isRecordedAndSuspendsTheGrant() {
    invariants.limitsMayBeExceeded();
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    book.hold(request("r1", grant, 90 * CENT));
    book.send("r1", 90 * CENT, null);
    assertEquals(new Settled(true, 120 * CENT, 0, true), book.settle("r1", 120 * CENT, null));
    assertEquals(GrantStatus.PAUSED, grants.get(grant.id()).status());
    assertEquals(120 * CENT, book.states(grant.id()).get(0).settledNanoUsd());
    refused(ErrorCode.GRANT_REVOKED, () -> book.hold(request("r2", grant, 0)));
    assertTrue(grants.resume(grant.id()));
    book.hold(request("r3", grant, 0));
  }

  @Test
  void revoked_expired_locked_refuseHeldRequestsToo() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    book.hold(request("r1", grant, CENT));
    book.hold(request("r2", grant, CENT));
    grants.bumpEpochs();
    refused(ErrorCode.LOCKED, () -> book.send("r1", CENT, null));
    grants.revoke(grant.id());
    refused(ErrorCode.GRANT_REVOKED, () -> book.send("r2", CENT, null));
    refused(ErrorCode.GRANT_REVOKED, () -> book.hold(request("r3", grant, CENT)));
    Caveats brief = new Caveats(List.of(limit(DOLLAR, Period.DAY)), JvmWallet.START + HOUR, 20, null, null);
    Grant second = grant(wallet, brief);
    book.hold(request("r4", second, CENT));
    wallet.clock().advance(HOUR);
    refused(ErrorCode.GRANT_EXPIRED, () -> book.send("r4", CENT, null));
    refused(ErrorCode.NO_GRANT, () -> book.hold(new HoldRequest("r5", "nobody", "t", "openai", 1, 0)));
  }

  @Test
  void theRate_countsTheLastMinute() {
    Grant grant = grant(wallet, new Caveats(List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, 2, null, null));
    spend("r1", grant, CENT);
    wallet.clock().advance(20_000);
    spend("r2", grant, CENT);
    ByokException refusal = refused(ErrorCode.RATE_LIMITED, () -> book.hold(request("r3", grant, CENT)));
    assertEquals(40_000, refusal.details().integer("retryAfterMillis", 0));
    assertEquals("requests", refusal.details().text("unit"));
    assertEquals("minute", refusal.details().text("per"));
    wallet.clock().advance(40_000);
    spend("r4", grant, CENT);
    refused(ErrorCode.RATE_LIMITED, () -> book.hold(request("r5", grant, CENT)));
  }

  @Test
  void theRate_survivesAClockPutBack() {
    Grant grant = grant(wallet, new Caveats(List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, 1, null, null));
    spend("r1", grant, CENT);
    wallet.clock().advance(-24 * HOUR);
    refused(ErrorCode.RATE_LIMITED, () -> book.hold(request("r2", grant, CENT)));
    wallet.clock().advance(60_000);
    refused(ErrorCode.RATE_LIMITED, () -> book.hold(request("r2", grant, CENT)));
    wallet.clock().advance(24 * HOUR);
    spend("r3", grant, CENT);
  }

  @Test
  void requestsAtOnce_areCounted() {
    Grant grant = grant(wallet, new Caveats(List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, 20, 1, null));
    book.hold(request("r1", grant, CENT));
    refused(ErrorCode.RATE_LIMITED, () -> book.hold(request("r2", grant, CENT)));
    book.release("r1");
    spend("r3", grant, CENT);
    spend("r4", grant, CENT);
  }

  @Test
  void sweep_endsTheReservationsOfTheDead() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    book.hold(request("held", grant, 10 * CENT));
    book.hold(request("sent", grant, 20 * CENT));
    book.send("sent", 20 * CENT, null);
    book.hold(new HoldRequest("other", grant.id(), "tab-2", "openai", 30 * CENT, 0));
    assertEquals(0, book.sweep(owner -> true));
    assertEquals(2, book.sweep("tab-2"::equals));
    assertEquals(50 * CENT, book.remaining(grant.id()));
    assertFalse(book.settle("sent", CENT, null).settled());
    refused(ErrorCode.ABORTED, () -> book.send("held", CENT, null));
    assertEquals(1, book.running(grant.id()));
  }

  private void spend(String id, Grant grant, long nanoUsd) {
    book.hold(request(id, grant, nanoUsd));
    book.send(id, nanoUsd, null);
    assertTrue(book.settle(id, nanoUsd, null).settled());
  }
}
