package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.core.request.Alternatives.Alternative;
import byok.core.secret.SecretText;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.ModelInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a provider says of its models, over the prices that the wallet is served with: those of 2026-09-23. */
class LivePricesTest {
  private static final long DAY = 86_400_000L;
  private static final long SERVED = 1_790_121_600_000L;
  private static final List<Capability> WORDS = List.of(Capability.LANGUAGE);

  private final Shelf shelf = new Shelf();

  @Test
  void aProvidersNewerPrice_isTheOneThatCounts_andAppsAreToldOfIt() {
    says(SERVED, model("openai/gpt-4o-mini", 0.1, 0.4), model("new/model", 3, 15));
    assertEquals(100_000, price("openrouter/openai/gpt-4o-mini").input());
    assertEquals(15_000_000, price("new/model").output());
    assertTrue(Shipped.CATALOG.isPricedByProvider(shelf.keys.ofProvider("openrouter").get(0)));
    ModelInfo told = menu().get(0);
    assertEquals(0.4, told.price().amounts().number("outputPerMillionTokens", -1), 1e-12);
    assertEquals(64_000, told.contextWindow());
    assertEquals(2_000, told.maxOutputTokens());
    assertEquals("GPT-4o-mini", told.name());
  }

  @Test
  void anOlderOne_countsOnlyWhereTheServedListHasNone() {
    says(SERVED - 1, model("openai/gpt-4o-mini", 0.1, 0.4), model("new/model", 3, 15));
    assertEquals(150_000, price("openrouter/openai/gpt-4o-mini").input());
    assertEquals(3_000_000, price("new/model").input());
    assertFalse(Shipped.CATALOG.isPricedByProvider(shelf.keys.ofProvider("openrouter").get(0)));
  }

  @Test
  void nothing_isThePriceOfModelsThatSayItInTheirName_andElseOfNone() {
    says(SERVED + DAY, model("new/gift:free", 0, 0), model("new/broken", 0, 0), model("openai/gpt-4o-mini", 0, 0));
    assertEquals(0, price("new/gift:free").output());
    assertEquals(150_000, price("openrouter/openai/gpt-4o-mini").input());
    Sample.refused(ErrorCode.UNPRICED_MODEL, () -> price("new/broken"));
  }

  @Test
  void aListInAnotherUnit_saysNothing() {
    says(SERVED + DAY, model("new/a-million-for-one", 0.000001, 0.000001), model("new/cheapest", 0.001, 0.001));
    Sample.refused(ErrorCode.UNPRICED_MODEL, () -> price("new/a-million-for-one"));
    assertEquals(1_000, price("new/cheapest").input());
  }

  @Test
  void theOwnersPriceOfAnEndpoint_stands() {
    PricedModel said = model("llama3:8b", 7, 7);
    add(ProviderKey.draft("home", "Home", SecretText.of("")).at("http://localhost:1/v1", new TokenPrice(0, 5)), said);
    assertEquals(5_000, price("home/llama3:8b").output());
    assertEquals(64_000, menu().get(0).contextWindow());
  }

  /** A list of prices by the token says nothing of images, of speech and of recordings. */
  @Test
  void otherKindsOfModels_arePricedByTheServedListAlone() {
    add(ProviderKey.draft("openai", "Mine", SecretText.of("sk-openai-1234567890")),
        said("openai", "dall-e-3", 1, 1), said("openai", "gpt-image-1", 1, 1), said("openai", "gpt-image-9", 1, 1));
    List<Capability> images = List.of(Capability.IMAGE);
    for (String model : List.of("dall-e-3", "gpt-image-1")) {
      PricedModel served = Shipped.CATALOG.prices().require("openai", model);
      PricedModel admitted = gate().admit(shelf.grant(images, "*"), Capability.IMAGE, model).model();
      assertEquals(served.at(null), admitted.at(null));
      assertEquals(served.isPriced() && served.price() == null ? Price.FREE : served.price(), admitted.price());
    }
    Sample.refused(ErrorCode.UNPRICED_MODEL,
        () -> gate().admit(shelf.grant(images, "*"), Capability.IMAGE, "gpt-image-9"));
  }

  /** Else a price of next to nothing would take them out of the number of requests that the owner allows. */
  @Test
  void otherKindsOfModels_thatTheServedListDoesNotKnow_staysUnpriced_whateverTheirProviderSays() {
    shelf.caveats = Shelf.withUnpriced(false);
    add(ProviderKey.draft("openai", "Mine", SecretText.of("sk-openai-1234567890")),
        said("openai", "gpt-image-9", 0.001, 0.001), said("openai", "tts-9", 0.001, 0.001));
    for (Capability kind : List.of(Capability.IMAGE, Capability.SPEECH)) {
      Grant grant = shelf.grant(List.of(kind), "*");
      Admitted admitted = gate().admit(grant, kind, kind == Capability.IMAGE ? "gpt-image-9" : "tts-9");
      assertFalse(admitted.priced(), kind.wire());
      assertEquals(Price.FREE, admitted.model().price());
      List<Alternative> all = new Alternatives(shelf.jvm.open(), shelf.jvm.ports(), Shipped.CATALOG).of(kind);
      assertFalse(all.get(0).model().isPriced(), kind.wire());
    }
  }

