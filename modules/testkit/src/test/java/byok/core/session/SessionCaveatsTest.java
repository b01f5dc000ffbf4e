package byok.core.session;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import byok.core.Sample;
import byok.core.budgets.Amount;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.Caps;
import byok.core.budgets.HoldRequest;
import byok.core.budgets.Pause;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantTable;
import byok.core.grants.Unpriced;
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

/** The caveats that few grants have, and the limits above all grants, in a sealed session. */
class SessionCaveatsTest {
  private static final Unpriced TOKENS = new Unpriced(Unpriced.Unit.TOKENS, List.of(limit(500, Period.DAY)));

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet vault = invariants.watch(JvmWallet.create());
  private final Partition partition = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 2)));
  private final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
  private final BudgetBook book = Sample.book(vault);
  private final Grant grant =
      Sample.grant(vault, new Caveats(List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, 900L, false, TOKENS));

  @Test
  void tokensForModelsWithoutAPrice_areEscrowed_andReturned() {
    install("s1");
    assertEquals(0, book.remainingUnpriced(grant.id()));
    assertEquals(500, partition.book().remainingUnpriced(grant.id()));
    hold("r1", new Amount(0, 300), false);
    partition.book().send("r1", new Amount(0, 300), null);
    assertFalse(partition.book().settle("r1", new Amount(0, 200), null).paused());
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> hold("r2", new Amount(0, 301), false));
    assertEquals(DOLLAR, new Unreported(vault.store()).nanoUsd(grant.id()));
    issuer.accept(partition.session().report(true));
    assertEquals(300, book.remainingUnpriced(grant.id()));
    assertEquals(DOLLAR, book.remaining(grant.id()));
    assertEquals(0, new Unreported(vault.store()).nanoUsd(grant.id()));
  }

  @Test
  void tokensAMinute_holdInThePartition() {
    install("s1");
    hold("r1", new Amount(CENT, 600), true);
    refused(ErrorCode.RATE_LIMITED, () -> hold("r2", new Amount(CENT, 301), true));
    hold("r3", new Amount(CENT, 300), true);
  }

  @Test
  void ceilingAndRateOverAllApps_areTakenAlong() {
    Sample.setCaps(vault, new Caps(List.of(), Map.of(), 5 * CENT, 1));
    install("s1");
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> hold("r1", new Amount(6 * CENT, 1), true));
    hold("r2", new Amount(5 * CENT, 1), true);
    refused(ErrorCode.RATE_LIMITED, () -> hold("r3", new Amount(CENT, 1), true));
  }

  @Test
  void issue_forAStrictGrant_isRefused_andHoldsNothing() {
    Caveats strict =
        new Caveats(List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, null, false, null, true);
    new GrantTable(vault.store(), vault.ports().clock(), vault.ports().crypto()).setCaveats(grant.id(), strict);
    refused(ErrorCode.SESSION_LAPSED, () -> install("s1"));
    assertEquals(DOLLAR, book.remaining(grant.id()));
  }

  @Test
  void theRateOverAllApps_isDivided_andAShareComesBack() {
    Sample.setCaps(vault, new Caps(List.of(), Map.of(), null, 8));
    install("s1");
    assertEquals(4, partition.session().grant().caveats().requestsPerMinute());
    Grant other = Sample.grant(vault, "https://other.example", limit(DOLLAR, Period.DAY));
    Partition second = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 3)));
    second.session().install(issuer.issue(other.id(), "s2", List.of(), Accepted.NOTHING));
    assertEquals(2, second.session().grant().caveats().requestsPerMinute());
    Grant here = Sample.grant(vault, "https://here.example", limit(DOLLAR, Period.DAY));
    for (int i = 0; i < 2; i++) {
      book.hold(Sample.request("v" + i, here, CENT));
    }
    refused(ErrorCode.RATE_LIMITED, () -> book.hold(Sample.request("v2", here, CENT)));
    issuer.accept(second.session().report(true));
    book.hold(Sample.request("v3", here, CENT));
    vault.clock().advance(SessionIssuer.LEASE_MILLIS);
    for (int i = 0; i < 8; i++) {
      book.hold(Sample.request("w" + i, here, CENT));
    }
    refused(ErrorCode.RATE_LIMITED, () -> book.hold(Sample.request("w8", here, CENT)));
  }

  @Test
  void whileAllAppsArePaused_noSessionIsRenewed() {
    install("s1");
    Pause.set(vault.store(), true);
    ByokException refusal =
        refused(ErrorCode.SESSION_LAPSED, () -> issuer.issue(grant.id(), "s2", List.of(), Accepted.NOTHING));
    assertEquals("The grant stands; the owner lets apps go on in the wallet.", refusal.details().text("hint"));
    hold("r1", new Amount(CENT, 1), true);
    vault.clock().advance(SessionIssuer.LEASE_MILLIS);
    refused(ErrorCode.SESSION_LAPSED, () -> hold("r2", new Amount(CENT, 1), true));
    issuer.accept(partition.session().report(true));
    Pause.set(vault.store(), false);
    install("s3");
    hold("r3", new Amount(CENT, 1), true);
  }

  private void install(String sliceId) {
    partition.session().install(issuer.issue(grant.id(), sliceId, List.of(), Accepted.NOTHING));
  }

  private void hold(String id, Amount most, boolean priced) {
    partition.book().hold(
        new HoldRequest(id, grant.id(), "tab-1", "openai", most, new Amount(0, 0), priced, false));
  }
}
