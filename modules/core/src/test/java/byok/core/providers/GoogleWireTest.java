package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.port.Http;
import byok.core.pricing.Usage;
import byok.core.secret.SecretText;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Google's answers cost, and those of others that count apart from OpenAI. */
class GoogleWireTest {
  private static final String FIRST = """
      data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Hello"}]}}],\
      "usageMetadata":{"promptTokenCount":1200,"candidatesTokenCount":1,"totalTokenCount":1201}}

      """;
  private static final String LAST = """
      data: {"candidates":[{"content":{"parts":[{"text":" you"}],"role":"model"},"finishReason":"STOP"}],\
      "usageMetadata":{"promptTokenCount":1200,"cachedContentTokenCount":1000,"candidatesTokenCount":30,\
      "thoughtsTokenCount":4,"totalTokenCount":1234}}

      """;

  @Test
  void stream_isReportedByItsLastEventAlone() {
    UsageMeter meter = new UsageMeter(Wire.GOOGLE, true, Tables.JSON);
    meter.feed(Utf8.encode(FIRST));
    assertNull(meter.reported());
    assertEquals(new Usage(1200, 0, 0, 0, 5, -1, true), meter.estimateSoFar(5000, 500, false));
    meter.feed(Utf8.encode(LAST));
    meter.end();
    assertEquals(new Usage(200, 1000, 0, 0, 34, -1, false), meter.reported());
  }

  @Test
  void wholeAnswer_countsThoughts_andOneThatWasHeldBackIsReportedToo() {
    UsageMeter meter = new UsageMeter(Wire.GOOGLE, false, Tables.JSON);
    meter.feed(Utf8.encode(LAST.substring("data: ".length())));
    meter.end();
    assertEquals(new Usage(200, 1000, 0, 0, 34, -1, false), meter.reported());
    UsageMeter blocked = new UsageMeter(Wire.GOOGLE, false, Tables.JSON);
    blocked.feed(Utf8.encode("{\"promptFeedback\":{\"blockReason\":\"X\"},\"usageMetadata\":{\"promptTokenCount\":7}}"));
    blocked.end();
    assertEquals(Usage.of(7, 0), blocked.reported());
  }

  @Test
  void reasoningThatIsOnlyInTheTotal_isPaidForAsOutput() {
    UsageMeter meter = new UsageMeter(Wire.CHAT, false, Tables.JSON);
    meter.feed(Utf8.encode("{\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":115}}"));
    meter.end();
    assertEquals(Usage.of(10, 105), meter.reported());
  }

  @Test
  void perplexity_reportsItsCharge() {
    UsageMeter meter = new UsageMeter(Wire.CHAT, false, Tables.JSON);
    meter.feed(
        Utf8.encode("{\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"cost\":{\"total_cost\":0.005015}}}"));
    meter.end();
    assertEquals(new Usage(10, 0, 0, 0, 5, 5_015_000_000L, false), meter.reported());
  }

  @Test
  void badKey_isTold_thoughItsStatusIs400() {
    String body = "{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":\"INVALID_ARGUMENT\","
        + "\"details\":[{\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\"}]}}";
    assertEquals(ErrorCode.PROVIDER_AUTH, failure(body).error().code());
    assertEquals(ErrorCode.PROVIDER_REFUSED, failure(body.replace("API_KEY_INVALID", "OTHER")).error().code());
  }

  @Test
  void unreachable_tellsWhatTheOwnerHasToSet() {
    ProviderFailure ollama =
        ProviderFailure.unreachable(Tables.TABLE.custom("ollama", "Ollama", "http://localhost:11434/v1"));
    assertEquals(
        "Ollama answers a browser only for addresses it was told: set OLLAMA_ORIGINS to the wallet’s address and start it"
            + " again.",
        ollama.error().details().text("hint"));
    assertEquals("Check the network; the provider may also not allow requests from a browser.",
        ProviderFailure.unreachable(Tables.provider("xai")).error().details().text("hint"));
  }

  private static ProviderFailure failure(String body) {
    ProviderFailure.Answer answer = new ProviderFailure.Answer(400, List.<Http.Header>of(), Utf8.encode(body));
    return ProviderFailure.ofAnswer(Tables.provider("google"), answer, SecretText.of("AIza-key"), Tables.JSON, 0);
  }
}
