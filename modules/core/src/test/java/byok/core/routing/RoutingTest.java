package byok.core.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.pricing.PricedModel;
import byok.core.providers.JacksonJson;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {
  private static final List<String> BUILT_IN = List.of("openai", "anthropic", "openrouter");
  private static final Router ROUTER = new Router(BUILT_IN);
  private static final Available OPENAI = new Available("openai", "k1", List.of("gpt-4o", "gpt-4o-mini"));
  private static final Available ANTHROPIC =
      new Available("anthropic", "k2", List.of("claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001"));
  private static final Available OPENROUTER = new Available("openrouter", "k3",
      List.of("openai/gpt-4o-mini", "anthropic/claude-sonnet-4.5", "deepseek/x:free", "deepseek/x"));
  private static final Available HOME = new Available("home", "k4", List.of("llama3:8b", "mistral:latest",
      "gpt-4o-mini"));
  private static final Available DARK = new Available("dark", "k5", null);

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-4o, openai, gpt-4o", "openai:gpt-4o, openai, gpt-4o", "gpt-4o, , gpt-4o", "llama3:8b, , llama3:8b",
    "deepseek/x:free, , deepseek/x:free", "openrouter/deepseek/x:free, openrouter, deepseek/x:free",
    "openrouter:deepseek/x:free, openrouter, deepseek/x:free", "openai/, , openai/", "/gpt-4o, , /gpt-4o", ":x, , :x",
    "openai, , openai", "OpenAI/gpt-4o, , OpenAI/gpt-4o", "constructor/x, , constructor/x",
    "anthropic/claude-sonnet-4.5, anthropic, claude-sonnet-4.5"
  })
  void modelId_onlyKnownProvidersArePrefixes(String text, String provider, String model) {
    assertEquals(new ModelId(provider, model, text), ModelId.parse(text, BUILT_IN));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, openai, gpt-4o", "openai/gpt-4o-mini, openai, gpt-4o-mini", "openai:gpt-4o-mini, openai, gpt-4o-mini",
    "gpt-4o-mini, openai, gpt-4o-mini", "claude-sonnet-4-5, anthropic, claude-sonnet-4-5-20250929",
    "claude-haiku-4.5, anthropic, claude-haiku-4-5-20251001",
    "anthropic/claude-sonnet-4.5, anthropic, claude-sonnet-4-5-20250929",
    "llama3:8b, home, llama3:8b", "mistral, home, mistral:latest", "home/llama3:8b, home, llama3:8b",
    "deepseek/x:free, openrouter, deepseek/x:free",
    "openrouter/deepseek/x:free, openrouter, deepseek/x:free", "deepseek/x, openrouter, deepseek/x",
    "x, openrouter, deepseek/x", "openai/gpt-9, openai, gpt-9"
  })
  void route_withAllKeys(String asked, String provider, String model) {
    Route route = ROUTER.route(asked, List.of(OPENAI, ANTHROPIC, OPENROUTER, HOME));
    assertEquals(provider + " " + model, route.providerId() + " " + route.model());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini, openai/gpt-4o-mini", "openai/gpt-4o-mini, openai/gpt-4o-mini",
    "openai:gpt-4o-mini, openai/gpt-4o-mini",
    "claude-sonnet-4-5, anthropic/claude-sonnet-4.5", "anthropic/claude-sonnet-4-5, anthropic/claude-sonnet-4.5"
  })
  void route_withOnlyAReseller_goesThere(String asked, String model) {
    assertEquals(new Route("openrouter", "k3", model), ROUTER.route(asked, List.of(OPENROUTER)));
  }

  /** A gateway's own names of models begin like a provider that the owner may have a key of. */
  @Test
  void route_toAProviderThatDoesNotListTheModel_goesToTheResellerThatDoes() {
    Available deepseek = new Available("deepseek", "k6", List.of("deepseek-chat"));
    Router router = new Router(List.of("openai", "anthropic", "openrouter", "deepseek"));
    List<Available> both = List.of(deepseek, OPENROUTER);
    assertEquals(new Route("openrouter", "k3", "deepseek/x:free"), router.route("deepseek/x:free", both));
    assertEquals(new Route("deepseek", "k6", "deepseek-chat"), router.route("deepseek/deepseek-chat", both));
    assertEquals(new Route("deepseek", "k6", "new"), router.route("deepseek/new", both));
  }

  @Test
  void route_followsTheOwnersOrder() {
    assertEquals("home", ROUTER.route("gpt-4o-mini", List.of(HOME, OPENAI)).providerId());
    assertEquals("openai", ROUTER.route("gpt-4o-mini", List.of(OPENROUTER, OPENAI, HOME)).providerId());
  }

  @Test
  void route_unknownListComesLast() {
    assertEquals("openai", ROUTER.route("gpt-4o", List.of(DARK, OPENAI)).providerId());
    assertEquals(new Route("dark", "k5", "phi3"), ROUTER.route("phi3", List.of(OPENAI, DARK)));
    assertEquals(new Route("dark", "k5", "phi3"), ROUTER.route("dark/phi3", List.of(OPENAI, DARK)));
  }

  @Test
  void target_isWhatTheOwnerChose_once() {
    Map<String, String> chosen = Map.of("gpt-4o", "home/llama3:8b", "llama3:8b", "openai/gpt-4o", "off", "");
    List<Available> all = List.of(OPENAI, HOME);
    assertEquals("home/llama3:8b", ROUTER.target("gpt-4o", all, chosen));
    assertEquals("openai/gpt-4o", ROUTER.target("llama3:8b", all, chosen));
    assertEquals("gpt-4o-mini", ROUTER.target("gpt-4o-mini", all, chosen));
    ByokException off = assertThrows(ByokException.class, () -> ROUTER.target("off", all, chosen));
    assertEquals(ErrorCode.MODEL_NOT_ALLOWED, off.code());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, gpt-4o, x", "gpt-4o, openai/gpt-4o, x", "gpt-4o, openai:gpt-4o, x", "openai/gpt-4o, gpt-4o, x",
    "openai/gpt-4o, openai:gpt-4o, x", "openai:gpt-4o, openai/gpt-4o, openai/gpt-4o",
    "gpt-4o, gpt-4o-mini, gpt-4o-mini", "openrouter/gpt-4o, gpt-4o, gpt-4o", "default, openai/default, openai/default",
    "default:image, openai/default:image, openai/default:image", "default, default, x",
    "claude-sonnet-4-5-20250929, claude-sonnet-4.5, x", "deepseek/x, x, x"
  })
  void target_holdsForEverySpelling_andAliasesForThemselvesAlone(String name, String asked, String target) {
    assertEquals(target, ROUTER.target(asked, List.of(OPENAI, ANTHROPIC, OPENROUTER), Map.of(name, "x")));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini, openai/gpt-4o-mini-2024-07-18, x", "openai/gpt-4o-mini, openai:gpt-4o-mini-2024-07-18, x",
    "openai/gpt-4o-mini, openai:gpt-4o-mini-20240718, x", "gpt-4o-mini, gpt-4o-mini-latest, x",
    "claude-sonnet-4.5, claude-sonnet-4-5-20250929, x", "claude-sonnet-4.5, anthropic/claude-sonnet-4-5-latest, x",
    "anthropic/claude-sonnet-4-5, openrouter/anthropic/claude-sonnet-4.5, x",
    "claude-haiku-4-5-20251001, claude-haiku-4-5-latest, x", "mistral, mistral:latest, x", "mistral:latest, mistral, x",
    "gpt-4o-2024-05-13, gpt-4o-2024-11-20, gpt-4o-2024-11-20", "gpt-4o-2024-05-13, gpt-4o, gpt-4o",
    "gpt-4o, gpt-4o-mini-2024-07-18, gpt-4o-mini-2024-07-18", "deepseek/x, deepseek/x:free, deepseek/x:free",
    "gpt-4, gpt-4-0613, gpt-4-0613", "default, default-latest, default-latest"
  })
  void target_holdsForTheReleasesOfAName_butNotOneReleaseForAnother(String name, String asked, String target) {
    List<Available> all = List.of(OPENAI, ANTHROPIC, OPENROUTER, HOME);
    assertEquals(target, ROUTER.target(asked, all, Map.of(name, "x")));
  }

  /** Whatever a provider may answer as the model: a name too much is asked for again, a name too little is paid. */
  @ParameterizedTest
  @CsvSource({
    "gpt-4, gpt-4-0613", "gpt-4, openai/gpt-4-0613", "openai/gpt-4, openai:gpt-4-0613", "gpt-4, openai/GPT-4",
    "gpt-4, openrouter/openai/gpt-4-0613:nitro", "mistral-large, mistral-large-2411", "command-r, command-r-08-2024",
    "google/gemini-2.0-flash, google/gemini-2.0-flash-001", "deepseek/x, deepseek/x:free", "x, openrouter:deepseek/x:nitro",
    "openrouter/deepseek/x, deepseek/x:free", "deepseek/x, openrouter/deepseek/x-0528:free", "llama3, home/llama3:8b",
    "deepseek/x:free, openrouter/deepseek/x:free", "google/gemini-2.5-pro, google/models/gemini-2.5-pro",
    "google/models/gemini-2.5-pro, google/gemini-2.5-pro", "gemini-2.5-pro, google:models/gemini-2.5-pro-002",
    "models/gemini-2.5-pro, gemini-2-5-pro", "y, fireworks/accounts/fireworks/models/y",
    "fireworks/y, fireworks/accounts/fireworks/models/y", "claude-sonnet-4-5, claude-sonnet-4-5@20250929",
    "claude-sonnet-4.5, anthropic/Claude-Sonnet-4.5-latest"
  })
  void aNameThatIsOff_isOffUnderEachNameOfTheModel(String off, String asked) {
    Router router = new Router(List.of("openai", "anthropic", "openrouter", "google", "fireworks"));
    List<Available> all = List.of(OPENAI, ANTHROPIC, OPENROUTER, HOME, new Available("google", "k7", List.of()));
    ByokException refusal = assertThrows(ByokException.class, () -> router.target(asked, all, Map.of(off, "")));
    assertEquals(ErrorCode.MODEL_NOT_ALLOWED, refusal.code());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4, gpt-4o", "gpt-4, gpt-4.1", "gpt-4, gpt-4-1", "gpt-4, gpt-4-1-2025-04-14", "gpt-4, gpt-4-32k",
    "gpt-4, gpt-4-turbo-2024-04-09", "gpt-4-0613, gpt-4-0314", "gpt-4-0613, gpt-4", "claude-3, claude-3-5-sonnet",
    "deepseek/x:free, deepseek/x", "deepseek/x:free, deepseek/x:nitro", "llama3:8b, llama3:70b", "openai/x, deepseek/x",
    "google/gemini-2.5-pro, google/models/gemini-2.5-pro-preview", "default, openai/default"
  })
  void aNameThatIsOff_leavesOtherModelsAlone(String off, String asked) {
    assertEquals(asked, ROUTER.target(asked, List.of(OPENAI, ANTHROPIC, OPENROUTER, HOME), Map.of(off, "")));
  }

  @Test
  void target_ofARelease_isWhatIsSaidOfItself_beforeWhatIsSaidOfItsName() {
    Map<String, String> chosen = Map.of("gpt-4o-mini", "", "openai/gpt-4o-mini-2024-07-18", "openai/gpt-4o");
    assertEquals("openai/gpt-4o", ROUTER.target("openai/gpt-4o-mini-2024-07-18", List.of(OPENAI), chosen));
    assertThrows(ByokException.class, () -> ROUTER.target("gpt-4o-mini-2025-01-01", List.of(OPENAI), chosen));
  }

  @Test
  void target_ofSpellingsWithSeveralChoices_isOff_whereOneOfThemIs() {
    Map<String, String> chosen = Map.of("claude-sonnet-4.5", "x", "claude-sonnet-4-5", "");
    String asked = "claude-sonnet-4-5-20250929";
    assertThrows(ByokException.class, () -> ROUTER.target(asked, List.of(ANTHROPIC), chosen));
  }

  @Test
  void route_withoutAKey_isRefused() {
    assertEquals(ErrorCode.NO_PROVIDER_KEY, refusal("anthropic/claude-x", List.of(OPENAI)).code());
    assertEquals("The wallet has no key for the provider anthropic.",
        refusal("anthropic/claude-x", List.of(OPENAI)).getMessage());
    assertEquals("No key in the wallet serves the model nothing-1.",
        refusal("nothing-1", List.of(OPENAI, OPENROUTER)).getMessage());
    assertEquals(ErrorCode.NO_PROVIDER_KEY, refusal("gpt-4o", List.of()).code());
  }

  @Test
  void modelList_readsTheThreeShapes() {
    ModelList lists = new ModelList(new JacksonJson());
    List<PricedModel> openai = lists.parse("openai", "openai",
        "{\"data\":[{\"id\":\"gpt-4o\"},{\"id\":\"text-embedding-3-small\"},{\"object\":\"x\"}]}",
        id -> !id.contains("embedding"));
    assertEquals(List.of(PricedModel.of("openai", "gpt-4o", null)), openai);
    List<PricedModel> anthropic = lists.parse("anthropic", "anthropic",
        "{\"data\":[{\"id\":\"claude-haiku-4-5-20251001\",\"display_name\":\"Claude Haiku 4.5\"}],\"has_more\":false}",
            id -> true);
    assertEquals("Claude Haiku 4.5", anthropic.get(0).name());
    PricedModel priced = lists.parse("openrouter", "openrouter", """
        {"data":[{"id":"a/b","name":"B","context_length":1000,"top_provider":{"max_completion_tokens":200},
          "supported_parameters":["reasoning"],
          "pricing":{"prompt":"0.0000025","completion":"0.00001","request":"0.001","input_cache_read":"0.00000125"}}]}""", id -> true).get(0);
    assertEquals(2_500_000, priced.price().input());
    assertEquals(10_000_000, priced.price().output());
    assertEquals(1_250_000, priced.price().cacheRead());
    assertEquals(1_000_000_000, priced.price().request());
    assertEquals(1000, priced.context());
    assertEquals(200, priced.maxOutput());
    assertTrue(priced.reasoning());
  }

  @Test
  void modelList_dependingPrice_isNoPrice_andNonsenseIsNoList() {
    ModelList lists = new ModelList(new JacksonJson());
    assertNull(lists.parse("openrouter", "openrouter",
        "{\"data\":[{\"id\":\"openrouter/auto\",\"pricing\":{\"prompt\":\"-1\",\"completion\":\"-1\"}}]}",
        id -> true).get(0).price());
    for (String answer : List.of("", "[]", "{}", "<html>", "{\"data\":{}}")) {
      assertNull(lists.parse("openai", "openai", answer, id -> true), answer);
    }
  }

  private static ByokException refusal(String asked, List<Available> available) {
    return assertThrows(ByokException.class, () -> ROUTER.route(asked, available));
  }
}
