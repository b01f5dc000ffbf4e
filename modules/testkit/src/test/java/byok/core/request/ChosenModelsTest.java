package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Grant;
import byok.core.keys.TokenPrice;
import byok.core.port.Store;
import byok.core.routing.DefaultModels;
import byok.core.vault.Tables;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.ModelInfo;
import byok.protocol.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The models that the owner chose: for {@code default} in all apps, and in the place of others in one. */
class ChosenModelsTest {
  private static final List<Capability> WORDS = List.of(Capability.LANGUAGE);

  private final Shelf shelf = new Shelf();

  @BeforeEach
  void keys() {
    shelf.key("openai", "gpt-4o", "gpt-4o-mini", "dall-e-3", "gpt-image-1");
    shelf.endpoint("home", "http://localhost:11434/v1", new TokenPrice(0, 0), "llama3:8b");
  }

  @Test
  void default_isTheChoiceForAllApps_ofItsKind() {
    shelf.models.choose(Capability.LANGUAGE, "home/llama3:8b");
    shelf.models.choose(Capability.IMAGE, "openai/dall-e-3");
    Grant grant = shelf.grant(List.of(Capability.LANGUAGE, Capability.IMAGE), "*");
    assertEquals("home/llama3:8b", answering(grant, Capability.LANGUAGE, "default"));
    assertEquals("openai/dall-e-3", answering(grant, Capability.IMAGE, "default"));
    assertEquals(List.of("home/llama3:8b", "openai/dall-e-3"), marked(grant));
  }

  @Test
  void default_withoutAChoiceAgain_isTheFirst() {
    shelf.models.choose(Capability.LANGUAGE, "home/llama3:8b");
    shelf.models.choose(Capability.LANGUAGE, null);
    assertEquals("openai/gpt-4o", answering(shelf.grant(WORDS, "*"), Capability.LANGUAGE, "default"));
  }

  @Test
  void default_ofOneApp_goesBeforeTheChoiceForAll() {
    shelf.models.choose(Capability.LANGUAGE, "home/llama3:8b");
    shelf.overrides = Map.of("default:language", "openai/gpt-4o-mini");
    assertEquals("openai/gpt-4o-mini", answering(shelf.grant(WORDS, "*"), Capability.LANGUAGE, "default"));
  }

  @Test
  void default_thatAGrantDoesNotCover_isTheFirstThatItDoes() {
    shelf.models.choose(Capability.LANGUAGE, "openai/gpt-4o");
    assertEquals("openai/gpt-4o-mini", answering(shelf.grant(WORDS, "*mini"), Capability.LANGUAGE, "default"));
    shelf.caveats = Shelf.local();
    assertEquals("home/llama3:8b", answering(shelf.grant(WORDS, "*"), Capability.LANGUAGE, "default"));
  }

  @Test
  void default_withoutAPrice_holdsWhereTheGrantLimitsSuchModels() {
    shelf.endpoint("new", "http://localhost:1/v1", null, "fresh");
    shelf.models.choose(Capability.LANGUAGE, "new/fresh");
    assertEquals("openai/gpt-4o", answering(shelf.grant(WORDS, "*"), Capability.LANGUAGE, "default"));
    shelf.caveats = Shelf.withUnpriced(false);
    assertEquals("new/fresh", answering(shelf.grant(WORDS, "*"), Capability.LANGUAGE, "default"));
  }

  /** What was chosen because it is cheap or close must not become what is neither. */
  @Test
  void default_thatIsGone_isRefused_andNoOtherAnswers() {
    shelf.models.choose(Capability.LANGUAGE, "home/llama3:8b");
    Grant grant = shelf.grant(WORDS, "*");
    shelf.keys.remove(shelf.keys.ofProvider("home").get(0).id());
    String sentence = refused(ErrorCode.NO_PROVIDER_KEY, grant, "default");
    assertFalse(sentence.contains("llama"), sentence);
    assertEquals(List.of(), marked(grant));
    assertEquals("openai/gpt-4o", answering(grant, Capability.LANGUAGE, "gpt-4o"));
  }

  @Test
  void default_thatItsKeyNoLongerLists_isRefused() {
    shelf.models.choose(Capability.LANGUAGE, "openai/gpt-3");
    refused(ErrorCode.NO_PROVIDER_KEY, shelf.grant(WORDS, "*"), "default");
  }

  @Test
  void default_ofADamagedRecord_isTheFirst_untilTheOwnerChoosesAnew() {
    shelf.models.choose(Capability.LANGUAGE, "home/llama3:8b");
    shelf.jvm.store().write(List.of(Tables.SETTINGS), true, tx -> {
      Value.Obj row = tx.get(Tables.SETTINGS, DefaultModels.KEY);
      tx.put(Tables.SETTINGS, DefaultModels.KEY, row.put("sealed", new Value.Bytes(new byte[40])));
      return null;
    });
    assertTrue(shelf.models.isDamaged());
    assertEquals("openai/gpt-4o", answering(shelf.grant(WORDS, "*"), Capability.LANGUAGE, "default"));
    shelf.models.choose(Capability.IMAGE, "openai/dall-e-3");
    assertFalse(shelf.models.isDamaged());
  }

  @Test
  void choices_areSealed() {
    shelf.models.choose(Capability.LANGUAGE, "home/llama3:8b");
    for (Store.Row row : shelf.jvm.store().read(List.of(Tables.SETTINGS), tx -> tx.list(Tables.SETTINGS, ""))) {
      assertFalse(row.value().toString().contains("llama"), row.key());
    }
  }

