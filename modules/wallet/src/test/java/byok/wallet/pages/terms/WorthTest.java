package byok.wallet.pages.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorthTest {
  private static final ModelChoice IMAGES = new ModelChoice("gpt-image-1", 0, true);
  private static final ModelChoice UNKNOWN = new ModelChoice("mystery", 0);

  @Test
  void sentence_saysThatNoPriceIsKnown_onlyWhereNoneIs() {
    assertEquals(TermsWords.NO_PRICE, Worth.sentence(1, Per.DAY, List.of(UNKNOWN)));
    assertEquals("", Worth.sentence(1, Per.DAY, List.of(IMAGES)));
    assertEquals("", Worth.sentence(1, Per.DAY, List.of(UNKNOWN, IMAGES)));
    assertEquals("", Worth.sentence(1, Per.DAY, List.of()));
  }
}
