package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Grant;
import byok.core.grants.Storage;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.secret.SecretText;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.ModelInfo;
import byok.protocol.ModelMenu;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an app is told of the owner's models, and what {@code default} stands for. */
class MenuTest {
  private static final List<Capability> WORDS = List.of(Capability.LANGUAGE);

  private final Shelf shelf = new Shelf();

  @Test
  void models_ofTheKeys_withWhatIsKnownOfThem() {
    shelf.key("openai", "gpt-4o", "gpt-4o-mini");
    ModelInfo mini = models(WORDS, "*").get(1);
    assertEquals("openai/gpt-4o-mini", mini.id());
    assertEquals("openai", mini.provider());
    assertEquals(Capability.LANGUAGE, mini.capability());
    assertEquals(128_000, mini.contextWindow());
    assertEquals(16_384, mini.maxOutputTokens());
    assertEquals(0.15, mini.price().amounts().number("inputPerMillionTokens", -1), 1e-12);
    assertEquals(0.6, mini.price().amounts().number("outputPerMillionTokens", -1), 1e-12);
  }

  @Test
  void theListOfPrices_goesFirst_thenWhatElseIsListed() {
    shelf.caveats = Shelf.withUnpriced(false);
    shelf.key("openai", "gpt-new", "gpt-4o-mini", "gpt-4o");
    shelf.key("anthropic", "claude-haiku-4-5");
    assertEquals(
        List.of("openai/gpt-4o", "openai/gpt-4o-mini", "openai/gpt-new", "anthropic/claude-haiku-4-5"),
        ids(WORDS, "*"));
  }

  @Test
  void patterns_bindTheList() {
    shelf.key("openai", "gpt-4o", "gpt-4o-mini", "gpt-4.1");
    shelf.key("anthropic", "claude-haiku-4-5");
    assertEquals(List.of("openai/gpt-4o", "openai/gpt-4o-mini"), ids(WORDS, "gpt-4o*"));
    assertEquals(List.of("openai/gpt-4.1"), ids(WORDS, "openai/gpt-4.1"));
    assertEquals(List.of(), ids(WORDS, "google/*"));
  }

  @Test
  void kindsOutsideTheGrant_areLeftOut_andEachModelHasOne() {
    shelf.key("openai", "gpt-4o", "gpt-image-1", "dall-e-3", "tts-1", "whisper-1", "text-embedding-3-small");
    assertEquals(List.of("openai/gpt-4o"), ids(WORDS, "*"));
    assertEquals(List.of("openai/tts-1"), ids(List.of(Capability.SPEECH), "*"));
    List<String> all = ids(List.of(Capability.values()), "*");
    assertEquals(6, all.size());
    assertEquals(6, all.stream().distinct().count());
  }

  @Test
  void pricesOfOtherUnits_areInThatUnit() {
    shelf.key("openai", "dall-e-3", "tts-1", "whisper-1");
    List<ModelInfo> models =
        models(List.of(Capability.IMAGE, Capability.SPEECH, Capability.TRANSCRIPTION), "*");
    assertEquals(0.12, models.get(0).price().amounts().number("perImage", -1), 1e-12);
    assertEquals(15, models.get(1).price().amounts().number("perMillionCharacters", -1), 1e-12);
    assertEquals(0.0001, models.get(2).price().amounts().number("perSecond", -1), 1e-12);
    assertEquals(1, models.get(2).price().amounts().size());
  }

  @Test
  void otherKindsOfAProviderThatListsLanguageAlone_comeFromThePriceList() {
    shelf.key("cohere", "command-a-03-2025");
    assertEquals(List.of("cohere/rerank-v3.5"), ids(List.of(Capability.RERANKING), "*"));
    assertFalse(ids(WORDS, "*").contains("cohere/rerank-v3.5"));
  }

