package byok.core.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.pricing.Bound;
import byok.core.pricing.Cost;
import byok.core.pricing.Footprint;
import byok.core.pricing.Price;
import byok.core.pricing.PriceList;
import byok.core.pricing.PricedModel;
import byok.core.pricing.Usage;
import byok.core.providers.JacksonJson;
import byok.core.providers.Tables;
import byok.core.routing.ModelList;
import byok.core.secret.SecretText;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of a provider's own list of prices. */
class TariffTest {
  private static final PriceList SNAPSHOT = PriceList.parse(Tables.data("models.json"));
  private static final List<PricedModel> WRITERS =
      SNAPSHOT.models().stream().filter(model -> model.unit() == null && model.price() != null).toList();

  @Test
  void aList_tellsPricesAndSizes() {
    PricedModel said = read("a/b", "\"prompt\":\"0.0000025\",\"completion\":\"0.00001\",\"input_cache_read\":\"0.00000125\"");
    assertEquals(new Price(2_500_000, 10_000_000, 1_250_000, 2_500_000, 5_000_000, 0, 0, null), said.price());
    assertEquals(1000, said.context());
    assertEquals(200, said.maxOutput());
  }

  @Test
  void thinkingThatCostsMore_isThePriceOfOutput() {
    assertEquals(9_000_000, read("a/b",
        "\"prompt\":\"0.000001\",\"completion\":\"0.000002\",\"internal_reasoning\":\"0.000009\"").price().output());
    assertEquals(2_000_000, read("a/b",
        "\"prompt\":\"0.000001\",\"completion\":\"0.000002\",\"internal_reasoning\":\"-1\"").price().output());
  }

  /** OpenRouter's own words, of models that take and give more than words. */
  @Test
  void partsOfOtherKinds_makeAPriceNoCheaperThanTheDearestOfThem() {
    String plain = "\"prompt\":\"0.000001\",\"completion\":\"0.000002\",\"input_cache_read\":\"0.0000005\",";
    assertEquals(4_000_000, read("a/b", plain + "\"audio\":\"0.000004\"").price().input());
    assertEquals(5_000_000, read("a/b", plain + "\"image_token\":\"0.000005\"").price().input());
    assertEquals(3_000_000, read("a/b", plain + "\"image\":\"0.000003\"").price().input());
    assertEquals(9_000_000, read("a/b", plain + "\"image_output\":\"0.000009\"").price().output());
    assertEquals(8_000_000, read("a/b", plain + "\"audio_output\":\"0.000008\"").price().output());
    assertEquals(600_000, read("a/b", plain + "\"input_audio_cache\":\"0.0000006\"").price().cacheRead());
  }

