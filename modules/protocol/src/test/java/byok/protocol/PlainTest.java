package byok.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {
  @ParameterizedTest
  @ValueSource(strings = {"Notes", "Żółć", "नमस्ते दुनिया", "ไทยอยู่ที่นี่", "می‌خواهم", "👩‍🚀 Space", "e\u0301\u0302\u0303"})
  void names_inAnyLanguage_pass(String text) {
    assertTrue(Plain.isPlain(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u202eevil", "a\u200bb", "\u061cx", "so\u00adft", "\u3164", "\u2800x", "\uffa0",
      "x\udb40\udc41", "\ufeff"})
  void textThatHidesOrReorders_isRefused(String text) {
    assertFalse(Plain.isPlain(text));
  }

  @Test
  void marksPiledOnOneLetter_areRefused() {
    assertFalse(Plain.isPlain("N" + "\u0301".repeat(4)));
    assertTrue(Plain.isPlain("n\u0301".repeat(40)));
  }
}
