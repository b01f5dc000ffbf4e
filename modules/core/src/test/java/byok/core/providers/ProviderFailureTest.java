package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Http;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderFailureTest {
  private static final SecretText KEY = SecretText.of("sk-proj-Zk3vQ9wXyB7nLm2P");
  /** Wed, 21 Oct 2015 07:27:30 GMT. */
  private static final long NOW = 1_445_412_450_000L;

  @ParameterizedTest
  @CsvSource({
    "401, PROVIDER_AUTH", "403, PROVIDER_AUTH", "402, PROVIDER_REFUSED", "400, PROVIDER_REFUSED",
    "404, PROVIDER_REFUSED",
    "413, PROVIDER_REFUSED", "422, PROVIDER_REFUSED", "429, PROVIDER_RATE_LIMITED", "408, PROVIDER_ERROR",
    "409, PROVIDER_ERROR",
    "500, PROVIDER_ERROR", "503, PROVIDER_ERROR", "529, PROVIDER_ERROR", "302, PROVIDER_ERROR"
  })
  void status_decidesTheCode(int status, ErrorCode code) {
    ProviderFailure failure = failure(status, "{}", List.of());
    assertEquals(code, failure.error().code());
    assertEquals(status, failure.error().details().integer("statusCode", 0));
  }

  @Test
  void refusal_quotesTheProvider_authDoesNot() {
    String body = "{\"error\":{\"message\":\"Unsupported value: 'temperature'.\",\"type\":\"invalid_request_error\"}}";
    assertEquals("OpenAI refused the request: Unsupported value: 'temperature'.", failure(400, body,
        List.of()).error().getMessage());
    assertEquals("HTTP 400: Unsupported value: 'temperature'.", failure(400, body, List.of()).ownerDetail());
    assertEquals("OpenAI did not accept the wallet's key.", failure(401, body, List.of()).error().getMessage());
    assertEquals("OpenAI failed (500).", failure(500, body, List.of()).error().getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"error":{"message":"Incorrect API key provided: sk-proj-Zk3vQ9wXyB7nLm2P"}}
      {"error":{"message":"key ends in Lm2P, begins sk-pr"}}
      {"error":{"message":"bad key …B7nLm2 given"}}
      {"error":{"message":"You sent sk-an***********XYZ"}}
      {"error":{"message":"token 4f9a8b7c6d5e4f3a2b1c0d is invalid"}}
      {"error":{"message":"header was Bearer abc"}}
      {"error":{"message":""}}
      {"error":{"message":7}}
      {"error":[]}
      <html>sk-proj-Zk3vQ9wXyB7nLm2P</html>
      """)
  void refusal_quotesNothingThatCouldBeAKey(String body) {
    ProviderFailure failure = failure(400, body, List.of());
    assertEquals("OpenAI refused the request (400).", failure.error().getMessage());
    assertEquals("HTTP 400", failure.ownerDetail());
  }

  @Property
  void noFragmentOfTheKey_everPasses(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 8, max = 60) String key,
      @ForAll @IntRange(max = 50) int from,
      @ForAll @IntRange(min = 6, max = 60) int length) {
    int start = Math.min(from, key.length() - 6);
    String fragment = key.substring(start, Math.min(key.length(), start + length));
    assertFalse(SafeText.isSafe("The key " + fragment + " is wrong", SecretText.of(key)));
    ProviderFailure failure = ProviderFailure.ofAnswer(Tables.provider("openai"),
        new ProviderFailure.Answer(400, List.of(),
            ("{\"error\":{\"message\":\"no " + fragment + "\"}}").getBytes(StandardCharsets.UTF_8)),
        SecretText.of(key), Tables.JSON, NOW);
    assertFalse(failure.error().getMessage().contains(fragment));
    assertFalse(failure.ownerDetail().contains(fragment));
  }

  @Test
  void ordinarySentences_areSafe() {
    for (String text : List.of(
        "The model `gpt-9` does not exist or you do not have access to it.",
        "max_tokens: 200000 > 64000, which is the maximum allowed number of output tokens "
            + "for claude-sonnet-4-5-20250929",
        "messages.1.content.0.thinking.signature: Invalid `signature` in `thinking` block",
        "Your credit balance is too low to access the Anthropic API.", "task-force 12")) {
      assertTrue(SafeText.isSafe(text, KEY), text);
    }
    assertFalse(SafeText.isSafe("x".repeat(301), KEY));
    assertTrue(SafeText.isSafe("No key at all", SecretText.of("")));
  }

  @Test
  void outOfCredit_isNotARateLimit() {
    ProviderFailure failure = failure(429,
        "{\"error\":{\"message\":\"You exceeded your current quota.\",\"type\":\"insufficient_quota\"}}", List.of());
    assertEquals(ErrorCode.PROVIDER_REFUSED, failure.error().code());
    assertEquals("The account behind the key has no credit left.", failure.error().details().text("hint"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      retry-after    | 20                              | 20000
      retry-after    | 0                               | 0
      retry-after    | 1.5                             | 1000
      retry-after-ms | 250                             | 250
      retry-after    | Wed, 21 Oct 2015 07:28:00 GMT   | 30000
      retry-after    | Wed, 21 Oct 2015 07:00:00 GMT   | 0
      retry-after    | Thu, 29 Feb 2024 00:00:00 GMT   | 86400000
      retry-after    | 999999999                       | 86400000
      retry-after    | soon                            | -1
      retry-after    | Wed, 21 Xyz 2015 07:28:00 GMT   | -1
      retry-after    | -5                              | -1
      x-other        | 5                               | -1
      """)
  void retryAfter_isSecondsOrADate(String name, String value, long millis) {
    Value.Obj details = failure(429, "{}", List.of(new Http.Header(name, value))).error().details();
    assertEquals(millis, details.integer("retryAfterMillis", -1));
  }

  @Property
  void httpDates_areReadAsTheClockWritesThem(@ForAll @IntRange(max = Integer.MAX_VALUE) int second) {
    String date = java.time.format.DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.US)
        .format(java.time.Instant.ofEpochSecond(second).atOffset(java.time.ZoneOffset.UTC));
    long now = second * 1000L - 7000;
    assertEquals(7000, RetryAfter.millis(List.of(new Http.Header("retry-after", date)), now));
  }

  @Test
  void withoutAnAnswer_namesTheProviderOnly() {
    assertEquals(ErrorCode.PROVIDER_UNREACHABLE, ProviderFailure.unreachable(Tables.CUSTOM).error().code());
    assertEquals("Home could not be reached.", ProviderFailure.unreachable(Tables.CUSTOM).error().getMessage());
    assertTrue(ProviderFailure.unreachable(Tables.CUSTOM).ownerDetail().contains("http://localhost:11434"));
    assertEquals(ErrorCode.PROVIDER_DISCONNECTED, ProviderFailure.disconnected(Tables.CUSTOM).error().code());
  }

  @Test
  void whatTheBrowserKeepsAway_saysWhatToAllow() {
    ByokException error = ProviderFailure.keptAway(Tables.CUSTOM).error();
    assertEquals(ErrorCode.PROVIDER_UNREACHABLE, error.code());
    assertEquals("The browser does not let this site reach Home on this computer.", error.getMessage());
    assertTrue(error.details().text("hint").contains("allow apps on this device"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      503 | {"message":"The GPU was lost."}                                    | PROVIDER_ERROR        | The GPU was lost.
      422 | {"message":"Not enough memory."}                                   | PROVIDER_REFUSED      | Not enough memory.
      503 | {"message":"Out. Wait.","code":"provider_disconnected","byok":{"message":"Out."}} | PROVIDER_DISCONNECTED | Out.
      503 | {"message":"A file is cut off.","code":"damaged_record"}            | DAMAGED_RECORD        | A file is cut off.
      403 | {"message":"No.","code":"grant_revoked"}                           | PROVIDER_REFUSED      | No.
      500 | {"message":"token 4f9a8b7c6d5e4f3a2b1c0d"}                         | PROVIDER_ERROR        | This browser failed.
      422 | {"message":"Locked. Unlock it at https://wallet.example."}         | PROVIDER_REFUSED      | This browser refused the request.
      422 | {"message":"Too long.","byok":{"hint":"Go to www.wallet.example"}} | PROVIDER_REFUSED      | Too long.
      """)
  void anEngineOfThisBrowser_saysItselfWhatFailed(int status, String error, ErrorCode code, String message) {
    ProviderFailure failure = ProviderFailure.ofAnswer(Tables.HERE,
        new ProviderFailure.Answer(status, List.of(), ("{\"error\":" + error + "}").getBytes(StandardCharsets.UTF_8)),
        SecretText.of(""), Tables.JSON, NOW);
    assertEquals(code, failure.error().code());
    assertEquals(message, failure.error().getMessage());
  }

  private static ProviderFailure failure(int status, String body, List<Http.Header> headers) {
    return ProviderFailure.ofAnswer(Tables.provider("openai"),
        new ProviderFailure.Answer(status, headers, body.getBytes(StandardCharsets.UTF_8)), KEY, Tables.JSON, NOW);
  }
}
