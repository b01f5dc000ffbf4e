package byok.core.budgets;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.grant;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static byok.core.Sample.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The caveats that few grants have, and the limits above all grants. */
class CaveatsTest {
  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final BudgetBook book = Sample.book(wallet);
  private final GrantTable grants = new GrantTable(wallet.store(), wallet.clock(), wallet.ports().crypto());

  @Test
  void tokensAMinute_countTheBoundThenWhatWasUsed() {
    Grant grant = grant(wallet, caveats(1_000L, false, null));
    book.hold(tokens("r1", grant, 700));
    book.send("r1", new Amount(CENT, 700), null);
    ByokException refusal = refused(ErrorCode.RATE_LIMITED, () -> book.hold(tokens("r2", grant, 400)));
    assertEquals(60_000, refusal.details().integer("retryAfterMillis", 0));
    assertEquals("tokens", refusal.details().text("unit"));
    wallet.clock().advance(15_000);
    book.settle("r1", new Amount(CENT, 600), null);
    book.hold(tokens("r2", grant, 400));
    refusal = refused(ErrorCode.RATE_LIMITED, () -> book.hold(tokens("r3", grant, 600)));
    assertEquals(45_000, refusal.details().integer("retryAfterMillis", 0));
    wallet.clock().advance(45_000);
    book.hold(tokens("r3", grant, 600));
  }

