package byok.core.session;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.ORIGIN;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.audit.AuditEntry;
import byok.core.audit.AuditLog;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.Caps;
import byok.core.budgets.SliceSize;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.ledger.OwnUse;
import byok.core.routing.DefaultModels;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.protocol.AppUsage;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.LimitUse;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SealedSessionTest {
  private static final SessionTerms LASTING = SessionTerms.of(SliceSize.lasting(0), null);

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet vault = invariants.watch(JvmWallet.create());
  private final Partition partition = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 2)));
  private final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
  private final BudgetBook book = Sample.book(vault);
  private final KeyRing ring = new KeyRing(vault.open(), vault.ports());
  private final ProviderKey key = ring.add(ProviderKey.draft("openai", "Mine", SecretText.of("sk-MARKED-12345678")));
  private final Grant grant = Sample.grant(vault, limit(DOLLAR, Period.DAY));

  @Test
  void forget_leavesNothingBehind_andTheNextReportCounts() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", CENT);
    SessionReport last = partition.session().report(true);
    issuer.accept(last);
    partition.session().forget();
    assertNull(partition.session().open());
    assertNull(partition.session().grant());
    assertEquals(DOLLAR - CENT, book.remaining(grant.id()));
    install("s2", Accepted.NOTHING);
    partition.pay("r2", CENT);
    issuer.accept(partition.session().report(true));
    assertEquals(DOLLAR - 2 * CENT, book.remaining(grant.id()));
  }

  @Test
  void defaultModels_comeAlong_asTheyWereWhenItWasIssued() {
    DefaultModels chosen = new DefaultModels(vault.open(), vault.ports());
    chosen.choose(Capability.LANGUAGE, "openai/gpt-4o");
    install("s1", Accepted.NOTHING);
    chosen.choose(Capability.LANGUAGE, "openai/gpt-4o-mini");
    assertEquals("openai/gpt-4o", defaultInPartition());
    install("s2", Accepted.NOTHING);
    assertEquals("openai/gpt-4o-mini", defaultInPartition());
    chosen.choose(Capability.LANGUAGE, null);
    install("s3", Accepted.NOTHING);
    assertNull(defaultInPartition());
  }

  private String defaultInPartition() {
    return new DefaultModels(partition.session().open(), partition.wallet().ports()).of(Capability.LANGUAGE);
  }

  @Test
  void forget_whileARequestRuns_waits() {
    install("s1", Accepted.NOTHING);
    partition.hold("r1", CENT);
    partition.send("r1", CENT);
    issuer.accept(partition.session().report(true));
    partition.session().forget();
    assertTrue(partition.settle("r1", CENT / 2));
    issuer.accept(partition.session().report(true));
    assertEquals(DOLLAR - CENT / 2, book.remaining(grant.id()));
    partition.session().forget();
    assertNull(partition.session().grant());
  }

  @Test
  void install_bringsGrantKeysAndSlice() {
    assertNull(partition.session().open());
    assertNull(partition.session().report(true));
    install("s1", Accepted.NOTHING);
    assertEquals(0, book.remaining(grant.id()));
    assertEquals(DOLLAR, partition.remaining());
    Grants grants = new Grants(partition.session().open(), partition.wallet().ports());
    Grant found = grants.ofOrigin(ORIGIN);
    assertEquals(grant.details(), found.details());
    assertEquals(grant.row().caveats(), found.row().caveats());
    KeyRing keys = new KeyRing(partition.session().open(), partition.wallet().ports());
    assertEquals("sk-MARKED-12345678", keys.ofProvider("openai").get(0).secret().read(SecretAccess.SEND));
    assertEquals(key.id(), keys.list().items().get(0).id());
  }

  @Test
  void aPartition_spendsItsSliceAndNoMore() {
    install("s1", Accepted.NOTHING);
    assertTrue(partition.pay("r1", 60 * CENT));
    refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> partition.hold("r2", 50 * CENT));
    assertTrue(partition.pay("r3", 40 * CENT));
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> partition.hold("r4", 1));
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(Sample.request("v1", grant, 1)));
  }

  /**
   * An amended grant's session begins while the one before still holds all that is left: that comes back by a click.
   */
  @Test
  void aSessionBesideTheOneBefore_lapses_untilThatOneIsReturned() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 10 * CENT);
    install("s2", issuer.accept(partition.session().report(false)));
    refused(ErrorCode.SESSION_LAPSED, () -> partition.hold("r2", 50 * CENT));
    install("s3", issuer.accept(partition.session().report(true)));
    assertTrue(partition.pay("r3", 90 * CENT));
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> partition.hold("r4", CENT));
    issuer.accept(partition.session().report(true));
    assertEquals(0, book.remaining(grant.id()));
  }

  @Test
  void whatTheAppIsTold_isOfThisSession_underTheOwnersLimit() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 30 * CENT);
    issuer.accept(partition.session().report(true));
    partition.session().forget();
    install("s2", Accepted.NOTHING);
    partition.pay("r2", 10 * CENT);
    Grant own = new Grants(partition.session().open(), partition.wallet().ports()).get(grant.id());
    AppUsage usage = new OwnUse(partition.wallet().ports()).of(partition.session().open(), own);
    assertTrue(usage.isPartial());
    LimitUse limit = usage.limits().get(0);
    assertEquals(List.of(1.0, 0.1, 0.6), List.of(limit.limit(), limit.spent(), limit.remaining()));
    assertEquals(0.1, usage.today().spentUsd(), 1e-12);
  }

  @Test
  void theLease_endsIt_withoutRevokingIt() {
    install("s1", Accepted.NOTHING);
    vault.clock().advance(SessionIssuer.LEASE_MILLIS - 1);
    partition.hold("r1", CENT);
    partition.send("r1", CENT);
    partition.hold("r2", CENT);
    vault.clock().advance(1);
    assertTrue(partition.session().isLapsed());
    refused(ErrorCode.SESSION_LAPSED, () -> partition.hold("r3", CENT));
    refused(ErrorCode.SESSION_LAPSED, () -> partition.send("r2", CENT));
    assertTrue(partition.settle("r1", CENT));
    assertEquals(GrantStatus.ACTIVE, partition.session().grant().statusAt(vault.clock().nowMillis()));
  }

  @Test
  void aReport_settlesReturnsAndMerges_andAgainIsHarmless() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 30 * CENT);
    SessionReport report = roundTrip(partition.session().report(true));
    Accepted accepted = issuer.accept(report);
    assertEquals(new Accepted(List.of(Ledger.idOf(JvmWallet.START, "r1")), List.of("s1"), List.of()), accepted);
    assertEquals(accepted, issuer.accept(report));
    List<AuditEntry> noted = new AuditLog(vault.open(), vault.ports()).newest(9);
    assertEquals(List.of(ORIGIN + " paid " + 30 * CENT), noted.stream()
        .map(each -> each.text("origin") + " " + each.text("outcome") + " " + each.costNanoUsd()).toList());
    assertEquals(70 * CENT, book.remaining(grant.id()));
    assertEquals(0, new Unreported(vault.store()).nanoUsd(grant.id()));
    LedgerEntry entry = new Ledger(vault.open(), vault.ports()).newest(10).items().get(0);
    assertEquals(ORIGIN, entry.origin());
    assertEquals("Notes", entry.appName());
    assertEquals(Storage.SEALED, entry.storage());
    refused(ErrorCode.SESSION_LAPSED, () -> partition.hold("r2", CENT));
    assertEquals(0, partition.wallet().store().dump("keys").size());
  }

  @Test
  void renewal_goesOn_withWhatIsLeft() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 30 * CENT);
    vault.clock().advance(2 * SessionIssuer.LEASE_MILLIS);
    install("s2", issuer.accept(roundTrip(partition.session().report(false))));
    assertEquals(70 * CENT, partition.remaining());
    assertEquals(0, partition.wallet().store().dump("ledger").size());
    partition.pay("r2", 70 * CENT);
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> partition.hold("r3", CENT));
    issuer.accept(partition.session().report(true));
    assertEquals(2, new Ledger(vault.open(), vault.ports()).newest(10).items().size());
    assertEquals(DOLLAR, book.states(grant.id()).get(0).settledNanoUsd());
  }

  @Test
  void aRequestThatOutlivesItsSlice_isSettledInIt() {
    install("s1", Accepted.NOTHING);
    partition.hold("r1", 40 * CENT);
    partition.send("r1", 40 * CENT);
    SessionReport first = partition.session().report(true);
    assertEquals(0, first.entries().size());
    Accepted accepted = issuer.accept(first);
    assertEquals(List.of(), accepted.sliceIds());
    assertEquals(40 * CENT, new Unreported(vault.store()).nanoUsd(grant.id()));
    install("s2", accepted);
    assertEquals(60 * CENT, partition.remaining());
    assertTrue(partition.settle("r1", 15 * CENT));
    assertEquals(60 * CENT, partition.remaining());
    SessionReport second = partition.session().report(false);
    Accepted done = issuer.accept(second);
    assertEquals(List.of("s1"), done.sliceIds());
    assertEquals(done, issuer.accept(second));
    issuer.accept(first);
    assertEquals(25 * CENT, book.remaining(grant.id()));
    assertEquals(60 * CENT, partition.remaining());
  }

  @Test
  void anOpenReport_movesOnlyWhatIsSettled() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 30 * CENT);
    partition.hold("r2", 20 * CENT);
    issuer.accept(partition.session().report(false));
    assertEquals(0, book.remaining(grant.id()));
    assertEquals(30 * CENT, book.states(grant.id()).get(0).settledNanoUsd());
    assertEquals(70 * CENT, new Unreported(vault.store()).nanoUsd(grant.id()));
    partition.send("r2", 20 * CENT);
    partition.settle("r2", 20 * CENT);
    issuer.accept(partition.session().report(true));
    assertEquals(50 * CENT, book.remaining(grant.id()));
  }

  @Test
  void aPartitionNeverHeardOfAgain_countsAsSpent() {
    install("s1", Accepted.NOTHING);
    vault.clock().advance(SessionIssuer.LEASE_MILLIS * 6);
    assertEquals(0, book.remaining(grant.id()));
    SessionBundle next = issuer.issue(grant.id(), "s2", List.of(), Accepted.NOTHING);
    Partition other = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 3)));
    other.session().install(next);
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> other.hold("r1", CENT));
    vault.clock().advance(24 * 3_600_000L);
    assertEquals(DOLLAR, book.remaining(grant.id()));
  }

  @Test
  void issue_isIdempotentBySliceId() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 30 * CENT);
    install("s1", Accepted.NOTHING);
    assertEquals(70 * CENT, partition.remaining());
    issuer.accept(partition.session().report(true));
    refused(ErrorCode.SESSION_LAPSED, () -> issuer.issue(grant.id(), "s1", List.of(), Accepted.NOTHING));
    assertEquals(70 * CENT, book.remaining(grant.id()));
  }

  @Test
  void install_ofAClosedSlice_isRefused() {
    SessionBundle bundle = issuer.issue(grant.id(), "s1", List.of(key), Accepted.NOTHING);
    partition.session().install(bundle);
    partition.session().report(true);
    refused(ErrorCode.SESSION_LAPSED, () -> partition.session().install(bundle));
    assertTrue(partition.session().isLapsed());
  }

  @Test
  void install_withAnotherKey_isDamaged() {
    SessionBundle one = issuer.issue(grant.id(), "s1", List.of(key), Accepted.NOTHING);
    SessionBundle two = issuer.issue(grant.id(), "s1", List.of(key), Accepted.NOTHING);
    SessionBundle mixed = new SessionBundle(two.key(), one.sealed());
    refused(ErrorCode.DAMAGED_RECORD, () -> partition.session().install(mixed));
    assertFalse(invariants.saw(one + " " + two.sealed()).isEmpty());
  }

  @Test
  void theLeaseThatTouchesTwoWindows_isEscrowedInBoth() {
    Grant hourly = Sample.grant(vault, limit(10 * CENT, Period.HOUR), limit(DOLLAR, Period.TOTAL));
    vault.clock().advance(3_600_000 - 60_000);
    install("s1", Accepted.NOTHING);
    partition.pay("r1", 10 * CENT);
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> partition.hold("r2", CENT));
    vault.clock().advance(60_000);
    assertEquals(0, book.remaining(hourly.id()));
    partition.pay("r3", 4 * CENT);
    issuer.accept(partition.session().report(true));
    assertEquals(6 * CENT, book.remaining(hourly.id()));
    assertEquals(86 * CENT, book.states(hourly.id()).get(1).leftNanoUsd());
  }

  @Test
  void capsAboveGrants_bindThePartitionToo() {
    Limit ofProvider = Limit.of(Caps.ofProvider("openai"), 10 * CENT, Period.DAY);
    Limit ofWallet = Limit.of(Caps.WALLET, 50 * CENT, Period.MONTH);
    Sample.setCaps(vault, new Caps(List.of(ofWallet), Map.of("openai", List.of(ofProvider))));
    install("s1", Accepted.NOTHING);
    assertEquals(50 * CENT, partition.remaining());
    partition.pay("r1", 10 * CENT);
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> partition.hold("r2", CENT));
    issuer.accept(partition.session().report(true));
    assertEquals(40 * CENT, book.remaining(grant.id()));
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> book.hold(Sample.request("v1", grant, CENT)));
  }

  @Test
  void aCap_isSharedAmongTheSessions_andWhatOneLeavesComesBack() {
    Sample.setCaps(vault, new Caps(List.of(Limit.of(Caps.WALLET, 3 * Sample.DOLLAR, Period.DAY)), Map.of()));
    Grant first = Sample.grant(vault, Sample.limit(10 * Sample.DOLLAR, Period.DAY));
    Grant second = Sample.grant(vault, Sample.limit(10 * Sample.DOLLAR, Period.DAY));
    partition.session().install(issuer.issue(first.id(), "s1", List.of(), Accepted.NOTHING, LASTING));
    Partition other = Partition.of(JvmWallet.at(vault.clock(), 3));
    other.session().install(issuer.issue(second.id(), "s2", List.of(), Accepted.NOTHING, LASTING));
    assertEquals(Sample.DOLLAR, partition.remaining());
    assertEquals(Sample.DOLLAR, other.remaining());
    assertEquals(Sample.DOLLAR, book.capStates().get(0).leftNanoUsd());
    other.pay("r1", Sample.DOLLAR);
    refused(ErrorCode.SESSION_LAPSED, () -> other.hold("r2", CENT));
    issuer.accept(partition.session().report(true));
    issuer.accept(other.session().report(true));
    assertEquals(2 * Sample.DOLLAR, book.capStates().get(0).leftNanoUsd());
  }

  @Test
  void revokedOrExpired_isNotRenewed() {
    install("s1", Accepted.NOTHING);
    new Grants(vault.open(), vault.ports()).table().revoke(grant.id());
    partition.pay("r1", CENT);
    Accepted accepted = issuer.accept(partition.session().report(true));
    assertEquals(List.of("s1"), accepted.sliceIds());
    refused(ErrorCode.GRANT_REVOKED, () -> issuer.issue(grant.id(), "s2", List.of(), accepted));
    assertEquals(CENT, book.states(grant.id()).get(0).settledNanoUsd());
  }

  @Test
  void aCostAboveTheBound_suspendsTheGrantInTheVaultToo() {
    invariants.limitsMayBeExceeded();
    install("s1", Accepted.NOTHING);
    partition.hold("r1", DOLLAR);
    partition.send("r1", DOLLAR);
    partition.settle("r1", 3 * DOLLAR);
    SessionReport report = roundTrip(partition.session().report(true));
    issuer.accept(report);
    GrantTable table = new Grants(vault.open(), vault.ports()).table();
    assertEquals(GrantStatus.PAUSED, table.get(grant.id()).status());
    table.resume(grant.id());
    issuer.accept(report);
    assertEquals(GrantStatus.ACTIVE, table.get(grant.id()).status());
    assertEquals(3 * DOLLAR, book.states(grant.id()).get(0).settledNanoUsd());
  }

  @Test
  void theAppsOwnRevocation_reachesTheVaultAtContact() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", CENT);
    JvmWallet there = partition.wallet();
    new GrantTable(there.store(), there.clock(), there.ports().crypto()).revoke(grant.id());
    refused(ErrorCode.GRANT_REVOKED, () -> partition.hold("r2", CENT));
    issuer.accept(roundTrip(partition.session().report(true)));
    assertEquals(GrantStatus.REVOKED, new Grants(vault.open(), vault.ports()).get(grant.id()).row().status());
    assertEquals(CENT, book.states(grant.id()).get(0).settledNanoUsd());
  }

  @Test
  void aSliceOfTheGrantBefore_isHeardUnderTheOneThatFollowed() {
    install("s1", Accepted.NOTHING);
    partition.hold("r1", 40 * CENT);
    partition.send("r1", 40 * CENT);
    Accepted accepted = issuer.accept(partition.session().report(true));
    new Grants(vault.open(), vault.ports()).table().revoke(grant.id());
    Grant next = Sample.grant(vault, limit(DOLLAR, Period.DAY));
    partition.session().install(issuer.issue(next.id(), "s2", List.of(key), accepted));
    partition.settle("r1", 15 * CENT);
    partition.pay("r2", 5 * CENT);
    issuer.accept(roundTrip(partition.session().report(true)));
    assertEquals(15 * CENT, book.states(grant.id()).get(0).settledNanoUsd());
    assertEquals(85 * CENT, book.states(grant.id()).get(0).leftNanoUsd());
    assertEquals(95 * CENT, book.remaining(next.id()));
    assertEquals(List.of(next.id(), grant.id()), new Ledger(vault.open(), vault.ports()).newest(9).items().stream()
        .map(LedgerEntry::grantId).toList());
  }

  @Test
  void aReportOfAForeignSlice_changesNothing() {
    install("s1", Accepted.NOTHING);
    partition.pay("r1", CENT);
    SessionReport report = partition.session().report(true);
    Grant other = new Grants(vault.open(), vault.ports())
        .approve("https://other.example", Sample.terms(limit(DOLLAR, Period.DAY)), Storage.SEALED);
    issuer.accept(new SessionReport(other.id(), 9, null, false, report.slices(), List.of()));
    assertEquals(DOLLAR, book.remaining(other.id()));
    assertEquals(0, book.remaining(grant.id()));
  }

  private void install(String sliceId, Accepted accepted) {
    assertNotNull(partition.session().install(issuer.issue(grant.id(), sliceId, List.of(key), accepted)));
  }

  private SessionReport roundTrip(SessionReport report) {
    assertEquals(report, SessionReport.decode(report.encode()));
    return SessionReport.decode(report.encode());
  }
}
