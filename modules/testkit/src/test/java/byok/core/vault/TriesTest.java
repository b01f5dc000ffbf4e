package byok.core.vault;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.protocol.ErrorCode;
import byok.testkit.JvmWallet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriesTest {
  private static final String RIGHT = "correct horse";
  private static final String WRONG = "correct house";

  private final JvmWallet wallet = QuickWallet.create();
  private final Tries tries = new Tries(wallet.store(), wallet.clock());

  @Test
  void wrong_threeAreFree_thenThePauseDoublesToAMinute() {
    wallet.vault().create(RIGHT);
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      wrong();
      pauses.add(tries.waitMillis());
      wallet.clock().advance(tries.waitMillis());
    }
    assertEquals(List.of(0L, 0L, 1000L, 2000L, 4000L, 8000L, 16000L, 32000L, 60000L, 60000L, 60000L), pauses);
  }

  @Test
  void unlock_withinThePause_isRefusedEvenIfRight_andIsNoTry() {
    wallet.vault().create(RIGHT);
    wrong(3);
    wallet.clock().advance(400);
    var refusal = refused(ErrorCode.RATE_LIMITED, () -> wallet.vault().unlock(RIGHT));
    assertEquals(600, refusal.details().integer("retryAfterMillis", 0));
    wallet.clock().advance(600);
    assertEquals(0, tries.waitMillis());
    wallet.vault().unlock(RIGHT);
  }

  @Test
  void right_beginsAnew() {
    wallet.vault().create(RIGHT);
    wrong(3);
    wallet.clock().advance(1000);
    wallet.vault().unlock(RIGHT);
    wrong(2);
    assertEquals(0, tries.waitMillis());
    wrong();
    assertEquals(1000, tries.waitMillis());
  }

  @Test
  void pause_outlivesThePage() {
    wallet.vault().create(RIGHT);
    wrong(4);
    assertEquals(2000, new Tries(wallet.store(), wallet.clock()).waitMillis());
  }

  @Test
  void changePassphrase_countsToo() {
    wallet.vault().create(RIGHT);
    VaultProtection protection = new VaultProtection(wallet.vault(), wallet.store(), wallet.ports());
    for (int i = 0; i < 3; i++) {
      refused(ErrorCode.WRONG_PASSPHRASE, () -> protection.changePassphrase(WRONG, "battery staple"));
    }
    refused(ErrorCode.RATE_LIMITED, () -> protection.changePassphrase(RIGHT, "battery staple"));
    refused(ErrorCode.RATE_LIMITED, () -> wallet.vault().unlock(RIGHT));
  }

  @Test
  void clockSetBack_lastsOnePauseAndNoLonger() {
    wallet.vault().create(RIGHT);
    wrong(5);
    wallet.clock().advance(-86_400_000);
    assertEquals(4000, tries.waitMillis());
    refused(ErrorCode.RATE_LIMITED, () -> wallet.vault().unlock(RIGHT));
    wallet.clock().advance(4000);
    wallet.vault().unlock(RIGHT);
  }

  @Test
  void pageClosedBeforeTheVerdict_hasCounted() {
    wallet.vault().create(RIGHT);
    tries.begin();
    tries.begin();
    tries.begin();
    assertEquals(1000, tries.waitMillis());
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      wallet.clock().advance(tries.waitMillis());
      wrong();
    }
  }

  private void wrong() {
    refused(ErrorCode.WRONG_PASSPHRASE, () -> wallet.vault().unlock(WRONG));
  }
}
