package byok.wallet.pages.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalServerTest {
  @ParameterizedTest
  @CsvSource({
    "ollama, http://localhost:11434/v1, true", "ollama, http://localhost:9000/v1, true",
    "home, http://127.0.0.1:11434/v1, true", "lmstudio, http://localhost:1234/v1, false", "ollama, '', false",
  })
  void isOllama_whereItIsSetUp(String id, String address, boolean is) {
    assertEquals(is, new LocalServer(id, "A server", address).isOllama());
  }
}
