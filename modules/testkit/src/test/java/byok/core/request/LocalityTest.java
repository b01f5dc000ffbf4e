package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.keys.ProviderKey;
import byok.core.pricing.PricedModel;
import byok.core.secret.SecretText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalityTest {
  private final ProviderKey draft = ProviderKey.draft("house", "House", SecretText.of(""));

  @ParameterizedTest
  @CsvSource({
    "http://localhost:11434/v1, true", "http://127.0.0.1:8080/v1, true", "http://[::1]:8080/v1, true",
    "https://models.localhost/v1, true", "http://localhost, true", "http://192.168.1.5:11434/v1, false",
    "https://localhost.example/v1, false", "https://notlocalhost/v1, false", "http://localhost:1@evil.example/v1, false",
    "https://evil.example/localhost, false", "localhost:11434/v1, false", "https://local.invalid/v1, true",
    "https://local.invalid.example/v1, false", "http://local.invalid/v1, false"
  })
  void anEndpoint_isLocalByItsHost(String url, boolean local) {
    assertEquals(local, Locality.isLocal(draft.at(url, null)));
  }

  @ParameterizedTest
  @CsvSource({
    "llama3.2, true", "qwen3:8b, true", "gpt-oss:120b, true", "cloudy-7b, true", "gpt-oss:120b-cloud, false",
    "glm-4.6:cloud, false", "GPT-OSS:120B-CLOUD, false", "registry.ollama.ai/library/kimi-k2:1t-cloud, false",
    "qwen3-coder:480b-cloud@sha256:00, false", "gpt-oss:120b: cloud, false", "gpt-oss:120b:\tcloud, false",
    "gpt-oss:120b:\u00a0CLOUD, false", "gpt-oss:120b :\u2003cloud, false", "gpt-oss:120b:\u0085cloud, false"
  })
  void aModelOfALoopbackServer_isLocalUnlessItsNameSaysCloud(String model, boolean local) {
    assertEquals(local, Locality.isLocal(draft.at("http://localhost:11434/v1", null), model));
    assertFalse(Locality.isLocal(draft.at("https://llm.example/v1", null), model));
  }

  @Test
  void aServerThatListsModels_isAskedForThoseAlone() {
    ProviderKey key = draft.at("http://localhost:11434/v1", null).working(List.of(listed("qwen3:8b")), 1);
    assertTrue(Locality.isLocal(key, "qwen3:8b"));
    assertFalse(Locality.isLocal(key, "qwen3:8b "));
    assertFalse(Locality.isLocal(key, "another"));
  }

  private static PricedModel listed(String id) {
    return PricedModel.of("house", id, null);
  }

  @Test
  void aModelOfThisBrowser_isLocal_whateverItsFileWasCalled() {
    assertTrue(Locality.isLocal(draft.at("https://local.invalid/v1", null), "my-cloud-notes"));
  }

  @ParameterizedTest
  @CsvSource({"openai", "openrouter"})
  void aProviderOfTheTable_isNot(String provider) {
    assertFalse(Locality.isLocal(ProviderKey.draft(provider, "X", SecretText.of("sk-12345678"))));
  }
}
