package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallCheckTest {
  @Test
  void of_keepsWhatItKnows() {
    CallCheck.Call call = clean("openai", """
        {"prompt":[],"temperature":1,"seed":3,"tools":[{"type":"function","name":"f"}],"maxOutputTokens":9,"reasoning":"high"}""");
    assertEquals(
        "{\"prompt\":[],\"temperature\":1,\"seed\":3,"
            + "\"tools\":[{\"type\":\"function\",\"name\":\"f\"}],\"maxOutputTokens\":9,"
            + "\"headers\":{},\"providerOptions\":{\"openai\":{\"store\":false}}}",
        Tables.JSON.print(call.options()));
    assertEquals("[{\"type\":\"other\",\"message\":\"The option reasoning was not used.\"}]",
        Tables.JSON.print(call.warnings()));
  }

  @Test
  void providerOptions_ofOthersAreDropped_ownOnesKept() {
    CallCheck.Call call = clean("anthropic", """
        {"prompt":[],"providerOptions":{"openai":{"previousResponseId":"x"},"anthropic":{"effort":"low"},"byok":{"a":1}}}""");
    assertEquals("{\"anthropic\":{\"effort\":\"low\"}}", Tables.JSON.print(call.options().get("providerOptions")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      openai     | {"store":true}                    | openai.store
      openai     | {"previousResponseId":"resp_1"}   | openai.previousResponseId
      openai     | {"conversation":"conv_1"}         | openai.conversation
      openai     | {"serviceTier":"priority"}        | openai.serviceTier
      openai     | {"reasoningEffort":"enormous"}    | openai.reasoningEffort
      openai     | {"metadata":{"a":1}}              | openai.metadata.a
      openai     | {"include":["web_search_call.results"]} | openai.include[0]
      openai     | {"__proto__":{}}                  | openai.__proto__
      anthropic  | {"speed":"fast"}                  | anthropic.speed
      anthropic  | {"mcpServers":[]}                 | anthropic.mcpServers
      anthropic  | {"container":{"id":"c"}}          | anthropic.container
      anthropic  | {"anthropicBeta":["x"]}           | anthropic.anthropicBeta
      anthropic  | {"inferenceGeo":"us"}             | anthropic.inferenceGeo
      anthropic  | {"thinking":{"type":"enabled","budgetTokens":0}} | anthropic.thinking.budgetTokens
      openrouter | {"models":["a/b"]}                | openrouter.models
      openrouter | {"plugins":[]}                    | openrouter.plugins
      openrouter | {"max_tokens":99999}              | openrouter.max_tokens
      openrouter | {"model":"a/b"}                   | openrouter.model
      custom     | {"n":3}                           | openaiCompatible.n
      """)
  void providerOptions_unknownOrOutOfBounds_areRefusedByName(String provider, String block, String name) {
    Value.Obj options = new Value.Obj().put("providerOptions",
        new Value.Obj().put(Tables.provider(provider).optionsKey(), Tables.JSON.parse(block)));
    ByokException refusal =
        assertThrows(ByokException.class, () -> CallCheck.of(Tables.provider(provider), Capability.LANGUAGE, "m", options));
    assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
    assertEquals("The wallet does not allow the option providerOptions." + name + ".", refusal.getMessage());
  }

  @Test
  void providerOptions_refusalSaysWhatToDoInstead() {
    ByokException refusal = assertThrows(ByokException.class,
        () -> clean("openai", "{\"providerOptions\":{\"openai\":{\"previousResponseId\":\"x\"}}}"));
    assertEquals("Send the whole conversation instead of the id of an earlier one.", refusal.details().text("hint"));
  }

  /** An app names the provider; the package that runs it for many reads one name. */
  @Test
  void providerOptions_ofAProviderWithoutAPackageOfItsOwn_reachTheSharedOne() {
    CallCheck.Call call = clean("groq", "{\"providerOptions\":{\"groq\":{\"reasoningEffort\":\"low\"},\"xai\":{}}}");
    assertEquals("{\"openaiCompatible\":{\"reasoningEffort\":\"low\"}}",
        Tables.JSON.print(call.options().get("providerOptions")));
    assertThrows(ByokException.class, () -> clean("groq", "{\"providerOptions\":{\"groq\":{\"service_tier\":\"flex\"}}}"));
  }

  @Test
  void providerOptions_undefinedIsNoValue() {
    Value.Obj block = new Value.Obj().put("speed", Value.UNDEFINED).put("effort", "low");
    Value.Obj options = new Value.Obj().put("providerOptions", new Value.Obj().put("anthropic", block));
    CallCheck.Call call = CallCheck.of(Tables.provider("anthropic"), Capability.LANGUAGE, "m", options);
    assertEquals("{\"anthropic\":{\"effort\":\"low\"}}", Tables.JSON.print(call.options().get("providerOptions")));
  }

  @Test
  void headers_onlyKnownOnesPass_withAWarningForOthers() {
    CallCheck.Call call = clean("anthropic", """
        {"headers":{"Authorization":"Bearer x","x-api-key":"y","User-Agent":"ai/6","Anthropic-Beta":"interleaved-thinking-2025-05-14"}}""");
    assertEquals("{\"anthropic-beta\":\"interleaved-thinking-2025-05-14\"}",
        Tables.JSON.print(call.options().get("headers")));
    assertEquals(2, call.warnings().size());
  }

  @Test
  void hostedTools_areRefused() {
    for (String tool : new String[] {"{\"type\":\"provider\",\"id\":\"openai.web_search\"}",
        "{\"type\":\"provider-defined\"}", "{}", "3"}) {
      ByokException refusal =
          assertThrows(ByokException.class, () -> clean("openai", "{\"tools\":[" + tool + "]}"), tool);
      assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
    }
  }

  @Test
  void abortSignal_isNoWarning() {
    CallCheck.Call call = CallCheck.of(Tables.CUSTOM, Capability.LANGUAGE, "m", new Value.Obj().put("abortSignal", Value.UNDEFINED));
    assertEquals(0, call.warnings().size());
    assertNull(call.options().object("openai"));
  }

  private static CallCheck.Call clean(String provider, String options) {
    return CallCheck.of(Tables.provider(provider), Capability.LANGUAGE, "m", (Value.Obj) Tables.JSON.parse(options));
  }
}
