package byok.core.budgets;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.grant;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static byok.core.Sample.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.grants.Window;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BurstTest {
  private static final long MINUTE = 60_000;

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final BudgetBook book = Sample.book(wallet);
  private final GrantTable grants = new GrantTable(wallet.store(), wallet.clock(), wallet.ports().crypto());
  private int count;

  @Test
  void sixtyRefusalsWithinAMinute_pauseTheGrant() {
    Grant grant = grant(wallet, 10, 1);
    book.hold(request("running", grant, CENT));
    wallet.clock().advance(MINUTE);
    refuse(grant, 59);
    assertEquals(GrantStatus.ACTIVE, grants.get(grant.id()).status());
    wallet.clock().advance(MINUTE);
    refuse(grant, 60);
    assertEquals(GrantStatus.PAUSED, grants.get(grant.id()).status());
    assertEquals(Burst.REFUSED, grants.get(grant.id()).reason());
    ByokException refusal = refused(ErrorCode.GRANT_REVOKED, () -> book.hold(request("more", grant, CENT)));
    assertEquals("The owner's wallet paused this grant.", refusal.getMessage());
  }

  @Test
  void afterTheOwnerResumed_theCountBeginsAnew() {
    Grant grant = grant(wallet, 10, 1);
    book.hold(request("running", grant, CENT));
    refuse(grant, 60);
    grants.resume(grant.id());
    refuse(grant, 59);
    assertEquals(GrantStatus.ACTIVE, grants.get(grant.id()).status());
  }

  @Test
  void threeFullMinutesInARow_pauseTheGrant() {
    Grant grant = grant(wallet, 10, null);
    minute(grant, 10);
    minute(grant, 10);
    assertEquals(GrantStatus.ACTIVE, grants.get(grant.id()).status());
    minute(grant, 10);
    assertEquals(GrantStatus.PAUSED, grants.get(grant.id()).status());
    assertEquals(Burst.FULL, grants.get(grant.id()).reason());
  }

  @Test
  void fullMinutesWithAQuieterOneBetween_doNot() {
    Grant grant = grant(wallet, 10, null);
    for (int sent : new int[] {10, 10, 9, 10, 10, 0, 10, 10}) {
      minute(grant, sent);
    }
    assertEquals(GrantStatus.ACTIVE, grants.get(grant.id()).status());
  }

  @Test
  void fullMinutesOfAFewRequests_areOrdinaryUse() {
    Grant grant = grant(wallet, 9, null);
    for (int i = 0; i < 5; i++) {
      minute(grant, 9);
    }
    assertEquals(GrantStatus.ACTIVE, grants.get(grant.id()).status());
  }

  private static Grant grant(JvmWallet wallet, int perMinute, Integer atOnce) {
    return Sample.grant(
        wallet, new Caveats(List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, perMinute, atOnce, null));
  }

  private void refuse(Grant grant, int times) {
    for (int i = 0; i < times; i++) {
      refused(ErrorCode.RATE_LIMITED, () -> book.hold(request("refused", grant, CENT)));
    }
  }

  /** So many requests, then the next minute begins. */
  private void minute(Grant grant, int times) {
    for (int i = 0; i < times; i++) {
      String id = "r" + count++;
      book.hold(request(id, grant, 1));
      book.send(id, 1, null);
      book.settle(id, 1, null);
    }
    wallet.clock().advance(MINUTE);
  }
}