  @Test
  void tokensAMinute_thatOneRequestExceeds_isTooExpensive() {
    Grant grant = grant(wallet, caveats(1_000L, false, null));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.hold(tokens("r1", grant, 1_001)));
    book.hold(tokens("r2", grant, 1_000));
    book.release("r2");
    book.hold(tokens("r3", grant, 1_000));
  }

  @Test
  void localOnly_refusesWhatRunsElsewhere() {
    Grant grant = grant(wallet, caveats(null, true, null));
    refused(ErrorCode.MODEL_NOT_ALLOWED, () -> book.hold(request("r1", grant, CENT)));
    book.hold(wish("r2", grant, new Amount(CENT, 1), true, true));
    assertEquals(CENT, book.send("r2", CENT, null).boundNanoUsd());
  }

  @Test
  void unpriced_withoutALimitOfItsOwn_isRefused() {
    Grant grant = grant(wallet, caveats(null, false, null));
    refused(ErrorCode.UNPRICED_MODEL, () -> book.hold(wish("r1", grant, new Amount(0, 10), false, false)));
  }

  @Test
  void unpriced_countsTokensBesideMoney() {
    Unpriced most = new Unpriced(Unpriced.Unit.TOKENS, List.of(limit(500, Period.DAY)));
    Grant grant = grant(wallet, caveats(null, false, most));
    pay("r1", grant, 300, 200);
    assertEquals(300, book.remainingUnpriced(grant.id()));
    ByokException refusal =
        refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.hold(wish("r2", grant, new Amount(0, 301), false, false)));
    assertEquals(300, refusal.details().integer("limit", 0));
    assertEquals("tokens", refusal.details().text("unit"));
    pay("r3", grant, 300, 300);
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(wish("r4", grant, new Amount(0, 1), false, false)));
    assertEquals(DOLLAR, book.remaining(grant.id()));
  }

  @Test
  void unpriced_countsRequests() {
    Unpriced most = new Unpriced(Unpriced.Unit.REQUESTS, List.of(limit(2, Period.HOUR), limit(3, Period.TOTAL)));
    Grant grant = grant(wallet, caveats(null, false, most));
    pay("r1", grant, 900, 100);
    pay("r2", grant, 900, 5);
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(wish("r3", grant, new Amount(0, 1), false, false)));
    wallet.clock().advance(3_600_000);
    pay("r4", grant, 900, 900);
    wallet.clock().advance(3_600_000);
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(wish("r5", grant, new Amount(0, 1), false, false)));
  }

  @Test
  void unpriced_thatUsedMoreThanItsBound_suspendsTheGrant() {
    invariants.limitsMayBeExceeded();
    Unpriced most = new Unpriced(Unpriced.Unit.TOKENS, List.of(limit(500, Period.DAY)));
    Grant grant = grant(wallet, caveats(null, false, most));
    book.hold(wish("r1", grant, new Amount(0, 500), false, false));
    book.send("r1", new Amount(0, 500), null);
    assertTrue(book.settle("r1", new Amount(0, 501), null).paused());
    assertEquals(
        "A provider counted more tokens than the most a request could use.", grants.get(grant.id()).reason());
  }

  @Test
  void aRowOfAnOlderWallet_meansWhatItMeant() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    Value.Obj old = new Value.Obj();
    Value.Obj row = grants.get(grant.id()).encode();
    for (int i = 0; i < row.size(); i++) {
      if (!List.of("tokensPerMinute", "localOnly", "unpriced", "strict").contains(row.keyAt(i))) {
        old.put(row.keyAt(i), row.valueAt(i));
      }
    }
    Caveats caveats = GrantRow.decode(grant.id(), old).caveats();
    assertNull(caveats.tokensPerMinute());
    assertFalse(caveats.localOnly());
    assertFalse(caveats.strict());
    assertNull(caveats.unpriced());
    assertEquals(grants.get(grant.id()).caveats(), caveats);
  }

  @Test
  void aValueThatIsNotUnderstood_refuses() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    Value.Obj row = grants.get(grant.id()).encode();
    row.put("tokensPerMinute", "many").put("localOnly", "perhaps").put("unpriced", "all").put("strict", 0);
    Caveats caveats = GrantRow.decode(grant.id(), row).caveats();
    assertEquals(0L, caveats.tokensPerMinute());
    assertTrue(caveats.localOnly());
    assertTrue(caveats.strict());
    assertEquals(0, caveats.unpriced().limits().get(0).amountNanoUsd());
  }

  @Test
  void overAllApps_ceilingAndRateBindAtOnce() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    book.hold(request("r1", grant, 10 * CENT));
    Sample.setCaps(wallet, new Caps(List.of(), Map.of(), 5 * CENT, 1));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> book.send("r1", 10 * CENT, null));
    book.hold(request("r2", grant, 5 * CENT));
    refused(ErrorCode.RATE_LIMITED, () -> book.hold(request("r3", grant, CENT)));
    wallet.clock().advance(60_000);
    book.hold(request("r3", grant, CENT));
  }

  @Test
  void pauseAll_refusesHoldsAndSends_untilTheOwnerResumes() {
    Grant grant = grant(wallet, limit(DOLLAR, Period.DAY));
    book.hold(request("r1", grant, CENT));
    book.hold(request("sent", grant, CENT));
    book.send("sent", CENT, null);
    Pause.set(wallet.store(), true);
    refused(ErrorCode.GRANT_REVOKED, () -> book.send("r1", CENT, null));
    ByokException refusal = refused(ErrorCode.GRANT_REVOKED, () -> book.hold(request("r2", grant, CENT)));
    assertEquals("The owner paused all apps.", refusal.getMessage());
    assertTrue(book.settle("sent", CENT, null).settled());
    Pause.set(wallet.store(), false);
    book.hold(request("r2", grant, CENT));
  }

  private void pay(String id, Grant grant, long most, long used) {
    book.hold(wish(id, grant, new Amount(0, most), false, false));
    book.send(id, new Amount(0, most), null);
    assertFalse(book.settle(id, new Amount(0, used), null).paused());
  }

  private static HoldRequest tokens(String id, Grant grant, long tokens) {
    return wish(id, grant, new Amount(CENT, tokens), true, false);
  }

  private static HoldRequest wish(String id, Grant grant, Amount most, boolean priced, boolean local) {
    return new HoldRequest(id, grant.id(), "tab-1", "openai", most, new Amount(0, 0), priced, local);
  }

  private static Caveats caveats(Long tokens, boolean local, Unpriced unpriced) {
    return new Caveats(
        List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, 100, null, null, tokens, local, unpriced);
  }
}