  @Test
  void aNamedModel_isAnsweredByWhatTheOwnerChose_underEverySpelling() {
    shelf.overrides = Map.of("gpt-4o", "home/llama3:8b");
    Grant grant = shelf.grant(WORDS, "*");
    for (String spelling : List.of("gpt-4o", "openai/gpt-4o", "openai:gpt-4o")) {
      assertEquals("home/llama3:8b", answering(grant, Capability.LANGUAGE, spelling), spelling);
    }
    assertEquals("openai/gpt-4o-mini", answering(grant, Capability.LANGUAGE, "gpt-4o-mini"));
  }

  @Test
  void whatAnswersInstead_isHeldAgainstTheGrant_notTheNameAskedFor() {
    shelf.overrides = Map.of("gpt-4o-mini", "openai/gpt-4o");
    refused(ErrorCode.MODEL_NOT_ALLOWED, shelf.grant(WORDS, "gpt-4o-mini"), "gpt-4o-mini");
    assertEquals(
        "openai/gpt-4o",
        answering(shelf.grant(WORDS, "gpt-4o-mini", "openai/gpt-4o"), Capability.LANGUAGE, "gpt-4o-mini"));
  }

  @Test
  void whatAnswersInstead_hasToBeLocalWhereTheGrantIs_andOfTheKindAskedFor() {
    shelf.overrides = Map.of("llama3:8b", "openai/gpt-4o", "gpt-4o", "openai/dall-e-3");
    refused(ErrorCode.REQUEST_REFUSED, shelf.grant(WORDS, "*"), "gpt-4o");
    shelf.caveats = Shelf.local();
    refused(ErrorCode.MODEL_NOT_ALLOWED, shelf.grant(WORDS, "*"), "llama3:8b");
  }

  @Test
  void whatAnswersInstead_andIsGone_isRefused_andTheModelAskedForDoesNotAnswer() {
    shelf.overrides = Map.of("gpt-4o", "home/llama3:8b");
    Grant grant = shelf.grant(WORDS, "*");
    shelf.keys.remove(shelf.keys.ofProvider("home").get(0).id());
    refused(ErrorCode.NO_PROVIDER_KEY, grant, "gpt-4o");
  }

  /** A reseller lists the same name: it is another provider, at another price. */
  @Test
  void whatAnswersInstead_andIsGone_isNotAnsweredByAReseller() {
    shelf.key("openrouter", "openai/gpt-4o");
    shelf.overrides = Map.of("llama3:8b", "openai/gpt-4o");
    Grant grant = shelf.grant(WORDS, "*");
    assertEquals("openai/gpt-4o", answering(grant, Capability.LANGUAGE, "llama3:8b"));
    shelf.models.choose(Capability.LANGUAGE, "openai/gpt-4o");
    shelf.keys.remove(shelf.keys.ofProvider("openai").get(0).id());
    refused(ErrorCode.NO_PROVIDER_KEY, grant, "llama3:8b");
    refused(ErrorCode.NO_PROVIDER_KEY, grant, "default");
  }

  @Test
  void aNameThatIsSwitchedOff_isOffAtAReseller_underEverySpelling() {
    shelf.keys.remove(shelf.keys.ofProvider("openai").get(0).id());
    shelf.key("openrouter", "openai/gpt-4o");
    shelf.overrides = Map.of("gpt-4o", "");
    Grant grant = shelf.grant(WORDS, "*");
    for (String spelling : List.of("gpt-4o", "openai/gpt-4o", "openrouter/openai/gpt-4o")) {
      refused(ErrorCode.MODEL_NOT_ALLOWED, grant, spelling);
    }
  }

  /** A release prices and answers as the model that it is of, whether its key lists it or not. */
  @Test
  void aNameThatIsSwitchedOff_isOffUnderItsReleases() {
    shelf.key("anthropic", "claude-haiku-4-5-20251001");
    shelf.overrides = Map.of("openai/gpt-4o-mini", "", "claude-haiku-4.5", "");
    Grant grant = shelf.grant(WORDS, "*");
    for (String release : List.of(
        "openai/gpt-4o-mini-2024-07-18", "openai:gpt-4o-mini-latest", "claude-haiku-4-5-20251001",
        "anthropic/claude-haiku-4-5-latest")) {
      refused(ErrorCode.MODEL_NOT_ALLOWED, grant, release);
    }
    assertEquals("openai/gpt-4o", answering(grant, Capability.LANGUAGE, "gpt-4o"));
    List<String> listed = Menu.of(shelf.wallet(), grant).models().stream().map(ModelInfo::id).toList();
    assertEquals(List.of("openai/gpt-4o", "home/llama3:8b"), listed);
  }

  @Test
  void whatWasAskedFor_isKnown_whereAnotherNameAnswers() {
    shelf.overrides = Map.of("gpt-4o", "home/llama3:8b");
    Grant grant = shelf.grant(WORDS, "*");
    assertEquals("openai:gpt-4o", asked(grant, "openai:gpt-4o"));
    assertEquals("default", asked(grant, "default"));
    assertEquals("", asked(grant, "openai:gpt-4o-mini"));
    assertEquals("", asked(grant, "gpt-4o-mini"));
  }

  private String asked(Grant grant, String name) {
    return new Gate(shelf.wallet()).admit(grant, Capability.LANGUAGE, name).askedInstead();
  }

  private String answering(Grant grant, Capability kind, String name) {
    return new Gate(shelf.wallet()).admit(grant, kind, name).answering();
  }

  private String refused(ErrorCode code, Grant grant, String name) {
    return Sample.refused(code, () -> answering(grant, Capability.LANGUAGE, name)).getMessage();
  }

  private List<String> marked(Grant grant) {
    return Menu.of(shelf.wallet(), grant).models().stream().filter(ModelInfo::isDefault).map(ModelInfo::id).toList();
  }
}
