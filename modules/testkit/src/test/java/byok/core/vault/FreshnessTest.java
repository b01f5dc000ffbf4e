package byok.core.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.testkit.JvmWallet;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final long MINUTE = 60_000;

  private final JvmWallet wallet = JvmWallet.create();
  private final Freshness one = wallet.vault().fresh();
  private final Freshness other = wallet.vault().fresh();

  @Test
  void begin_lastsAQuarterOfAnHour_inEveryPage() {
    assertFalse(one.isFresh());
    one.begin();
    wallet.clock().advance(15 * MINUTE - 1);
    assertTrue(other.isFresh());
    wallet.clock().advance(1);
    assertFalse(one.isFresh());
    assertFalse(other.isFresh());
  }

  @Test
  void extend_whileItLasts_beginsAgain_andAfterwardsNot() {
    one.begin();
    wallet.clock().advance(14 * MINUTE);
    other.extend();
    wallet.clock().advance(14 * MINUTE);
    assertTrue(one.isFresh());
    one.extend();
    wallet.clock().advance(15 * MINUTE);
    other.extend();
    assertFalse(one.isFresh());
  }

  @Test
  void extend_soonAfterAnother_costsNoWrite() {
    one.begin();
    long until = one.until();
    one.extend();
    wallet.clock().advance(9_999);
    one.extend();
    assertEquals(until, one.until());
    wallet.clock().advance(1);
    one.extend();
    assertEquals(until + 10_000, one.until());
  }

  @Test
  void end_isForAllPages() {
    one.begin();
    other.end();
    assertFalse(one.isFresh());
    assertEquals(0, one.until());
  }

  @Test
  void clockSetBack_endsAProofOfALaterTime_forGood() {
    one.begin();
    wallet.clock().advance(-1);
    assertFalse(one.isFresh());
    wallet.clock().advance(1);
    assertFalse(other.isFresh());
    assertEquals(0, one.until());
  }

  @Test
  void clockSetBack_afterTheEndWasSeen_bringsNothingBack() {
    one.begin();
    wallet.clock().advance(15 * MINUTE);
    assertFalse(one.isFresh());
    wallet.clock().advance(-MINUTE);
    assertFalse(one.isFresh());
    one.extend();
    assertFalse(other.isFresh());
  }

  @Test
  void clockSetBack_neitherExtendsNorKeeps_whatAnotherPageProved() {
    one.begin();
    wallet.clock().advance(-60 * MINUTE);
    other.extend();
    assertFalse(other.isFresh());
    one.begin();
    wallet.clock().advance(14 * MINUTE);
    assertTrue(one.isFresh());
  }

  @Test
  void mayChange_asksForAProofAndTheKey_butNotOnADeviceVault() {
    Vault vault = wallet.vault();
    vault.create("correct horse");
    assertFalse(vault.mayChange());
    one.begin();
    assertTrue(vault.mayChange());
    wallet.clock().advance(15 * MINUTE);
    assertFalse(vault.mayChange());
    one.begin();
    vault.lock();
    assertFalse(vault.mayChange());
    vault.erase();
    vault.createOnDevice();
    vault.lock();
    assertTrue(vault.mayChange());
  }

  @Test
  void mayChange_whereTheTimeOfUseIsOver_isFalse() {
    Vault vault = wallet.vault();
    vault.create("correct horse");
    vault.use().choose(5 * MINUTE);
    one.begin();
    wallet.clock().advance(5 * MINUTE);
    assertFalse(vault.mayChange());
  }

  @Test
  void unlock_beginsIt_andAnAdoptedKeyDoesNot() {
    OpenVault open = wallet.vault().create("correct horse");
    wallet.vault().adopt(open.key());
    assertFalse(one.isFresh());
    wallet.vault().unlock("correct horse");
    assertTrue(one.isFresh());
    wallet.vault().erase();
    assertFalse(one.isFresh());
  }
}
