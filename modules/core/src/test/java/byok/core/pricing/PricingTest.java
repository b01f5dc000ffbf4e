package byok.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.providers.Tables;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {
  private static final PriceList PRICES = PriceList.parse(Tables.data("models.json"));
  private static final List<PricedModel> WRITERS =
      PRICES.models().stream().filter(model -> model.unit() == null && model.context() > 0).toList();

  @Test
  void snapshot_isDatedAndPricesTheKnownModels() {
    assertEquals("2026-09-23", PRICES.date());
    assertTrue(PRICES.models().size() >= 100);
    for (PricedModel model : PRICES.models()) {
      assertTrue(model.isPriced(), model.id());
    }
    assertEquals(150_000, PRICES.require("openai", "gpt-4o-mini").price().input());
    assertEquals(600_000, PRICES.require("openai", "gpt-4o-mini").price().output());
  }

  @Test
  void find_takesADatedReleaseForItsModel_unlessListedItself() {
    assertEquals("gpt-4o-mini", PRICES.find("openai", "gpt-4o-mini-2024-07-18").id());
    assertEquals("claude-haiku-4-5", PRICES.find("anthropic", "claude-haiku-4-5-20251001").id());
    assertEquals("gpt-4o-2024-05-13", PRICES.find("openai", "gpt-4o-2024-05-13").id());
    assertNull(PRICES.find("openai", "gpt-4o-mini-2024"));
    assertNotNull(PRICES.find("openrouter", "openai/gpt-4o"));
    assertNull(PRICES.find("openrouter", "openai/gpt-4o-2024-05-13"));
    assertNull(PRICES.find("anthropic", "gpt-4o-mini"));
  }

  @Test
  void require_unknownPrice_isRefused() {
    ByokException refusal = assertThrows(ByokException.class, () -> PRICES.require("home", "llama3:8b"));
    assertEquals(ErrorCode.UNPRICED_MODEL, refusal.code());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini-2024-07-18, gpt-4o-mini", "claude-3-5-haiku-20241022, claude-3-5-haiku",
    "claude-3-7-sonnet-latest, claude-3-7-sonnet",
    "gpt-4-0613, gpt-4-0613", "o1, o1", "qwen3-235b-a22b-2507, qwen3-235b-a22b-2507", "20250101, 20250101",
    "x-123456789, x-123456789"
  })
  void undated_cutsReleaseDatesOnly(String dated, String plain) {
    assertEquals(plain, PriceList.undated(dated));
  }

  @Test
  void cost_countsEveryTierAndRoundsUp() {
    PricedModel sonnet = PRICES.require("anthropic", "claude-sonnet-4-5");
    Usage usage = new Usage(12, 4096, 1024, 1024, 27, -1, false);
    long pico = 12 * 3_000_000L + 4096 * 300_000L + 1024 * 3_750_000L + 1024 * 6_000_000L + 27 * 15_000_000L;
    assertEquals((pico + 999) / 1000, Cost.of(usage, sonnet.price()));
    assertEquals(1, Cost.of(Usage.of(1, 0), Price.ofUsdPerMillion(0.0001, 0)));
    assertEquals(0, Cost.of(Usage.of(0, 0), sonnet.price()));
  }

  @Test
  void cost_ofALongRequest_isTheDearerPriceThroughout() {
    PricedModel sonnet = PRICES.require("anthropic", "claude-sonnet-4-5");
    assertEquals(200_000 * 3_000L, Cost.of(Usage.of(200_000, 0), sonnet.price()));
    assertEquals(200_001 * 6_000L, Cost.of(Usage.of(200_001, 0), sonnet.price()));
  }

  @Test
  void cost_reportedByTheProvider_winsOverThePriceList() {
    Usage usage = new Usage(1000, 0, 0, 0, 1000, Cost.picoUsd(0.00042), false);
    assertEquals(420_000, Cost.of(usage, Price.ofUsdPerMillion(100, 100)));
    assertEquals(-1, Cost.picoUsd(-0.1));
    assertEquals(-1, Cost.picoUsd(Double.NaN));
    assertEquals(-1, Cost.picoUsd(Double.POSITIVE_INFINITY));
    assertEquals(0, Cost.picoUsd(0));
  }

  @Test
  void bound_isExact() {
    PricedModel mini = PRICES.require("openai", "gpt-4o-mini");
    Bound bound = new Bound(new Footprint(500, 0, 0, 0, 0), mini, 12_000);
    assertEquals(1524, bound.inputTokens());
    assertEquals(1524 * 150L + 4096 * 600L, bound.nanoUsd(4096));
    assertEquals(4096, bound.affordableOutput(1524 * 150L + 4096 * 600L));
    assertEquals(4095, bound.affordableOutput(1524 * 150L + 4096 * 600L - 1));
    assertEquals(0, bound.affordableOutput(1524 * 150L - 1));
  }

  @Test
  void bound_countsDocumentsAsTheWholeWindow_andNeverLessThanItsBytes() {
    PricedModel mini = PRICES.require("openai", "gpt-4o-mini");
    PricedModel haiku = PRICES.require("anthropic", "claude-haiku-4-5");
    assertEquals(1524 + 48_200, new Bound(new Footprint(500, 1, 0, 0, 0), mini, 12_000).inputTokens());
    assertEquals(200_000, new Bound(new Footprint(500, 1, 1, 0, 0), haiku, 5_000).inputTokens());
    assertEquals(200_000, new Bound(new Footprint(500, 0, 0, 1, 0), haiku, 5_000).inputTokens());
    assertEquals(901_024, new Bound(new Footprint(900_000, 0, 0, 0, 0), haiku, 5_000).inputTokens());
    assertEquals(901_024, new Bound(new Footprint(900_000, 0, 2, 1, 0), haiku, 5_000).inputTokens());
  }

  @Test
  void bound_ofAnAddressWithoutAKnownWindow_isRefused() {
    PricedModel home = PricedModel.of("home", "llama3", Price.ofUsdPerMillion(1, 1));
    for (Footprint each : List.of(new Footprint(1, 0, 0, 1, 0), new Footprint(1, 0, 1, 0, 0))) {
      ByokException refusal = assertThrows(ByokException.class, () -> new Bound(each, home, 12_000));
      assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
    }
  }

  @Property(tries = 3000)
  void bound_isNeverBelowTheCost(
      @ForAll @LongRange(max = 3_000_000) long bytes,
      @ForAll @LongRange(min = 1, max = 200_000) long limit,
      @ForAll @IntRange(max = 99) int which,
      @ForAll @LongRange(max = 1000) long share,
      @ForAll @IntRange(max = 3) int kind) {
    PricedModel model = WRITERS.get(which);
    Bound bound = new Bound(new Footprint(bytes, 0, 0, 0, kind == 3 ? 1 : 0), model, 12_000);
    long tokens = bound.inputTokens() * share / 1000;
    Usage usage = new Usage(
        kind == 0 ? tokens : 0, kind == 1 ? tokens : 0, kind == 2 ? tokens : 0, kind == 3 ? tokens : 0, limit, -1,
            false);
    assertTrue(Cost.of(usage, model.price()) <= bound.nanoUsd(limit), model.id());
  }

  @Property
  void affordable_isTheLargestThatFits(@ForAll @LongRange(max = 2_000_000) long bytes,
      @ForAll @LongRange(max = 5_000_000_000L) long nano) {
    Bound bound = new Bound(new Footprint(bytes, 0, 0, 0, 0), PRICES.require("openai", "gpt-4.1"), 12_000);
    long tokens = bound.affordableOutput(nano);
    assertTrue(tokens == 0 || bound.nanoUsd(tokens) <= nano);
    assertTrue(bound.nanoUsd(tokens + 1) > nano);
  }

  @Test
  void arithmetic_saturates() {
    Price absurd = Price.ofUsdPerMillion(1e9, 1e9);
    assertTrue(Cost.of(Usage.of(1L << 40, 1L << 40), absurd) > 0);
    assertTrue(new Bound(new Footprint(1L << 40, 0, 0, 0, 0), PricedModel.of("a", "b", absurd),
        1).nanoUsd(1L << 40) > 0);
    assertNull(Price.ofUsdPerMillion(-1, 1));
    assertNull(Price.ofUsdPerMillion(Double.NaN, 1));
  }

  @Test
  void outputLimit_isTheLeastOfWishModelAndMoney() {
    assertEquals(new OutputLimit(300, false), OutputLimit.choose(300, 16_384, 9_999, 16));
    assertEquals(new OutputLimit(200, true), OutputLimit.choose(300, 16_384, 200, 16));
    assertEquals(new OutputLimit(16_384, true), OutputLimit.choose(20_000, 16_384, 99_999, 16));
    assertEquals(new OutputLimit(5, false), OutputLimit.choose(5, 16_384, 5, 16));
    assertEquals(4096, OutputLimit.wish(0, 16_384));
    assertEquals(2000, OutputLimit.wish(0, 2000));
    assertEquals(4096, OutputLimit.wish(0, 0));
    assertEquals(9000, OutputLimit.wish(9000, 0));
  }

  @Test
  void outputLimit_belowTheFloor_isRefusedWithWhatIsAffordable() {
    ByokException refusal = assertThrows(ByokException.class, () -> OutputLimit.choose(300, 0, 15, 16));
    assertEquals(ErrorCode.REQUEST_TOO_EXPENSIVE, refusal.code());
    assertEquals(15, refusal.details().integer("limit", -1));
    assertThrows(ByokException.class, () -> OutputLimit.choose(3072, 0, 1039, 1040));
    assertFalse(OutputLimit.choose(3072, 0, 9999, 1040).capped());
  }
}
