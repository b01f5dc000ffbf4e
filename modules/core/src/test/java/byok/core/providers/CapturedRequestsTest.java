package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request that the provider packages were seen to make: ordinary ones pass unchanged, the others are refused. */
class CapturedRequestsTest {
  static List<Captured> passing() {
    return Captured.passing();
  }

  static Stream<Captured> refused() {
    return Captured.all().stream().filter(Captured::refused);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void check_passesTheBodyUnchangedButForForcedFields(Captured captured) {
    Value.Obj sent = captured.check().body();
    Value.Obj given = captured.body();
    Value.Obj expected = new Value.Obj();
    for (int i = 0; i < given.size(); i++) {
      expected.put(given.keyAt(i), given.valueAt(i));
    }
    if (captured.name().startsWith("noLimit") && !captured.provider().equals("anthropic")) {
      Value.Obj rules = captured.entry().endpoint(Capability.LANGUAGE, captured.model());
      Dotted.put(expected, ProviderEntry.texts(rules.list("limit")).get(0), Value.of(4096));
    }
    if (captured.provider().equals("openai")) {
      expected.put("store", false).put("service_tier", "default");
    }
    if (captured.provider().equals("openrouter")) {
      expected.put("usage", new Value.Obj().put("include", true));
      expected.put("plugins", Tables.JSON.parse("[{\"id\":\"file-parser\",\"pdf\":{\"engine\":\"native\"}}]"));
    }
    assertEquals(Tables.JSON.print(expected), Tables.JSON.print(sent));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void check_neverForwardsThePlaceholderKeyOrTheUserAgent(Captured captured) {
    captured.check().headers().forEach(header -> {
      assertFalse(header.value().contains("PLACEHOLDER"), header.name());
      assertFalse(List.of("authorization", "x-api-key", "x-goog-api-key", "user-agent").contains(header.name()), header.name());
    });
  }

  @ParameterizedTest
  @MethodSource("passing")
  void check_readsLimitStreamAndSize(Captured captured) {
    CheckedRequest checked = captured.check();
    assertTrue(checked.maxOutputTokens() > 0);
    assertEquals(captured.name().endsWith("-stream"), checked.stream());
    assertEquals(Tables.JSON.print(checked.body()).getBytes(java.nio.charset.StandardCharsets.UTF_8).length,
        checked.footprint().bytes());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void check_refusesWhatReachesBeyondInference(Captured captured) {
    ByokException refusal = assertThrows(ByokException.class, captured::check);
    assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
  }
}