  @Test
  void withoutAPrice_onlyWhereTheOwnerLimitsThem() {
    shelf.key("openai", "gpt-new");
    assertEquals(List.of(), ids(WORDS, "*"));
    shelf.caveats = Shelf.withUnpriced(false);
    assertNull(models(WORDS, "*").get(0).price());
  }

  @Test
  void localOnly_listsTheOwnersComputerAlone() {
    shelf.key("openai", "gpt-4o");
    shelf.endpoint("home", "http://localhost:11434/v1", new TokenPrice(0, 0), "llama3:8b", "nomic-embed-text");
    shelf.caveats = Shelf.local();
    assertEquals(List.of("home/llama3:8b"), ids(WORDS, "*"));
    assertEquals(List.of("home/nomic-embed-text"), ids(List.of(Capability.EMBEDDING), "*"));
  }

  @Test
  void aModelOfThisBrowser_isListed_andTheDefault_whereTheBridgeReachesIt() {
    shelf.here("tiny");
    shelf.key("openai", "gpt-4o");
    assertEquals(List.of("local/tiny", "openai/gpt-4o"), ids(WORDS, "*"));
    assertEquals(List.of("local/tiny"), defaults(WORDS));
    shelf.place = Storage.SEALED;
    shelf.models.choose(Capability.LANGUAGE, "local/tiny");
    assertEquals(List.of("openai/gpt-4o"), ids(WORDS, "*"));
    assertEquals(List.of("openai/gpt-4o"), defaults(WORDS));
    shelf.place = Storage.LIVE;
    assertEquals(List.of("local/tiny"), defaults(WORDS));
  }

  @Test
  void keys_leaveNothingButTheirProvider() {
    shelf.key("openai", "gpt-4o");
    shelf.endpoint("home", "https://10.0.0.7:8000/v1", new TokenPrice(0, 0), "llama3:8b");
    String told = new JvmJson().print(Menu.of(shelf.wallet(), shelf.grant(WORDS, "*")).encode());
    for (String secret : List.of("MARKED", "4242", "Private", "Home", "10.0.0.7", shelf.keys.list().items().get(0).id())) {
      assertFalse(told.contains(secret), secret);
    }
    assertTrue(told.contains("home/llama3:8b"));
  }

  @Test
  void twoKeysOfOneProvider_listItsModelsOnce() {
    shelf.key("openai", "gpt-4o");
    shelf.jvm.clock().advance(1);
    shelf.keys.add(
        ProviderKey.draft("openai", "Other", SecretText.of("sk-other-1234567890"))
            .working(Sample.listed("gpt-4o", "gpt-4.1"), JvmWallet.START));
    assertEquals(List.of("openai/gpt-4o"), ids(WORDS, "*"));
  }

  @Test
  void whatNobodyCanAskFor_isLeftOut() {
    shelf.endpoint("home", "http://localhost:1/v1", new TokenPrice(0, 0), "m".repeat(200), "evil\u202egnp", "", "fine");
    assertEquals(List.of("home/fine"), ids(WORDS, "*"));
  }

  @Test
  void everyListedModel_wouldBeAdmitted_asWhatItSays() {
    shelf.caveats = Shelf.withUnpriced(false);
    shelf.key("openai", "gpt-new", "gpt-4o", "dall-e-3");
    shelf.key("openrouter", "openai/gpt-4o", "anthropic/claude-haiku-4.5");
    Grant grant = shelf.grant(List.of(Capability.values()), "*");
    for (ModelInfo model : Menu.of(shelf.wallet(), grant).models()) {
      Admitted admitted = new Gate(shelf.wallet()).admit(grant, model.capability(), model.id());
      assertEquals(model.provider(), admitted.route().providerId());
      assertEquals(model.price() != null, admitted.priced());
    }
  }