  @Test
  void aPriceThatIsGone_isTheServedOneAgain() {
    says(SERVED, model("openai/gpt-4o-mini", 0.1, 0.4), model("new/model", 3, 15));
    ProviderKey key = shelf.keys.ofProvider("openrouter").get(0);
    List<PricedModel> silent = Sample.listed("openai/gpt-4o-mini", "new/model");
    shelf.keys.replace(key.working(silent, SERVED + DAY));
    assertEquals(150_000, price("openrouter/openai/gpt-4o-mini").input());
    shelf.caveats = Shelf.withUnpriced(false);
    assertNull(menu().get(1).price());
  }

  /** Copies of the vault go on with the key as it was. */
  @Test
  void aKeyWhoseModelsCostMore_isDearer_andSoIsOneWhosePricesAreGone() {
    ProviderKey key = key(SERVED, model("openai/gpt-4o-mini", 0.15, 0.6), model("new/model", 3, 15));
    assertFalse(dearer(key, key));
    assertFalse(dearer(key, key(SERVED + DAY, model("openai/gpt-4o-mini", 0.1, 0.6), model("new/model", 3, 14))));
    assertTrue(dearer(key, key(SERVED + DAY, model("openai/gpt-4o-mini", 0.15, 0.6), model("new/model", 3.1, 15))));
    assertTrue(dearer(key, key(SERVED + DAY, model("openai/gpt-4o-mini", 0.15, 0.7))));
    assertTrue(dearer(key, key(SERVED + DAY, model("openai/gpt-4o-mini", 0.15, 0.6))));
    ProviderKey old = key(SERVED - DAY, model("openai/gpt-4o-mini", 0.2, 0.8));
    assertTrue(dearer(old, key(SERVED, model("openai/gpt-4o-mini", 0.2, 0.8))));
    assertFalse(dearer(ProviderKey.draft("openrouter", "Mine", SecretText.of("sk-or-1234567890")), key));
  }

  @Test
  void aPriceOfWhichOnePartIsMore_isDearer() {
    Price all = new Price(10, 20, 3, 12, 15, 5, 100, new Price(20, 40, 6, 24, 30, 5, 0, null));
    assertFalse(all.isDearerThan(all));
    for (Price dearer : List.of(
        new Price(11, 20, 3, 12, 15, 5, 100, all.dearer()), new Price(10, 21, 3, 12, 15, 5, 100, all.dearer()),
        new Price(10, 20, 4, 12, 15, 5, 100, all.dearer()), new Price(10, 20, 3, 13, 15, 5, 100, all.dearer()),
        new Price(10, 20, 3, 12, 16, 5, 100, all.dearer()), new Price(10, 20, 3, 12, 15, 6, 100, all.dearer()),
        new Price(10, 20, 3, 12, 15, 5, 99, all.dearer()),
        new Price(10, 20, 3, 12, 15, 5, 100, new Price(21, 40, 6, 24, 30, 5, 0, null)))) {
      assertTrue(dearer.isDearerThan(all), dearer.toString());
      assertFalse(all.isDearerThan(dearer), dearer.toString());
    }
    assertTrue(all.isDearerThan(new Price(10, 20, 3, 12, 15, 5, 0, null)));
  }

  private static boolean dearer(ProviderKey was, ProviderKey now) {
    return Shipped.CATALOG.isDearer(was, now);
  }

  private static ProviderKey key(long at, PricedModel... models) {
    return ProviderKey.draft("openrouter", "Mine", SecretText.of("sk-or-1234567890")).working(List.of(models), at);
  }

  private void says(long at, PricedModel... models) {
    shelf.keys.add(key(at, models));
  }

  private void add(ProviderKey draft, PricedModel... models) {
    shelf.keys.add(draft.working(List.of(models), SERVED + DAY));
  }

  private static PricedModel model(String id, double input, double output) {
    return said("openrouter", id, input, output);
  }

  private static PricedModel said(String provider, String id, double input, double output) {
    Price price = Price.ofUsdPerMillion(input, output);
    return new PricedModel(provider, id, id, 64_000, 2_000, 0, false, price, null, 0);
  }

  private Price price(String model) {
    return gate().admit(shelf.grant(WORDS, "*"), Capability.LANGUAGE, model).model().price();
  }

  private Gate gate() {
    return new Gate(shelf.wallet());
  }

  private List<ModelInfo> menu() {
    Grant grant = shelf.grant(WORDS, "*");
    return Menu.of(shelf.wallet(), grant).models();
  }
}
