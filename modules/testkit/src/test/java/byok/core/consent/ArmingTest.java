package byok.core.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArmingTest {
  private static final String ORIGIN = "https://notes.example";

  private final Arming arming = new Arming("nonce", ORIGIN);

  @BeforeEach
  void inFront() {
    arming.visible(true, 0);
    arming.focused(true, 500);
  }

  @Test
  void itArms_oneSecondAfterVisibleAndFocused() {
    assertEquals(1000, arming.millisLeft(500));
    assertFalse(arming.isArmed(1499));
    assertTrue(arming.isArmed(1500));
    assertTrue(click(1500));
  }

  @Test
  void blurAndHide_startItAgain() {
    arming.focused(false, 1400);
    assertEquals(1000, arming.millisLeft(9000));
    arming.focused(true, 2000);
    assertFalse(click(2999));
    arming.visible(false, 2999);
    arming.visible(true, 3000);
    assertFalse(click(3999));
    arming.disturbed(3999);
    assertFalse(click(4998));
    assertTrue(click(4999));
  }

  @Test
  void aDoubleClick_orAScript_doesNotApprove() {
    assertFalse(arming.release(2, true, "nonce", ORIGIN, 2000));
    assertFalse(arming.release(1, false, "nonce", ORIGIN, 2000));
    assertTrue(arming.release(0, true, "nonce", ORIGIN, 2000));
  }

  @Test
  void anotherNonceOrOrigin_doesNotApprove() {
    assertFalse(arming.release(1, true, "other", ORIGIN, 2000));
    assertFalse(arming.release(1, true, "nonce", "https://evil.example", 2000));
    assertFalse(arming.release(1, true, "nonce", null, 2000));
    assertTrue(click(2000));
  }

  @Test
  void aNonce_approvesOnce() {
    assertTrue(click(2000));
    assertFalse(click(2001));
    assertFalse(arming.isArmed(9000));
  }

  @Test
  void aClockPutBack_doesNotArm() {
    assertEquals(1000, arming.millisLeft(-5000));
    assertFalse(click(-5000));
  }

  private boolean click(long at) {
    return arming.release(1, true, "nonce", ORIGIN, at);
  }
}
