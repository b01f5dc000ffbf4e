package byok.core.session;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.Sample;
import byok.core.audit.AuditEvent;
import byok.core.audit.AuditLog;
import byok.core.audit.AuditTrail;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.SliceSize;
import byok.core.grants.Grant;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An app that has its session renewed again and again. */
class RenewalPaceTest {
  private static final SessionTerms APPROVAL = SessionTerms.of(new SliceSize(CENT, 100, 0), null);
  private static final SessionTerms RENEWAL = APPROVAL.forRenewal();

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet vault = invariants.watch(JvmWallet.create());
  private final Partition partition = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 2)));
  private final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
  private final BudgetBook book = Sample.book(vault);
  private final Grant grant = Sample.grant(vault, limit(DOLLAR, Period.DAY));
  private int count;

  @Test
  void theSeventhInAMinute_isRefused_andSaysWhenTheNextMayCome() {
    renew(APPROVAL);
    for (int i = 0; i < 5; i++) {
      vault.clock().advance(1_000);
      renew(RENEWAL);
    }
    vault.clock().advance(4_000);
    ByokException refusal = refused(ErrorCode.RATE_LIMITED, () -> renew(RENEWAL));
    assertEquals(51_000, refusal.details().integer("retryAfterMillis", 0));
    assertEquals(6, refusal.details().integer("limit", 0));
    vault.clock().advance(50_999);
    assertEquals(1, refused(ErrorCode.RATE_LIMITED, () -> renew(RENEWAL)).details().integer("retryAfterMillis", 0));
    vault.clock().advance(1);
    renew(RENEWAL);
  }

  @Test
  void whatTheRefusedOneReported_isTaken_andNothingIsEscrowed() {
    for (int i = 0; i < 6; i++) {
      renew(RENEWAL);
    }
    partition.pay("r1", CENT / 2);
    refused(ErrorCode.RATE_LIMITED, () -> renew(RENEWAL));
    assertEquals(DOLLAR - CENT / 2, book.remaining(grant.id()));
    assertEquals(0, new Unreported(vault.store()).nanoUsd(grant.id()));
    vault.clock().advance(60_000);
    renew(RENEWAL);
    partition.pay("r2", CENT / 2);
    issuer.accept(partition.session().report(true));
    assertEquals(CENT, book.states(grant.id()).get(0).settledNanoUsd());
  }

  @Test
  void anApproval_isNeverTooSoon_andAnotherGrantHasAPaceOfItsOwn() {
    for (int i = 0; i < 6; i++) {
      renew(RENEWAL);
    }
    renew(APPROVAL);
    vault.clock().advance(59_999);
    refused(ErrorCode.RATE_LIMITED, () -> renew(RENEWAL));
    Grant other = Sample.grant(vault, "https://other.example", limit(DOLLAR, Period.DAY));
    issuer.issue(other.id(), "other", List.of(), Accepted.NOTHING, RENEWAL);
  }

  @Test
  void theSameSliceAgain_isNoRenewal() {
    for (int i = 0; i < 6; i++) {
      renew(RENEWAL);
    }
    issuer.issue(grant.id(), "s5", List.of(), Accepted.NOTHING, RENEWAL);
  }

  @Test
  void aClockPutBack_doesNotStandInTheWay() {
    for (int i = 0; i < 6; i++) {
      renew(RENEWAL);
    }
    vault.clock().advance(-3_600_000);
    renew(RENEWAL);
  }

  @Test
  void renewalsOfAGrant_areOneEntryInAQuarterOfAnHour() {
    AuditTrail trail = new AuditTrail(vault::open, vault.ports());
    for (int minute : new int[] {0, 1, 14, 1, 1}) {
      vault.clock().advance(minute * 60_000L);
      trail.add(AuditEvent.ofRenewal(grant, vault.clock().nowMillis()));
      new AuditTrail(vault::open, vault.ports()).add(AuditEvent.ofRenewal(grant, vault.clock().nowMillis()));
    }
    assertEquals(2, new AuditLog(vault.open(), vault.ports()).size());
  }

  /** As the consent window does it: what is reported is taken in, then the next one is issued. */
  private void renew(SessionTerms terms) {
    SessionReport report = partition.session().report(true);
    Accepted accepted = issuer.acceptKnown(report == null ? null : report.encode());
    partition.session().install(issuer.issue(grant.id(), "s" + count++, List.of(), accepted, terms));
  }
}
