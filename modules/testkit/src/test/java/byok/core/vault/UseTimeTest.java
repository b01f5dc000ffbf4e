package byok.core.vault;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.protocol.ErrorCode;
import byok.testkit.JvmWallet;
import org.junit.jupiter.api.Test;

class UseTimeTest {
  private static final String RIGHT = "correct horse";
  private static final long HOUR = 3_600_000;

  private final JvmWallet wallet = QuickWallet.create();
  private final Vault vault = wallet.vault();

  @Test
  void usable_withoutAChoice_lasts() {
    vault.create(RIGHT);
    wallet.clock().advance(1000 * HOUR);
    assertNotNull(vault.usable());
    assertEquals(0, vault.use().afterMillis());
  }

  @Test
  void usable_endsAtTheMoment_inEveryPage() {
    OpenVault open = vault.create(RIGHT);
    vault.use().choose(HOUR);
    Vault other = wallet.vault();
    other.adopt(open.key());
    wallet.clock().advance(HOUR - 1);
    assertEquals(open, vault.usable());
    wallet.clock().advance(1);
    assertNull(vault.usable());
    assertNull(vault.current());
    assertNull(other.usable());
  }

  @Test
  void adopt_afterTheTime_isRefused_untilThePassphraseIsTyped() {
    OpenVault open = vault.create(RIGHT);
    vault.use().choose(HOUR);
    wallet.clock().advance(HOUR);
    refused(ErrorCode.LOCKED, () -> wallet.vault().adopt(open.key()));
    wallet.vault().unlock(RIGHT);
    assertNotNull(wallet.vault().adopt(open.key()));
    assertEquals(HOUR, vault.use().afterMillis());
  }

  @Test
  void use_extendsNothing_unlockBeginsAnew() {
    vault.create(RIGHT);
    vault.use().choose(HOUR);
    wallet.clock().advance(HOUR / 2);
    assertNotNull(vault.usable());
    wallet.clock().advance(HOUR / 2);
    assertNull(vault.usable());
    vault.unlock(RIGHT);
    wallet.clock().advance(HOUR - 1);
    assertNotNull(vault.usable());
  }

  @Test
  void choose_none_lastsAgain() {
    vault.create(RIGHT);
    vault.use().choose(HOUR);
    vault.use().choose(0);
    wallet.clock().advance(2 * HOUR);
    assertNotNull(vault.usable());
  }
}
