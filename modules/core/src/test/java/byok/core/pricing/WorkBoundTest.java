package byok.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.providers.Tables;
import byok.protocol.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkBoundTest {
  private static final PriceList PRICES = PriceList.parse(Tables.data("models.json"));
  private static final Footprint TEXT = new Footprint(100, 0, 0, 0, 0);

  @ParameterizedTest
  @CsvSource({
    "standard/1024x1024, 40000000", "/, 40000000", "hd/1024x1024, 80000000", "hd/1792x1024, 120000000",
    "unheard/of, 120000000"
  })
  void image_costsItsVariant_orTheDearest(String variant, long nanoUsd) {
    WorkBound bound = bound("dall-e-3", new Work(1, 0, 0, 0, variant), TEXT);
    assertEquals(nanoUsd, bound.nanoUsd());
    assertEquals(0, bound.tokens());
    assertTrue(bound.isExact());
  }

  @Test
  void imageByTheToken_countsTheLongestOutputForEach() {
    WorkBound bound = bound("gpt-image-1", new Work(3, 0, 0, 0, ""), TEXT);
    long input = 100 + Bound.OVERHEAD;
    assertEquals(input + 3 * 6240, bound.tokens());
    assertEquals(input * 10_000 + 3 * 6240 * 40_000, bound.nanoUsd());
    assertFalse(bound.isExact());
  }

  @Test
  void speech_costsItsCharacters_exactWhereTheProviderCountsThem() {
    assertEquals(15_000_000, bound("tts-1", new Work(0, 1000, 0, 0, ""), TEXT).nanoUsd());
    assertTrue(bound("tts-1", new Work(0, 1000, 0, 0, ""), TEXT).isExact());
    assertFalse(bound("gpt-4o-mini-tts", new Work(0, 1000, 0, 0, ""), TEXT).isExact());
  }

  @Test
  void transcription_costsSeconds_orTheirTokensAndALongAnswer() {
    WorkBound seconds = bound("whisper-1", new Work(1, 0, 600, 0, ""), TEXT);
    assertEquals(60_000_000, seconds.nanoUsd());
    assertEquals(30_000_000, seconds.nanoUsd(300));
    assertFalse(seconds.isExact());
    WorkBound tokens = bound("gpt-4o-transcribe", new Work(1, 0, 600, 0, ""), TEXT);
    assertEquals(100 + Bound.OVERHEAD + 6000 + 2000, tokens.tokens());
  }

  @Test
  void embedding_costsItsInputAlone() {
    WorkBound bound = bound("text-embedding-3-small", new Work(0, 0, 0, 0, ""), TEXT);
    assertEquals(100 + Bound.OVERHEAD, bound.tokens());
    assertEquals((100 + Bound.OVERHEAD) * 20, bound.nanoUsd());
  }

  @Test
  void unitPrice_ofNoUnitOrNoAmount_isNone() {
    for (String text : new String[] {"{}", "{\"perPixel\":1}", "{\"perImage\":-1}", "{\"perImage\":\"1\"}"}) {
      assertNull(UnitPrice.parse((Value.Obj) Tables.JSON.parse(text)), text);
    }
  }

  private static WorkBound bound(String model, Work work, Footprint footprint) {
    return new WorkBound(footprint, work, PRICES.require("openai", model), 12_000);
  }
}
