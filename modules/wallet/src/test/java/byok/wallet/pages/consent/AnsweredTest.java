package byok.wallet.pages.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import byok.wallet.pages.consent.Answered.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers, said of the choices as they stand and not as they were proposed. */
class AnsweredTest {
  @ParameterizedTest
  @CsvSource({
    "false, false, PAID", "false, true, PAID", "true, false, NEEDS_WINDOW", "true, true, HERE_IN_WINDOW",
  })
  void keysAndAModelOfThisBrowser_apartFromTheWallet(boolean localOnly, boolean strict, Word word) {
    assertEquals(word, new Answered(true, true, false, true).word(localOnly, strict));
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, NEEDS_WINDOW", "false, true, BROWSER_IN_WINDOW", "true, false, NEEDS_WINDOW",
    "true, true, HERE_IN_WINDOW",
  })
  void aModelOfThisBrowserAlone_apartFromTheWallet(boolean localOnly, boolean strict, Word word) {
    assertEquals(word, new Answered(false, true, false, true).word(localOnly, strict));
  }

  @ParameterizedTest
  @CsvSource({"false, false, PAID", "true, false, HERE", "true, true, HERE"})
  void aServerOnThisComputer(boolean localOnly, boolean strict, Word word) {
    assertEquals(word, new Answered(true, true, true, true).word(localOnly, strict));
  }

  @ParameterizedTest
  @CsvSource({"false, false, PAID", "true, false, NO_MODEL_HERE", "true, true, NO_MODEL_HERE"})
  void keysAlone(boolean localOnly, boolean strict, Word word) {
    assertEquals(word, new Answered(true, true, false, false).word(localOnly, strict));
  }

  @Test
  void whatAnswersHere_asksForNoKeys_andNobodyIsPaid() {
    assertEquals("May it write and read text with models on this computer?", ConsentWords.may(List.of("language"), Word.HERE));
    assertEquals("May it write and read text with your AI keys?", ConsentWords.may(List.of("language"), Word.PAID));
    for (Word word : Word.values()) {
      assertEquals(word == Word.PAID, ConsentWords.answering(word).contains("pay"));
      assertFalse(ConsentWords.answeringRest(word).contains("pay"));
    }
  }
}
