package byok.core.subkeys;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.audit.AuditEntry;
import byok.core.audit.AuditLog;
import byok.core.grants.GrantStatus;
import byok.core.grants.Grants;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubKeyReckoningTest {
  private static final String SLICE = "slice-number-one";

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final SubKeyWorld world = new SubKeyWorld();

  @BeforeEach
  void begin() {
    invariants.watch(world.vault);
    invariants.watch(world.partition);
    world.addKey("sk-MARKED-first", true);
    world.issue(SLICE);
    world.vault.clock().advance(1_000);
  }

  @Test
  void reckon_whereAllIsReported_addsNothing() {
    world.pay("r1", 30 * CENT);
    world.report(true);
    assertFalse(world.look());
    assertEquals(List.of("paid " + 30 * CENT), world.entries());
    assertEquals(30 * CENT, world.settled());
    assertEquals(List.of(), unreported());
    assertEquals(0, world.vault.store().dump("reservations").keySet().stream().filter(k -> k.startsWith("k/")).count());
  }

  @Test
  void reckon_whereACopyWasUsed_countsIt_andSuspends() {
    world.pay("r1", 30 * CENT);
    world.steal(20 * CENT);
    world.report(true);
    assertTrue(world.look());
    assertEquals(List.of("paid " + 30 * CENT, "unreported " + 20 * CENT), world.entries());
    assertEquals(50 * CENT, world.settled());
    assertEquals(50 * CENT, world.book.remaining(world.grant.id()));
    assertEquals(GrantStatus.PAUSED, status());
    String detail = world.provider.wishes.get(0).text("name") + ": $0.50 used, $0.30 reported";
    assertEquals(List.of("unreported openrouter " + 20 * CENT + " " + detail), unreported());
    assertFalse(world.look());
    assertEquals(1, unreported().size());
  }

  @Test
  void reckon_ofPricesThatDifferALittle_countsAndDoesNotSuspend() {
    world.pay("r1", 30 * CENT);
    world.steal(CENT - 1);
    world.report(true);
    world.look();
    assertEquals(30 * CENT + CENT - 1, world.settled());
    assertEquals(GrantStatus.ACTIVE, status());
  }

  @Test
  void reckon_ofARounding_addsNothing() {
    world.pay("r1", 30 * CENT);
    world.steal(1_000);
    world.report(true);
    world.look();
    assertEquals(List.of("paid " + 30 * CENT), world.entries());
  }

  @Test
  void reckon_beforeTheReport_isTakenBackByIt() {
    world.pay("r1", 30 * CENT);
    revoke();
    assertTrue(world.look());
    assertEquals(List.of("unreported " + 30 * CENT), world.entries());
    assertEquals(30 * CENT, world.settled());
    assertEquals(1, unreported().size());
    world.report(true);
    assertTrue(world.look());
    assertEquals(List.of("paid " + 30 * CENT), world.entries());
    assertEquals(30 * CENT, world.settled());
    assertEquals(2, unreported().size());
  }

  @Test
  void reckon_whileARequestRuns_waitsForIt() {
    world.hold("r1", 40 * CENT);
    world.steal(15 * CENT);
    world.report(true);
    assertFalse(world.look());
    world.settle("r1", 15 * CENT);
    world.report(false);
    assertFalse(world.look());
    assertEquals(List.of("paid " + 15 * CENT), world.entries());
    assertEquals(15 * CENT, world.settled());
  }

  @Test
  void reckon_doesNotTakeALaterSessionsSpending_forItsOwn() {
    world.hold("r1", 40 * CENT);
    world.steal(30 * CENT);
    world.report(true);
    world.vault.clock().advance(1_000);
    world.issue("slice-number-two");
    world.look();
    world.vault.clock().advance(1_000);
    world.pay("r2", 50 * CENT);
    world.settle("r1", 10 * CENT);
    world.report(true);
    world.look();
    assertEquals(List.of("paid " + 50 * CENT, "paid " + 10 * CENT, "unreported " + 20 * CENT), world.entries());
    assertEquals(80 * CENT, world.settled());
  }

  @Test
  void reckon_whereTheProviderSaysNothing_addsNothing() {
    world.pay("r1", 30 * CENT);
    world.report(true);
    world.provider.keys.clear();
    assertFalse(world.look());
    assertEquals(List.of("paid " + 30 * CENT), world.entries());
    assertEquals(DOLLAR - 30 * CENT, world.book.remaining(world.grant.id()));
  }

  private void revoke() {
    new Grants(world.vault.open(), world.vault.ports()).table().revoke(world.grant.id());
  }

  private GrantStatus status() {
    return new Grants(world.vault.open(), world.vault.ports()).get(world.grant.id()).row().status();
  }

  private List<String> unreported() {
    return new AuditLog(world.vault.open(), world.vault.ports()).newest(20).stream()
        .filter(each -> "unreported".equals(each.text("what")))
        .map(SubKeyReckoningTest::line).toList();
  }

  private static String line(AuditEntry entry) {
    return entry.text("outcome") + " " + entry.text("provider") + " " + entry.costNanoUsd() + " " + entry.text("detail");
  }
}
