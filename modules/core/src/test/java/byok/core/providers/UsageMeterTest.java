package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.pricing.Cost;
import byok.core.pricing.Price;
import byok.core.pricing.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageMeterTest {
  private static final String[] STREAMS = {
    "chat-hello-stream", "compatible-hello-stream", "openrouter-hello-stream", "responses-hello-stream",
    "anthropic-hello-stream", "anthropic-cache-stream"
  };

  @ParameterizedTest
  @CsvSource({
    "CHAT, chat-hello.json, 1200, 0, 0, 0, 34, -1",
    "CHAT, chat-hello-stream.sse, 1200, 0, 0, 0, 34, -1",
    "CHAT, compatible-hello.json, 1200, 0, 0, 0, 34, -1",
    "CHAT, compatible-hello-stream.sse, 1200, 0, 0, 0, 34, -1",
    "CHAT, chat-tool-stream.sse, 1, 0, 0, 0, 6, -1",
    "CHAT, openrouter-hello.json, 200, 1000, 0, 0, 34, 420000000",
    "CHAT, openrouter-hello-stream.sse, 200, 1000, 0, 0, 34, 420000000",
    "RESPONSES, responses-hello.json, 1200, 0, 0, 0, 34, -1",
    "RESPONSES, responses-hello-stream.sse, 1200, 0, 0, 0, 34, -1",
    "ANTHROPIC, anthropic-hello.json, 1200, 0, 0, 0, 34, -1",
    "ANTHROPIC, anthropic-hello-stream.sse, 1200, 0, 0, 0, 34, -1",
    "ANTHROPIC, anthropic-cache.json, 12, 4096, 1024, 1024, 27, -1",
    "ANTHROPIC, anthropic-cache-stream.sse, 12, 4096, 1024, 1024, 27, -1",
  })
  void reported_isWhatTheProviderSays(
      Wire wire, String file, long in, long read, long write, long longWrite, long out, long pico) {
    UsageMeter meter = new UsageMeter(wire, file.endsWith(".sse"), Tables.JSON);
    meter.feed(bytes(file));
    meter.end();
    assertEquals(new Usage(in, read, write, longWrite, out, pico, false), meter.reported());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      EMBEDDINGS | {"data":[],"usage":{"prompt_tokens":7,"total_tokens":7}}              | 7,0   | -1
      EMBEDDINGS | {"data":[],"usage":{"total_tokens":9}}                               | 9,0   | -1
      EMBEDDINGS | {"data":[]}                                                          |       | -1
      IMAGES     | {"data":[],"usage":{"input_tokens":40,"output_tokens":1056}}          | 40,1056 | -1
      IMAGES     | {"data":[]}                                                          |       | -1
      TRANSCRIPT | {"text":"a","usage":{"type":"tokens","input_tokens":14,"output_tokens":3}} | 14,3 | -1
      TRANSCRIPT | {"text":"a","usage":{"type":"duration","seconds":3}}                  |       | 3
      TRANSCRIPT | {"text":"a","duration":12.4}                                         |       | 13
      TRANSCRIPT | {"text":"a"}                                                         |       | -1
      RANKING    | {"results":[],"meta":{"billed_units":{"search_units":2}}}             |       | 2
      RANKING    | {"results":[],"meta":{}}                                             |       | -1
      BYTES      | {"usage":{"output_tokens":5}}                                        |       | -1
      """)
  void reported_ofOtherKinds_isTokensOrUnits(Wire wire, String body, String tokens, long units) {
    UsageMeter meter = new UsageMeter(wire, false, Tables.JSON);
    meter.feed(utf8(body));
    meter.end();
    Usage reported = meter.reported();
    assertEquals(tokens, reported == null ? null : reported.totalInput() + "," + reported.output());
    assertEquals(units, meter.reportedUnits());
  }

  @Property(tries = 300)
  void reported_isTheSameHoweverTheBytesAreCut(@ForAll @IntRange(max = 5) int file, @ForAll long seed) {
    String name = STREAMS[file];
    Wire wire = name.startsWith("anthropic") ? Wire.ANTHROPIC : name.startsWith("responses") ? Wire.RESPONSES
        : Wire.CHAT;
    UsageMeter whole = new UsageMeter(wire, true, Tables.JSON);
    whole.feed(bytes(name + ".sse"));
    whole.end();
    UsageMeter cut = new UsageMeter(wire, true, Tables.JSON);
    feedInPieces(cut, bytes(name + ".sse"), new Random(seed));
    cut.end();
    assertEquals(whole.reported(), cut.reported());
    assertEquals(whole.estimateSoFar(9, 500, false), cut.estimateSoFar(9, 500, false));
  }

  @Property(tries = 500)
  void anyBytes_neverThrow(@ForAll byte[] noise, @ForAll Wire wire, @ForAll boolean stream) {
    UsageMeter meter = new UsageMeter(wire, stream, Tables.JSON);
    meter.feed(noise);
    meter.feed(utf8("\n\ndata: {\"usage\":[1]}\n\n"));
    meter.feed(utf8("data: {\"choices\":{\"a\":null},\"delta\":3,\"usage\":{\"prompt_tokens\":\"x\"}}\n\n"));
    meter.end();
    assertNull(meter.reported());
  }

  @Test
  void reported_isNullUntilTheFinalReport() {
    String text = Tables.resource("responses/anthropic-cache-stream.sse");
    UsageMeter meter = new UsageMeter(Wire.ANTHROPIC, true, Tables.JSON);
    meter.feed(utf8(text.substring(0, text.indexOf("event: message_delta"))));
    assertNull(meter.reported());
    assertEquals(new Usage(12, 4096, 1024, 1024, "Hello, Grüße".getBytes(StandardCharsets.UTF_8).length, -1, true),
        meter.estimateSoFar(99_999, 4096, false));
  }

  @Test
  void estimate_countsABytesAToken_withinTheLimit() {
    UsageMeter meter = new UsageMeter(Wire.CHAT, true, Tables.JSON);
    String delta = "{\"role\":\"assistant\",\"content\":\"héllo\"}";
    meter.feed(utf8("data: {\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}\n\n"));
    assertEquals(new Usage(77, 0, 0, 0, 6, -1, true), meter.estimateSoFar(77, 4096, false));
    assertEquals(5, meter.estimateSoFar(77, 5, false).output());
    assertEquals(4096, meter.estimateSoFar(77, 4096, true).output());
  }

  @Test
  void reported_byAnEngineThatCouldNotCount_isAnEstimate() {
    UsageMeter meter = new UsageMeter(Wire.CHAT, true, Tables.JSON);
    meter.feed(utf8("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"estimated\":true}}\n\n"));
    assertEquals(new Usage(3, 0, 0, 0, 4, -1, true), meter.reported());
  }

  @Test
  void estimate_includesToolArgumentsAndReasoning() {
    UsageMeter meter = new UsageMeter(Wire.CHAT, true, Tables.JSON);
    meter.feed(bytes("chat-tool-stream.sse"));
    assertTrue(meter.estimateSoFar(1, 4096, false).output() >= "weather{\"city\":\"Oslo\"}".length());
    UsageMeter thinking = new UsageMeter(Wire.ANTHROPIC, true, Tables.JSON);
    thinking.feed(bytes("anthropic-think-stream.sse"));
    assertTrue(thinking.estimateSoFar(1, 4096, false).output() >= "let me think42".length());
  }

  @Test
  void oversizedEvent_isPassedOver_andTheReportStillRead() {
    UsageMeter meter = new UsageMeter(Wire.CHAT, true, Tables.JSON);
    byte[] chunk = new byte[300_000];
    Arrays.fill(chunk, (byte) 'x');
    meter.feed(utf8("data: {\"a\":\""));
    for (int i = 0; i < 10; i++) {
      meter.feed(chunk);
    }
    meter.feed(utf8("\"}\n\n"));
    meter.feed(utf8("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\r\n\r\n"));
    assertEquals(Usage.of(3, 4), meter.reported());
  }

  @Test
  void nonsenseCounts_areCut() {
    for (String count : List.of("1e300", "-5", "\"7\"", "null")) {
      UsageMeter meter = new UsageMeter(Wire.CHAT, false, Tables.JSON);
      meter.feed(utf8("{\"usage\":{\"prompt_tokens\":" + count + ",\"completion_tokens\":" + count + "}}"));
      meter.end();
      Usage usage = meter.reported();
      assertTrue(usage == null || Cost.of(usage, Price.ofUsdPerMillion(600, 600)) > 0, count);
    }
  }

  @Test
  void cost_ofAnOwnUpstreamAccount_isAdded() {
    UsageMeter meter = new UsageMeter(Wire.CHAT, false, Tables.JSON);
    meter.feed(utf8("""
        {"usage":{"prompt_tokens":1,"completion_tokens":1,"cost":0.0001,"is_byok":true,
         "cost_details":{"upstream_inference_cost":0.002}}}"""));
    meter.end();
    assertEquals(2_100_000, Cost.of(meter.reported(), Price.ofUsdPerMillion(1, 1)));
  }

  private static void feedInPieces(UsageMeter meter, byte[] bytes, Random random) {
    int at = 0;
    while (at < bytes.length) {
      int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
      meter.feed(Arrays.copyOfRange(bytes, at, to));
      at = to;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String file) {
    return Tables.resource("responses/" + file).getBytes(StandardCharsets.UTF_8);
  }
}
