package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantTerms;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.core.keys.KeyCheck;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.secret.SecretText;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.ModelInfo;
import byok.protocol.ModelMenu;
import byok.protocol.Period;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an app is told of the owner's models, and what {@code default} stands for. */
class MenuTest {
  private static final List<Capability> WORDS = List.of(Capability.LANGUAGE);

  private final JvmWallet jvm = JvmWallet.create();
  private final KeyRing keys = new KeyRing(jvm.open(), jvm.ports());
  private Caveats caveats = Sample.caveats(Sample.limit(Sample.DOLLAR, Period.DAY));
  private Map<String, String> overrides = Map.of();

  private void key(String provider, String... models) {
    jvm.clock().advance(1);
    ProviderKey draft = ProviderKey.draft(provider, "Private label", SecretText.of("sk-MARKED-" + provider + "-4242"));
    keys.add(draft.checked(KeyCheck.WORKS, List.of(models)));
  }

  private void endpoint(String id, String url, TokenPrice price, String... models) {
    jvm.clock().advance(1);
    ProviderKey draft = ProviderKey.draft(id, "Home", SecretText.of("sk-MARKED-home-4242")).at(url, price);
    keys.add(draft.checked(KeyCheck.WORKS, List.of(models)));
  }

  @Test
  void models_ofTheKeys_withWhatIsKnownOfThem() {
    key("openai", "gpt-4o", "gpt-4o-mini");
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
    caveats = withUnpriced();
    key("openai", "gpt-new", "gpt-4o-mini", "gpt-4o");
    key("anthropic", "claude-haiku-4-5");
    assertEquals(
        List.of("openai/gpt-4o", "openai/gpt-4o-mini", "openai/gpt-new", "anthropic/claude-haiku-4-5"),
        ids(WORDS, "*"));
  }

  @Test
  void patterns_bindTheList() {
    key("openai", "gpt-4o", "gpt-4o-mini", "gpt-4.1");
    key("anthropic", "claude-haiku-4-5");
    assertEquals(List.of("openai/gpt-4o", "openai/gpt-4o-mini"), ids(WORDS, "gpt-4o*"));
    assertEquals(List.of("openai/gpt-4.1"), ids(WORDS, "openai/gpt-4.1"));
    assertEquals(List.of(), ids(WORDS, "google/*"));
  }

  @Test
  void kindsOutsideTheGrant_areLeftOut_andEachModelHasOne() {
    key("openai", "gpt-4o", "gpt-image-1", "dall-e-3", "tts-1", "whisper-1", "text-embedding-3-small");
    assertEquals(List.of("openai/gpt-4o"), ids(WORDS, "*"));
    assertEquals(List.of("openai/tts-1"), ids(List.of(Capability.SPEECH), "*"));
    List<String> all = ids(List.of(Capability.values()), "*");
    assertEquals(6, all.size());
    assertEquals(6, all.stream().distinct().count());
  }

  @Test
  void pricesOfOtherUnits_areInThatUnit() {
    key("openai", "dall-e-3", "tts-1", "whisper-1");
    List<ModelInfo> models =
        models(List.of(Capability.IMAGE, Capability.SPEECH, Capability.TRANSCRIPTION), "*");
    assertEquals(0.12, models.get(0).price().amounts().number("perImage", -1), 1e-12);
    assertEquals(15, models.get(1).price().amounts().number("perMillionCharacters", -1), 1e-12);
    assertEquals(0.0001, models.get(2).price().amounts().number("perSecond", -1), 1e-12);
    assertEquals(1, models.get(2).price().amounts().size());
  }

  @Test
  void otherKindsOfAProviderThatListsLanguageAlone_comeFromThePriceList() {
    key("cohere", "command-a-03-2025");
    assertEquals(List.of("cohere/rerank-v3.5"), ids(List.of(Capability.RERANKING), "*"));
    assertFalse(ids(WORDS, "*").contains("cohere/rerank-v3.5"));
  }

  @Test
  void withoutAPrice_onlyWhereTheOwnerLimitsThem() {
    key("openai", "gpt-new");
    assertEquals(List.of(), ids(WORDS, "*"));
    caveats = withUnpriced();
    assertNull(models(WORDS, "*").get(0).price());
  }

