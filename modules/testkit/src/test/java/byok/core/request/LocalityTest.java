package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import byok.core.keys.ProviderKey;
import byok.core.secret.SecretText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalityTest {
  private final ProviderKey draft = ProviderKey.draft("house", "House", SecretText.of(""));

  @ParameterizedTest
  @CsvSource({
    "http://localhost:11434/v1, true", "http://127.0.0.1:8080/v1, true", "http://[::1]:8080/v1, true",
    "https://models.localhost/v1, true", "http://localhost, true", "http://192.168.1.5:11434/v1, false",
    "https://localhost.example/v1, false", "https://notlocalhost/v1, false", "http://localhost:1@evil.example/v1, false",
    "https://evil.example/localhost, false", "localhost:11434/v1, false"
  })
  void anEndpoint_isLocalByItsHost(String url, boolean local) {
    assertEquals(local, Locality.isLocal(draft.at(url, null)));
  }

  @ParameterizedTest
  @CsvSource({"openai", "openrouter"})
  void aProviderOfTheTable_isNot(String provider) {
    assertFalse(Locality.isLocal(ProviderKey.draft(provider, "X", SecretText.of("sk-12345678"))));
  }
}