  /** An image's price is held by the tokens that one is held for. */
  @ParameterizedTest
  @CsvSource({"0.003, 1000000", "0.005, 1000000", "0.05, 10000000", "0.000009, 9000000", "0.000011, 1000000"})
  void thePriceOfAnImage_isNeverMoreThanItIsHeldFor(String usd, long input) {
    String plain = "\"prompt\":\"0.000001\",\"completion\":\"0.000002\",\"image\":\"" + usd + "\"";
    assertEquals(input, read("a/b", plain).price().input());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"0.01\"", "0.01", "\"-1\"", "\"a lot\"", "{}", "[]", "null", "true"})
  void aPartThatNobodyKnows_makesAPriceNone(String said) {
    String plain = "\"prompt\":\"0.000001\",\"completion\":\"0.000002\",";
    assertNull(read("a/b", plain + "\"video\":" + said).price());
    assertEquals(1_000_000, read("a/b", plain + "\"video\":\"0\",\"web_search\":\"0.01\"").price().input());
    assertEquals(1_000_000, read("a/b", plain + "\"discount\":0.2").price().input());
  }

  @Test
  void aPartThatDepends_makesAPriceNone() {
    String plain = "\"prompt\":\"0.000001\",\"completion\":\"0.000002\",";
    for (String part : List.of("audio", "image", "image_token", "image_output", "audio_output", "request")) {
      assertNull(read("a/b", plain + '"' + part + "\":\"-1\"").price(), part);
    }
  }

  @Test
  void nothing_isBelievedOfFreeModelsAlone() {
    String nothing = "\"prompt\":\"0\",\"completion\":\"0\"";
    assertEquals(0, read("deepseek/x:free", nothing).price().output());
    assertNull(read("deepseek/x", nothing).price());
    assertNull(read("x:freely", nothing).price());
    assertNull(read("a/b", "\"prompt\":\"0\",\"completion\":\"0.00001\"").price());
    assertNull(read("a/b", "\"prompt\":\"0.00001\",\"completion\":\"0\"").price());
    assertNull(read("a/b", "\"prompt\":\"1e-30\",\"completion\":\"1e-30\"").price());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "\"-1\"", "\"NaN\"", "\"Infinity\"", "\"1e400\"", "\"1e300\"", "\"\"", "\"a lot\"", "null", "true", "{}", "[]", "-3",
    "1", "\"0x10\"", "\"0.01000001\""
  })
  void whatIsNoPrice_isNone(String odd) {
    assertNull(read("a/b", "\"prompt\":" + odd + ",\"completion\":\"0.00001\"").price(), "prompt");
    assertNull(read("a/b", "\"prompt\":\"0.00001\",\"completion\":" + odd).price(), "completion");
    if (!odd.equals("1") && !odd.contains("0.01")) {
      String plain = "\"prompt\":\"0.00001\",\"completion\":\"0.00001\"";
      assertNull(read("a/b", plain + ",\"request\":" + odd).price(), "request");
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000", "0, 0", "-5, 0", "1e300, 0", "1000000000, 1000000000", "1000000001, 0"})
  void sizes_areThoseThatCanBe(double context, long believed) {
    PricedModel model = PricedModel.of("p", "m", Price.ofUsdPerMillion(1, 1));
    PricedModel said = new PricedModel("p", "m", "m", (long) context, 7, 9, false, model.price(), null, 9);
    assertEquals(believed, tariff(said).find("m").context());
  }

  @Test
  void aModelOfWhichNothingIsSaid_isNotThere() {
    Tariff tariff = tariff(PricedModel.of("p", "m", null));
    assertNull(tariff.find("m"));
    assertNull(tariff.find("other"));
    assertFalse(tariff.isPriced());
    assertEquals(1, tariff.readAt());
  }

  @Test
  void whatAProviderSaysNewer_counts_andTheRestStays() {
    PricedModel known = SNAPSHOT.require("openrouter", "openai/gpt-4o-mini");
    PricedModel said = said(known, Price.ofUsdPerMillion(0.1, 0.4));
    PricedModel updated = known.updated(said);
    assertEquals(100_000, updated.price().input());
    assertEquals(known.imageTokens(), updated.imageTokens());
    assertEquals(known.name(), updated.name());
    assertEquals(known.context(), updated.context());
    assertEquals(known.price(), known.updated(said(known, null)).price());
  }

  @Test
  void aTrifleOfWhatItCost_isAnotherUnit_andNotBelieved() {
    PricedModel known = SNAPSHOT.require("openrouter", "openai/gpt-4o-mini");
    assertEquals(known.price(), known.updated(said(known, Price.ofUsdPerMillion(0.00000015, 0.0000006))).price());
    assertNotEquals(known.price(), known.updated(said(known, Price.ofUsdPerMillion(0.0015, 0.006))).price());
  }

  /** Each part of it: who lists one part in another unit would have it counted as next to nothing. */
  @ParameterizedTest
  @CsvSource({"1000, 0, 0", "0, 1000, 0", "0, 0, 1"})
  void aTrifleOfOnePart_isNotBelievedEither(long cacheRead, long cacheWrite, long request) {
    Price cost = new Price(1_000_000, 5_000_000, 200_000, 1_250_000, 2_000_000, 10_000_000_000L, 0, null);
    PricedModel known = PricedModel.of("p", "m", cost);
    Price said = Price.ofPicoUsd(1_000_000, 5_000_000, cacheRead, cacheWrite, request == 0 ? cost.request() : request);
    assertEquals(cost, known.updated(said(known, said)).price());
    Price half = Price.ofPicoUsd(500_000, 2_500_000, 100_000, 625_000, 5_000_000_000L);
    assertEquals(half, known.updated(said(known, half)).price());
  }

  @Test
  void aTrifleForTheCache_isNotBelievedOfAModelThatNobodyKnows() {
    String plain = "\"prompt\":\"0.000001\",\"completion\":\"0.000002\",";
    assertNull(read("a/b", plain + "\"input_cache_read\":\"0.0000000001\"").price());
    assertNull(read("a/b", plain + "\"input_cache_write\":\"0.0000000001\"").price());
    assertEquals(1_000, read("a/b", plain + "\"input_cache_read\":\"0.000000001\"").price().cacheRead());
  }

  @ParameterizedTest
  @CsvSource({"128000, 1, 128000", "128000, 500000, 500000", "0, 1, 200000", "0, 500000, 500000", "128000, 0, 128000",
    "0, 0, 0"})
  void aSmallWindow_makesNoDocumentCheaper(long known, long said, long held) {
    PricedModel listed = sized(known);
    assertEquals(held, listed.updated(tariffOf(sized(said))).window());
    assertEquals(said > 0 ? said : known, listed.updated(tariffOf(sized(said))).context());
    if (held > 0) {
      Footprint document = new Footprint(1000, 0, 1, 0, 0);
      assertEquals(held, new Bound(document, listed.updated(tariffOf(sized(said))), 0).inputTokens());
    }
  }

  /** A list of thousands is gone through once, not once for each model. */
  @Test
  void find_ofEachModel_looksAtEachOnce() {
    List<PricedModel> listed = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      listed.add(PricedModel.of("openrouter", "m" + i, Price.ofPicoUsd(1_000_000 + i, 1_000_000, 0, 0, 0)));
    }
    Counted models = new Counted(listed.stream().map(PricedModel::id).toList());
    ProviderKey told = ProviderKey.draft("openrouter", "Mine", SecretText.of("sk-or-1234567890")).working(listed, 1);
    Tariff tariff = Tariff.of(told.checked(told.check(), models, told.told()));
    for (int i = 2999; i >= 0; i--) {
      assertEquals(1_000_000 + i, tariff.find("m" + i).price().input());
    }
    assertNull(tariff.find("m3000"));
    assertTrue(models.reads <= 3 * 3000, () -> models.reads + " reads");
  }

  private static final class Counted extends AbstractList<String> {
    private final List<String> models;
    private int reads;

    Counted(List<String> models) {
      this.models = models;
    }

    @Override
    public String get(int index) {
      reads++;
      return models.get(index);
    }

    @Override
    public int size() {
      return models.size();
    }
  }

  @Test
  void longRequests_stayDearer_whereTheListHasOnePrice() {
    PricedModel known = WRITERS.stream().filter(model -> model.price().dearer() != null).findFirst().orElseThrow();
    Price tier = known.price().dearer();
    Price half = Price.ofPicoUsd(known.price().input() / 2, known.price().output() / 2, 0, 0, 0);
    Price updated = known.updated(said(known, half)).price();
    assertEquals(half.input(), updated.input());
    assertEquals(known.price().above(), updated.above());
    assertEquals(tier.input(), updated.dearer().input());
    Price twice = Price.ofPicoUsd(tier.input() * 2, tier.output() * 2, 0, 0, 0);
    assertEquals(tier.input() * 2, known.updated(said(known, twice)).price().dearer().input());
  }

  /**
   * Whatever a list says, a request is either refused for want of a price, or costs something and at most its bound.
   */
  @Property(tries = 400)
  void anyList_makesNoRequestFree_norDearerThanItsBound(
      @ForAll("amounts") String prompt, @ForAll("amounts") String completion, @ForAll("amounts") String other,
      @ForAll @IntRange(min = 1, max = 100_000) int bytes) {
    PricedModel said = read("a/b", "\"prompt\":" + prompt + ",\"completion\":" + completion + ",\"request\":" + other
        + ",\"input_cache_read\":" + other + ",\"input_cache_write\":" + prompt + ",\"internal_reasoning\":" + other);
    if (said.price() != null) {
      holds(said, bytes);
    }
  }

  /** The same of what is laid over the snapshot. */
  @Property(tries = 400)
  void anyList_overTheSnapshot_makesNoRequestFree_norDearerThanItsBound(
      @ForAll @IntRange(max = 10_000) int which, @ForAll("amounts") String prompt, @ForAll("amounts") String completion,
      @ForAll @IntRange(min = 1, max = 2_000_000) int bytes) {
    PricedModel known = WRITERS.get(which % WRITERS.size());
    PricedModel updated = known.updated(read(known.id(), "\"prompt\":" + prompt + ",\"completion\":" + completion));
    assertTrue(updated.price().input() >= known.price().input() / 100, known.id());
    assertTrue(updated.price().output() >= known.price().output() / 100, known.id());
    holds(updated, bytes);
  }

  private static void holds(PricedModel model, int bytes) {
    Bound bound = new Bound(new Footprint(bytes, 0, 0, 0, 0), model, 12_000);
    long most = bound.nanoUsd(1000);
    assertTrue(most > 0 && most < Long.MAX_VALUE / 4, () -> model.id() + " " + most);
    long input = bound.inputTokens();
    for (Usage usage : List.of(
        Usage.of(input, 1000), new Usage(0, input, 0, 0, 1000, -1, false), new Usage(1, 0, input - 1, 0, 1000, -1, false))) {
      long cost = Cost.of(usage, model.price());
      assertTrue(cost > 0 && cost <= most, () -> model.id() + " " + cost + " of " + most);
    }
  }

  @Provide
  Arbitrary<String> amounts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 1_000_000_000).map(pico -> "\"" + pico * 1e-12 + "\""),
        Arbitraries.longs().map(Double::longBitsToDouble).map(usd -> "\"" + usd + "\""),
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite).map(String::valueOf),
        Arbitraries.of("null", "\"\"", "\"-1\"", "\"0\"", "0", "\"NaN\"", "\"1e-13\"", "\"0.0000000001\"", "{}", "\"x\""));
  }

  private static PricedModel said(PricedModel known, Price price) {
    return new PricedModel(known.provider(), known.id(), known.id(), 0, 0, 0, false, price, null, 0);
  }

  /** What a tariff keeps of OpenRouter's list with one model. */
  private static PricedModel read(String id, String pricing) {
    String list = "{\"data\":[{\"id\":\"" + id + "\",\"context_length\":1000,"
        + "\"top_provider\":{\"max_completion_tokens\":200},\"pricing\":{" + pricing + "}}]}";
    ModelList lists = new ModelList(new JacksonJson());
    PricedModel listed = lists.parse("openrouter", "openrouter", list, any -> true).get(0);
    return tariff(listed).find(id);
  }

  private static PricedModel sized(long context) {
    return new PricedModel("p", "m", "m", context, 7, 0, false, Price.ofUsdPerMillion(1, 1), null, 0);
  }

  private static PricedModel tariffOf(PricedModel listed) {
    return tariff(listed).find("m");
  }

  private static Tariff tariff(PricedModel listed) {
    ProviderKey draft = ProviderKey.draft("openrouter", "Mine", SecretText.of("sk-or-1234567890"));
    return Tariff.of(draft.working(List.of(listed), 1));
  }
}
