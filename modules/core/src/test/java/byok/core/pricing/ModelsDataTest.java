package byok.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.providers.ProviderEntry;
import byok.core.providers.Tables;
import byok.protocol.Capability;
import byok.protocol.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The snapshot of prices that the wallet is served with. */
class ModelsDataTest {
  private static final Value.Obj ROOT = (Value.Obj) Tables.data("models.json");
  private static final PriceList LIST = PriceList.parse(ROOT);
  private static final Map<String, List<String>> UNITS =
      Map.of(
          "image", List.of("imageOutputPerMTok", "outputPerMTok", "perImage"),
          "speech", List.of("perMCharacter", "outputPerMTok"),
          "transcription", List.of("perSecond", "audioInputPerMTok"),
          "embedding", List.of("inputPerMTok"),
          "reranking", List.of("perSearch"));

  @Test
  void everyProviderThatSpeaks_hasModelsWithAPrice() {
    for (ProviderEntry provider : Tables.TABLE.entries()) {
      long priced =
          LIST.models().stream()
              .filter(model -> model.provider().equals(provider.id()))
              .filter(model -> model.price() != null && provider.serves(Capability.LANGUAGE, model.id()))
              .count();
      assertEquals(provider.offers(Capability.LANGUAGE), priced > 0, provider.id());
    }
  }

  @Test
  void entries_areOfProvidersOfTheTable_andListedOnce() {
    Set<String> seen = new HashSet<>();
    for (PricedModel model : LIST.models()) {
      assertNotNull(Tables.TABLE.find(model.provider()), model.provider());
      assertTrue(seen.add(model.provider() + " " + model.id()), model.id());
    }
  }

  /** Models of other kinds have a price in a unit of theirs, their provider an endpoint for them, and none speaks. */
  @Test
  void kinds_arePricedByTheirUnit_andAreNoLanguageModels() {
    Value.Arr models = ROOT.list("models");
    Set<String> kinds = new HashSet<>();
    for (int i = 0; i < models.size(); i++) {
      Value.Obj model = (Value.Obj) models.get(i);
      String kind = model.text("kind");
      if (kind != null) {
        kinds.add(kind);
        ProviderEntry provider = Tables.TABLE.find(model.text("provider"));
        assertTrue(UNITS.get(kind).stream().anyMatch(unit -> model.number(unit, -1) > 0), model.text("id"));
        assertTrue(provider.offers(Capability.ofWire(kind)), model.text("id"));
        assertTrue(provider.serves(Capability.ofWire(kind), model.text("id")), model.text("id"));
        assertFalse(provider.serves(Capability.LANGUAGE, model.text("id")), model.text("id"));
      }
    }
    assertEquals(UNITS.keySet(), kinds);
  }

  @Test
  void aPriceOfEachRequest_isInTheBound() {
    PricedModel sonar = LIST.require("perplexity", "sonar");
    assertEquals(12_000_000_000L, sonar.price().request());
    Bound bound = new Bound(new Footprint(0, 0, 0, 0, 0), sonar, 1);
    assertEquals(12_000_000L + 1024 * 1000L, bound.nanoUsd(0));
  }
}