  @Test
  void aModelThatTheOwnerRemapped_isListedAsWhatAnswers_andASwitchedOffOneNotAtAll() {
    shelf.key("openai", "gpt-4o", "gpt-4o-mini", "gpt-4.1");
    shelf.overrides = Map.of("openai/gpt-4o", "openai/gpt-4o-mini", "openai/gpt-4.1", "");
    List<ModelInfo> models = models(WORDS, "*");
    assertEquals(List.of("openai/gpt-4o", "openai/gpt-4o-mini"), models.stream().map(ModelInfo::id).toList());
    assertEquals(0.15, models.get(0).price().amounts().number("inputPerMillionTokens", -1), 1e-12);
  }

  @Test
  void default_isTheFirstListedWithAPrice() {
    shelf.caveats = Shelf.withUnpriced(false);
    shelf.key("openai", "gpt-new");
    shelf.key("anthropic", "claude-new", "claude-haiku-4-5");
    assertEquals("claude-haiku-4-5", admitted(WORDS, "*", Capability.LANGUAGE).route().model());
    assertEquals(List.of("anthropic/claude-haiku-4-5"), defaults(WORDS));
  }

  @Test
  void default_isOfItsKind_andWithinThePatterns() {
    shelf.key("openai", "gpt-4o", "gpt-4o-mini", "dall-e-3");
    List<Capability> kinds = List.of(Capability.LANGUAGE, Capability.IMAGE);
    assertEquals("dall-e-3", admitted(kinds, "*", Capability.IMAGE).route().model());
    assertEquals("gpt-4o-mini", admitted(kinds, "*mini", Capability.LANGUAGE).route().model());
    assertEquals(List.of("openai/gpt-4o", "openai/dall-e-3"), defaults(kinds));
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> admitted(kinds, "d*", Capability.LANGUAGE));
  }

  @Test
  void default_isTheOwnersChoice_whereThereIsOne() {
    shelf.key("openai", "gpt-4o", "gpt-4o-mini", "gpt-image-1", "dall-e-3");
    shelf.overrides = Map.of("default", "openai/gpt-4o-mini", "default:image", "dall-e-3");
    List<Capability> kinds = List.of(Capability.LANGUAGE, Capability.IMAGE);
    assertEquals("gpt-4o-mini", admitted(kinds, "*", Capability.LANGUAGE).route().model());
    assertEquals("dall-e-3", admitted(kinds, "*", Capability.IMAGE).route().model());
    assertEquals(List.of("openai/gpt-4o-mini", "openai/dall-e-3"), defaults(kinds));
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> admitted(kinds, "gpt-4.1*", Capability.LANGUAGE));
  }

  @Test
  void default_thatTheOwnerSwitchedOff_isRefused_andNoModelIsMarked() {
    shelf.key("openai", "gpt-4o");
    shelf.overrides = Map.of("default", "");
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> admitted(WORDS, "*", Capability.LANGUAGE));
    assertEquals(List.of(), defaults(WORDS));
  }

  @Test
  void default_ofAKindThatTheGrantDoesNotCover_isRefused() {
    shelf.key("openai", "gpt-4o", "dall-e-3");
    Sample.refused(ErrorCode.CAPABILITY_NOT_ALLOWED, () -> admitted(WORDS, "*", Capability.IMAGE));
  }

  private Admitted admitted(List<Capability> kinds, String pattern, Capability kind) {
    return new Gate(shelf.wallet()).admit(shelf.grant(kinds, pattern), kind, "default");
  }

  private List<String> defaults(List<Capability> kinds) {
    return models(kinds, "*").stream().filter(ModelInfo::isDefault).map(ModelInfo::id).toList();
  }

  private List<String> ids(List<Capability> kinds, String pattern) {
    return models(kinds, pattern).stream().map(ModelInfo::id).toList();
  }

  /** What the app is told, as it reads it. */
  private List<ModelInfo> models(List<Capability> kinds, String pattern) {
    return ModelMenu.decode(Menu.of(shelf.wallet(), shelf.grant(kinds, pattern)).encode()).models();
  }
}