  @Test
  void localOnly_listsTheOwnersComputerAlone() {
    key("openai", "gpt-4o");
    endpoint("home", "http://localhost:11434/v1", new TokenPrice(0, 0), "llama3:8b", "nomic-embed-text");
    caveats =
        new Caveats(
            List.of(Sample.limit(Sample.DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, null, true, null);
    assertEquals(List.of("home/llama3:8b"), ids(WORDS, "*"));
    assertEquals(List.of("home/nomic-embed-text"), ids(List.of(Capability.EMBEDDING), "*"));
  }

  @Test
  void keys_leaveNothingButTheirProvider() {
    key("openai", "gpt-4o");
    endpoint("home", "https://10.0.0.7:8000/v1", new TokenPrice(0, 0), "llama3:8b");
    String told = new JvmJson().print(Menu.of(wallet(), grant(WORDS, "*")).encode());
    for (String secret : List.of("MARKED", "4242", "Private", "Home", "10.0.0.7", keys.list().items().get(0).id())) {
      assertFalse(told.contains(secret), secret);
    }
    assertTrue(told.contains("home/llama3:8b"));
  }

  @Test
  void twoKeysOfOneProvider_listItsModelsOnce() {
    key("openai", "gpt-4o");
    jvm.clock().advance(1);
    keys.add(
        ProviderKey.draft("openai", "Other", SecretText.of("sk-other-1234567890"))
            .checked(KeyCheck.WORKS, List.of("gpt-4o", "gpt-4.1")));
    assertEquals(List.of("openai/gpt-4o"), ids(WORDS, "*"));
  }

  @Test
  void whatNobodyCanAskFor_isLeftOut() {
    endpoint("home", "http://localhost:1/v1", new TokenPrice(0, 0), "m".repeat(200), "evil\u202egnp", "", "fine");
    assertEquals(List.of("home/fine"), ids(WORDS, "*"));
  }

  @Test
  void everyListedModel_wouldBeAdmitted_asWhatItSays() {
    caveats = withUnpriced();
    key("openai", "gpt-new", "gpt-4o", "dall-e-3");
    key("openrouter", "openai/gpt-4o", "anthropic/claude-haiku-4.5");
    Grant grant = grant(List.of(Capability.values()), "*");
    for (ModelInfo model : Menu.of(wallet(), grant).models()) {
      Admitted admitted = new Gate(wallet()).admit(grant, model.capability(), model.id());
      assertEquals(model.provider(), admitted.route().providerId());
      assertEquals(model.price() != null, admitted.priced());
    }
  }

  @Test
  void aModelThatTheOwnerRemapped_isListedAsWhatAnswers_andASwitchedOffOneNotAtAll() {
    key("openai", "gpt-4o", "gpt-4o-mini", "gpt-4.1");
    overrides = Map.of("openai/gpt-4o", "openai/gpt-4o-mini", "openai/gpt-4.1", "");
    List<ModelInfo> models = models(WORDS, "*");
    assertEquals(List.of("openai/gpt-4o", "openai/gpt-4o-mini"), models.stream().map(ModelInfo::id).toList());
    assertEquals(0.15, models.get(0).price().amounts().number("inputPerMillionTokens", -1), 1e-12);
  }

  @Test
  void default_isTheFirstListedWithAPrice() {
    caveats = withUnpriced();
    key("openai", "gpt-new");
    key("anthropic", "claude-new", "claude-haiku-4-5");
    assertEquals("claude-haiku-4-5", admitted(WORDS, "*", Capability.LANGUAGE).route().model());
    assertEquals(List.of("anthropic/claude-haiku-4-5"), defaults(WORDS));
  }

  @Test
  void default_isOfItsKind_andWithinThePatterns() {
    key("openai", "gpt-4o", "gpt-4o-mini", "dall-e-3");
    List<Capability> kinds = List.of(Capability.LANGUAGE, Capability.IMAGE);
    assertEquals("dall-e-3", admitted(kinds, "*", Capability.IMAGE).route().model());
    assertEquals("gpt-4o-mini", admitted(kinds, "*mini", Capability.LANGUAGE).route().model());
    assertEquals(List.of("openai/gpt-4o", "openai/dall-e-3"), defaults(kinds));
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> admitted(kinds, "d*", Capability.LANGUAGE));
  }

  @Test
  void default_isTheOwnersChoice_whereThereIsOne() {
    key("openai", "gpt-4o", "gpt-4o-mini", "gpt-image-1", "dall-e-3");
    overrides = Map.of("default", "openai/gpt-4o-mini", "default:image", "dall-e-3");
    List<Capability> kinds = List.of(Capability.LANGUAGE, Capability.IMAGE);
    assertEquals("gpt-4o-mini", admitted(kinds, "*", Capability.LANGUAGE).route().model());
    assertEquals("dall-e-3", admitted(kinds, "*", Capability.IMAGE).route().model());
    assertEquals(List.of("openai/gpt-4o-mini", "openai/dall-e-3"), defaults(kinds));
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> admitted(kinds, "gpt-4.1*", Capability.LANGUAGE));
  }

  @Test
  void default_thatTheOwnerSwitchedOff_isRefused_andNoModelIsMarked() {
    key("openai", "gpt-4o");
    overrides = Map.of("default", "");
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> admitted(WORDS, "*", Capability.LANGUAGE));
    assertEquals(List.of(), defaults(WORDS));
  }

  @Test
  void default_ofAKindThatTheGrantDoesNotCover_isRefused() {
    key("openai", "gpt-4o", "dall-e-3");
    Sample.refused(ErrorCode.CAPABILITY_NOT_ALLOWED, () -> admitted(WORDS, "*", Capability.IMAGE));
  }

  private Admitted admitted(List<Capability> kinds, String pattern, Capability kind) {
    return new Gate(wallet()).admit(grant(kinds, pattern), kind, "default");
  }

  private List<String> defaults(List<Capability> kinds) {
    return models(kinds, "*").stream().filter(ModelInfo::isDefault).map(ModelInfo::id).toList();
  }

  private List<String> ids(List<Capability> kinds, String pattern) {
    return models(kinds, pattern).stream().map(ModelInfo::id).toList();
  }

  /** What the app is told, as it reads it. */
  private List<ModelInfo> models(List<Capability> kinds, String pattern) {
    return ModelMenu.decode(Menu.of(wallet(), grant(kinds, pattern)).encode()).models();
  }

  private Grant grant(List<Capability> kinds, String pattern) {
    GrantTerms terms =
        new GrantTerms("Notes", "Words", kinds, List.of(ModelPattern.of(pattern)), caveats, overrides);
    return new Grants(jvm.open(), jvm.ports()).approve(Sample.ORIGIN, terms, Storage.SHARED);
  }

  private Caveats withUnpriced() {
    Unpriced some = new Unpriced(Unpriced.Unit.REQUESTS, List.of(Limit.of("", 5, Period.DAY)));
    return new Caveats(
        List.of(Sample.limit(Sample.DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, null, false, some);
  }

  private Wallet wallet() {
    return new Wallet(jvm.open(), jvm.ports(), Shipped.CATALOG, null, "tab-1");
  }
}
