package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Http;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCheckTest {
  private static final RequestCheck CHECK = new RequestCheck(Tables.JSON);

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      openai     | {"store":true}                                          | store
      openai     | {"service_tier":"priority"}                             | service_tier
      openai     | {"service_tier":"flex"}                                 | service_tier
      openai     | {"previous_response_id":"resp_1"}                       | previous_response_id
      openai     | {"background":true}                                     | background
      openai     | {"tools":[{"type":"web_search"}]}                       | tools[0].type
      openai     | {"tools":[{"type":"mcp","server_url":"https://x.test"}]} | tools[0].type
      openai     | {"tools":[{"type":"file_search","vector_store_ids":[]}]} | tools[0].type
      openai     | {"tools":[{"type":"code_interpreter","container":{}}]}  | tools[0].type
      openai     | {"input":[{"type":"item_reference","id":"msg_1"}]}      | input[0].type
      openai     | {"input":[{"type":"reasoning","id":"rs_1","summary":[]}]} | input[0].encrypted_content
      openai     | {"input":[{"role":"assistant","id":"msg_1"}]}           | input[0].content
      openai     | {"input":[{"role":"user","content":[{"type":"input_file","file_id":"file-1"}]}]}  | input[0].content[0].file_id
      openai     | {"input":[{"role":"user","content":[{"type":"input_image","file_id":"file-1"}]}]} | input[0].content[0].file_id
      openai     | {"input":[{"role":"user","content":[{"type":"input_image","image_url":"http://x.test/a.png"}]}]} | input[0].content[0].image_url
      openai     | {"input":[{"role":"user","content":[{"type":"input_image","image_url":"file:///etc/passwd"}]}]}  | input[0].content[0].image_url
      openai     | {"include":["web_search_call.results"]}                 | include[0]
      openai     | {"prompt":{"id":"pmpt_1"}}                              | prompt
      openai     | {"conversation":"conv_1"}                               | conversation
      openai     | {"reasoning":{"effort":"low","mode":"pro"}}             | reasoning.mode
      anthropic  | {"speed":"fast"}                                        | speed
      anthropic  | {"container":"c"}                                       | container
      anthropic  | {"mcp_servers":[]}                                      | mcp_servers
      anthropic  | {"inference_geo":"us"}                                  | inference_geo
      anthropic  | {"service_tier":"auto"}                                 | service_tier
      anthropic  | {"tools":[{"type":"web_search_20250305","name":"web_search"}]} | tools[0].type
      anthropic  | {"tools":[{"type":"bash_20250124","name":"bash"}]}      | tools[0].type
      anthropic  | {"messages":[{"role":"user","content":[{"type":"image","source":{"type":"file","file_id":"f"}}]}]} | messages[0].content[0].source.type
      anthropic  | {"messages":[{"role":"user","content":[{"type":"container_upload","file_id":"f"}]}]} | messages[0].content[0].type
      openrouter | {"models":["a/b"]}                                      | models
      openrouter | {"route":"fallback"}                                    | route
      openrouter | {"plugins":[{"id":"web"}]}                              | plugins
      openrouter | {"transforms":["middle-out"]}                           | transforms
      openrouter | {"provider":{"order":["x"]}}                            | provider
      openrouter | {"n":2}                                                 | n
      openrouter | {"web_search_options":{}}                               | web_search_options
      openrouter | {"modalities":["image"]}                                | modalities
      custom     | {"n":2}                                                 | n
      custom     | {"prediction":{"type":"content","content":"x"}}         | prediction
      custom     | {"stream_options":{"include_usage":true,"x":1}}         | stream_options.x
      """)
  void check_refusesByName(String provider, String change, String field) {
    Captured good = text(provider);
    Value.Obj body = good.body();
    Value.Obj extra = (Value.Obj) Tables.JSON.parse(change);
    body.put(extra.keyAt(0), extra.valueAt(0));
    ByokException refusal = assertThrows(ByokException.class, good.withBody(body)::check);
    assertEquals("The wallet does not send this request: its field " + field + " is not allowed.",
        refusal.getMessage());
  }

  @Test
  void check_refusesModelSuffixWithItsOwnPrice() {
    Captured good = text("openrouter");
    Value.Obj body = good.body().put("model", "openai/gpt-4o:online");
    EngineRequest request = new EngineRequest("POST", good.request().url(), good.request().headers(), body, false);
    assertThrows(ByokException.class, () -> CHECK.check(allowed(good.entry(), "openai/gpt-4o:online", 10), request));
  }

  @Test
  void check_forcesUsageOnStreamsOfCustomEndpoints() {
    Captured good = text("custom");
    CheckedRequest checked = good.withBody(good.body().put("stream", true)).check();
    assertTrue(checked.body().object("stream_options").isTrue("include_usage"));
  }

  @Test
  void check_counts_imagesDocumentsAddressesAndLongCaches() {
    assertEquals(1, captured("openai", "image").check().footprint().images());
    assertEquals(1, captured("anthropic", "pdf").check().footprint().documents());
    assertEquals(1, captured("anthropic", "imageUrl").check().footprint().remote());
    assertEquals(1, captured("openrouter", "pdfUrl").check().footprint().remote());
    assertEquals(1, captured("anthropic", "cache").check().footprint().longCache());
    assertEquals(1, captured("custom", "audio").check().footprint().documents());
    assertEquals(0, captured("anthropic", "text").check().footprint().documents());
  }

  @Test
  void check_addsWhatThinkingSetsAsideToTheFloor() {
    CheckedRequest checked = captured("anthropic", "thinking").check();
    assertEquals(3072, checked.maxOutputTokens());
    assertEquals(1024 + 16, checked.floorTokens());
    assertEquals(2000, checked.withOutputLimit(2000).body().integer("max_tokens", 0));
    assertEquals(3072, checked.body().integer("max_tokens", 0));
  }

  @Test
  void check_withTwoLimits_countsTheLargerAndLowersBoth() {
    Captured good = text("custom");
    CheckedRequest checked = good.withBody(good.body().put("max_completion_tokens", 900)).check();
    assertEquals(900, checked.maxOutputTokens());
    CheckedRequest lowered = checked.withOutputLimit(50);
    assertEquals(50, lowered.body().integer("max_tokens", 0));
    assertEquals(50, lowered.body().integer("max_completion_tokens", 0));
  }

  @Test
  void headers_allowedBetasPass_othersAreRefused() {
    Captured good = text("anthropic");
    List<Http.Header> fine = List.of(new Http.Header("Anthropic-Beta",
        "pdfs-2024-09-25, structured-outputs-2025-11-13"));
    CheckedRequest checked = CHECK.check(allowed(good.entry(), good.model(), 10), request(good, fine));
    assertEquals(3, checked.headers().size());
    for (String beta : List.of("files-api-2025-04-14", "pdfs-2024-09-25,mcp-client-2025-04-04", "", ",")) {
      List<Http.Header> bad = List.of(new Http.Header("anthropic-beta", beta));
      RequestCheck.Allowed allowed = allowed(good.entry(), good.model(), 10);
      assertThrows(ByokException.class, () -> CHECK.check(allowed, request(good, bad)), beta);
    }
  }

  @Test
  void headersWithKey_putTheKeyWhereTheProviderExpectsIt() {
    assertEquals(
        List.of(
            new Http.Header("anthropic-version", "2023-06-01"),
            new Http.Header("anthropic-dangerous-direct-browser-access", "true"),
            new Http.Header("x-api-key", "k")),
        Tables.provider("anthropic").headersWithKey(SecretText.of("k")));
    assertEquals(List.of(new Http.Header("authorization", "Bearer k")),
        Tables.CUSTOM.headersWithKey(SecretText.of("k")));
    assertEquals(List.of(), Tables.CUSTOM.headersWithKey(SecretText.of("")));
    List<Http.Header> sent = text("anthropic").entry().headersWithKey(text("anthropic").check(), SecretText.of("k"));
    assertEquals(List.of("anthropic-version", "anthropic-dangerous-direct-browser-access", "content-type", "x-api-key"),
        sent.stream().map(Http.Header::name).toList());
  }

  @Test
  void refusal_saysWhatToDoInstead() {
    Captured good = text("openai");
    ByokException refusal =
        assertThrows(ByokException.class, good.withBody(good.body().put("previous_response_id", "r"))::check);
    assertEquals("Send the whole conversation instead of the id of an earlier one.", refusal.details().text("hint"));
  }

  private static EngineRequest request(Captured good, List<Http.Header> headers) {
    return new EngineRequest("POST", good.request().url(), headers, good.request().body(), false);
  }

  private static Captured text(String provider) {
    return captured(provider, "text");
  }

  private static Captured captured(String provider, String name) {
    return Captured.all().stream().filter(one -> one.provider().equals(provider)
        && one.name().equals(name)).findFirst().get();
  }

  private static RequestCheck.Allowed allowed(ProviderEntry entry, String model, long outputLimit) {
    return new RequestCheck.Allowed(entry, Capability.LANGUAGE, model, outputLimit);
  }
}
