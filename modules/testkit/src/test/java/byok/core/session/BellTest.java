package byok.core.session;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.HoldRequest;
import byok.core.budgets.SliceSize;
import byok.core.grants.Grant;
import byok.core.session.Bell.Ring;
import byok.core.session.SessionStore.Heard;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BellTest {
  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet vault = invariants.watch(JvmWallet.create());
  private final Partition partition = Partition.of(invariants.watch(JvmWallet.at(vault.clock(), 2)));
  private final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
  private final BellBook bells = new BellBook(vault.store(), vault.clock(), vault.ports().random());
  private final BudgetBook book = Sample.book(vault);
  private int count;
  private final Grant grant = Sample.grant(vault, limit(10 * DOLLAR, Period.TOTAL));

  @Test
  void aText_isReadBack() {
    Bell bell = new Bell("Ab-9_x", 12, List.of(new Ring(true, 3, "-grant_1"), new Ring(false, 12, "grant2")));
    assertEquals("1.Ab-9_x.12.x3--grant_1.r12-grant2", bell.text());
    assertEquals(bell, Bell.parse(bell.text()));
    assertEquals(new Bell("e", 0, List.of()), Bell.parse("1.e.0"));
    assertEquals(new Bell("e", 1, List.of()), Bell.parse("1.e.1.q1-a.x-a.x1.1-a."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", "1.e", "1..0", "1.e.x", "2.e.0", "e"})
  void anythingElse_isNoBell(String text) {
    assertNull(Bell.parse(text));
    assertNull(Bell.parse(null));
  }

  @Test
  void whatWasRung_stays_forAsLongAsASessionMayLive() {
    String epoch = bells.read().epoch();
    assertEquals(new Bell(epoch, 1, List.of(new Ring(true, 1, "g1"))), bells.ring("g1"));
    vault.clock().advance(SessionTerms.BELL_LEASE_MILLIS - 1);
    assertEquals(2, bells.renew("g2").rings().size());
    vault.clock().advance(1);
    assertEquals(new Bell(epoch, 2, List.of(new Ring(false, 2, "g2"))), bells.read());
  }

  @Test
  void manyRings_becomeAnotherEpoch() {
    String epoch = bells.read().epoch();
    for (int i = 0; i <= 60; i++) {
      bells.ring("g".repeat(22));
      assertTrue(bells.read().text().length() < 3_000);
    }
    assertNotEquals(epoch, bells.read().epoch());
  }

  @Test
  void otherTerms_makeASessionRenewItself_once() {
    install();
    bells.renew("another");
    assertEquals(Heard.NOTHING, partition.session().listen(bells.read()));
    bells.renew(grant.id());
    assertEquals(Heard.LAPSED, partition.session().listen(bells.read()));
    install();
    assertEquals(Heard.NOTHING, partition.session().listen(bells.read()));
    partition.hold("r1", CENT);
  }

  @Test
  void aSessionThatHears_worksForADay_andEndsAtTheBell() {
    install();
    vault.clock().advance(SessionTerms.BELL_LEASE_MILLIS - 1);
    assertEquals(Heard.NOTHING, partition.session().listen(bells.read()));
    partition.hold("r1", CENT);
    assertEquals(Heard.REVOKED, partition.session().listen(bells.ring(grant.id())));
    assertEquals(Heard.LAPSED, partition.session().listen(bells.ringAll()));
    refused(ErrorCode.SESSION_LAPSED, () -> partition.hold("r2", CENT));
    assertEquals(0, partition.wallet().store().dump("keys").size());
  }

  @Test
  void aSessionThatHearsNothing_worksForTenMinutes() {
    install();
    vault.clock().advance(SessionIssuer.LEASE_MILLIS - 1);
    assertEquals(Heard.NOTHING, partition.session().listen(null));
    partition.hold("r1", CENT);
    vault.clock().advance(1);
    assertEquals(Heard.LAPSED, partition.session().listen(null));
    refused(ErrorCode.SESSION_LAPSED, () -> partition.hold("r2", CENT));
  }

  @Test
  void aBellOfBeforeTheSession_saysNothingOfIt() {
    bells.ring("another");
    install();
    assertEquals(Heard.NOTHING, partition.session().listen(bells.read()));
    assertEquals(Heard.NOTHING, Partition.of(JvmWallet.at(vault.clock(), 3)).session().listen(bells.read()));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "3, 3", "20, 10"})
  void aSlice_isAPartOfWhatIsLeft(int wanted, int expected) {
    install(SliceSize.lasting(wanted * DOLLAR));
    assertEquals(expected * DOLLAR, partition.remaining());
    assertEquals(10 * DOLLAR - partition.remaining(), book.remaining(grant.id()));
  }

  @Test
  void aSpentSlice_asksForTheNext_andOnlyThenIsTheLimitTheReason() {
    install(SliceSize.lasting(0));
    partition.pay("r1", 2 * DOLLAR);
    refused(ErrorCode.SESSION_LAPSED, () -> partition.hold("r2", 7 * DOLLAR));
    install(SliceSize.lasting(7 * DOLLAR));
    partition.pay("r3", 7 * DOLLAR);
    refused(ErrorCode.SESSION_LAPSED, () -> partition.hold("r4", 2 * DOLLAR));
    install(SliceSize.lasting(2 * DOLLAR));
    refused(ErrorCode.BUDGET_EXHAUSTED, () -> partition.book().hold(
        new HoldRequest("r5", grant.id(), "tab-1", "openai", 2 * DOLLAR, 2 * DOLLAR)));
    assertEquals(DOLLAR, partition.remaining());
  }

  @Test
  void aPassingPartition_strandsLittle() {
    install(SliceSize.passing(0));
    assertEquals(DOLLAR, partition.remaining());
    install(SliceSize.passing(0));
    assertEquals(DOLLAR, partition.remaining());
    assertEquals(9 * DOLLAR, book.remaining(grant.id()));
  }

  private void install() {
    install(SliceSize.WHOLE);
  }

  private void install(SliceSize size) {
    SessionReport report = partition.session().report(true);
    Accepted accepted = report == null ? Accepted.NOTHING : issuer.accept(report);
    SessionTerms terms = SessionTerms.of(size, bells.read());
    String id = "s" + count++;
    partition.session().install(issuer.issue(grant.id(), id, List.of(), accepted, terms));
  }
}
