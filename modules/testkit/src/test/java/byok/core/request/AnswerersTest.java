package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.protocol.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether anything would answer an app, before its owner approves it, and which keys a sealed session is given. */
class AnswerersTest {
  private static final List<Capability> WORDS = List.of(Capability.LANGUAGE);
  private static final String OLLAMA = "http://localhost:11434/v1";

  private final Shelf shelf = new Shelf();

  @Test
  void aKeyOfAProvider_doesNotServeWhatIsLocalOnly() {
    shelf.key("openai", "gpt-4o");
    assertTrue(of(WORDS, Storage.SHARED).any(false, false));
    assertFalse(of(WORDS, Storage.SHARED).any(true, true));
    shelf.here("tiny");
    assertTrue(of(WORDS, Storage.SHARED).any(true, false));
  }

  @Test
  void aModelOfThisBrowser_answersASealedSession_onlyInAWindow() {
    shelf.here("tiny");
    assertTrue(of(WORDS, Storage.SHARED).any(false, false));
    assertFalse(of(WORDS, Storage.SHARED).needWindow(false));
    assertFalse(of(WORDS, Storage.SEALED).any(false, false));
    assertTrue(of(WORDS, Storage.SEALED).needWindow(false));
    shelf.endpoint("ollama", OLLAMA, new TokenPrice(0, 0), "qwen3:8b");
    assertTrue(of(WORDS, Storage.SEALED).any(true, false));
  }

  @Test
  void whatNoKeyServes_noWindowChanges() {
    shelf.here("tiny");
    Answerers images = of(List.of(Capability.IMAGE), Storage.SEALED);
    assertFalse(images.any(false, true));
    assertFalse(images.needWindow(false));
    assertTrue(of(List.of(Capability.IMAGE, Capability.LANGUAGE), Storage.SHARED).any(true, false));
  }

  @Test
  void aSealedSession_isGivenNoModelOfThisBrowser_andWhereItIsLocalOnlyNoOtherKey() {
    shelf.here("tiny");
    shelf.key("openai", "gpt-4o");
    shelf.endpoint("ollama", OLLAMA, new TokenPrice(0, 0), "qwen3:8b");
    assertEquals(List.of("openai", "ollama"), given(false, "*"));
    assertEquals(List.of("ollama"), given(true, "*"));
    assertEquals(List.of("openai"), given(false, "gpt-4o"));
    assertEquals(List.of(), given(false, "local/tiny"));
  }

  private Answerers of(List<Capability> kinds, Storage storage) {
    return Answerers.of(kinds, storage, shelf.keys.list().items(), Shipped.CATALOG);
  }

  private List<String> given(boolean localOnly, String pattern) {
    return SealedKeys.of(List.of(ModelPattern.of(pattern)), localOnly, shelf.keys.list().items()).stream()
        .map(ProviderKey::providerId).toList();
  }
}
