package byok.wallet.pages.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentWordsTest {
  @Test
  void asksOnTop_namesEachKindThatIsNew() {
    assertEquals("It asks to make images too", ConsentWords.asksOnTop(List.of("image"), false));
    assertEquals(
        "It asks to make images, speak text aloud and sort texts too, and for more than you gave it",
        ConsentWords.asksOnTop(List.of("image", "speech", "reranking"), true));
  }

  @Test
  void asksOnTop_withoutANewKind_saysWhetherItIsMore() {
    assertEquals("It asks for more than you gave it", ConsentWords.asksOnTop(List.of(), true));
    assertEquals("It asks for other limits", ConsentWords.asksOnTop(List.of(), false));
  }
}
