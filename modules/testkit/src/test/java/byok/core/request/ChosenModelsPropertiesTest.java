package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.grants.Grant;
import byok.core.keys.TokenPrice;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** No choice of the owner's lets an app through to a model that it could not have asked for by its name. */
class ChosenModelsPropertiesTest {
  private static final List<String> NAMES = List.of(
      "gpt-4o", "openai/gpt-4o", "openai:gpt-4o", "gpt-4o-mini", "openrouter/openai/gpt-4o", "llama3:8b",
      "home/llama3:8b", "dall-e-3", "openai/dall-e-3", "away/fresh", "gone/model", "default");
  private static final List<String> TARGETS = List.of(
      "openai/gpt-4o", "gpt-4o-mini", "home/llama3:8b", "openrouter/openai/gpt-4o", "openai/dall-e-3", "away/fresh",
      "gone/model", "openai/gone", "");
  private static final List<String> PATTERNS = List.of(
      "*", "*", "*", "*", "gpt-4o", "gpt-4o-mini", "home/*", "*llama*", "openai/*", "openrouter/*", "dall-e-3", "*mini", "away/*");

  /** What an owner set, and what an app asks for. */
  record World(
      List<String> patterns,
      boolean localOnly,
      boolean unpriced,
      Map<String, String> substitutes,
      Map<Capability, String> defaults,
      String asked,
      Capability kind) {}

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Map<String, String>> substitutes = Arbitraries.maps(
        Arbitraries.of(NAMES)
            .flatMap(name -> name.equals("default") ? Arbitraries.of("default", "default:language", "default:image")
                : Arbitraries.just(name)),
        Arbitraries.of(TARGETS)).ofMinSize(1).ofMaxSize(6);
    Arbitrary<Map<Capability, String>> defaults = Arbitraries.maps(
        Arbitraries.of(Capability.LANGUAGE, Capability.IMAGE), Arbitraries.of(TARGETS).filter(each -> !each.isEmpty()));
    return Combinators.combine(
        Arbitraries.of(PATTERNS).list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false),
        Arbitraries.of(true, false), substitutes, defaults, Arbitraries.of(NAMES),
        Arbitraries.of(Capability.LANGUAGE, Capability.IMAGE)).as(World::new);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void whatAnswers_couldHaveBeenAskedForByItsName(@ForAll("worlds") World world) {
    Shelf shelf = shelf(world);
    List<Capability> kinds = List.of(Capability.LANGUAGE, Capability.IMAGE);
    String[] patterns = world.patterns().toArray(new String[0]);
    shelf.overrides = world.substitutes();
    Admitted chosen = admitted(shelf, shelf.grant(kinds, patterns), world.asked(), world.kind());
    Statistics.label("admitted").collect(chosen != null);
    Statistics.label("another answers").collect(chosen != null && !chosen.askedInstead().isEmpty());
    if (chosen == null) {
      return;
    }
    shelf.overrides = Map.of();
    Admitted named = new Gate(shelf.wallet()).admit(shelf.grant(kinds, patterns), world.kind(), chosen.answering());
    assertEquals(chosen.route(), named.route());
    assertEquals(chosen.priced(), named.priced());
    assertEquals(chosen.model(), named.model());
  }

  private static Admitted admitted(Shelf shelf, Grant grant, String asked, Capability kind) {
    try {
      return new Gate(shelf.wallet()).admit(grant, kind, asked);
    } catch (ByokException e) {
      return null;
    }
  }

  private static Shelf shelf(World world) {
    Shelf shelf = new Shelf();
    shelf.key("openai", "gpt-4o", "gpt-4o-mini", "dall-e-3");
    shelf.key("openrouter", "openai/gpt-4o", "meta/llama3");
    shelf.endpoint("home", "http://localhost:11434/v1", new TokenPrice(0, 0), "llama3:8b");
    shelf.endpoint("away", "https://llm.example/v1", null, "fresh");
    world.defaults().forEach(shelf.models::choose);
    if (world.unpriced()) {
      shelf.caveats = Shelf.withUnpriced(world.localOnly());
    } else if (world.localOnly()) {
      shelf.caveats = Shelf.local();
    }
    return shelf;
  }
}
