package byok.core.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.core.providers.JacksonJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelShapesTest {
  private static final ModelList LISTS = new ModelList(new JacksonJson());

  @Test
  void google_listsWhatGeneratesContent() {
    assertEquals(
        List.of(new PricedModel("google", "gemini-3-flash", "Gemini 3 Flash", 1048576, 65536, 0, false, null, null, 0)),
        parse("google", """
            {"models":[{"name":"models/gemini-3-flash","displayName":"Gemini 3 Flash","inputTokenLimit":1048576,
              "outputTokenLimit":65536,
              "supportedGenerationMethods":["generateContent","countTokens"]},
              {"name":"models/text-embedding-004","supportedGenerationMethods":["embedContent"]},{"name":3},7]}"""));
  }

  @Test
  void cohere_listsWhatChats() {
    assertEquals(
        List.of(new PricedModel("cohere", "command-a", "command-a", 256000, 0, 0, false, null, null, 0)),
        parse("cohere", """
            {"models":[{"name":"command-a","endpoints":["generate","chat"],"context_length":256000},
              {"name":"rerank-v3.5","endpoints":["rerank"]}]}"""));
  }

  @Test
  void together_isAPlainList() {
    assertEquals(
        List.of(new PricedModel("together", "a/b", "B", 8192, 0, 0, false, null, null, 0)),
        parse("together", """
            [{"id":"a/b","type":"chat","display_name":"B","context_length":8192},{"id":"a/c","type":"image"}]"""));
  }

  @Test
  void together_saysPricesOfAMillionTokens() {
    List<PricedModel> said = parse("together", """
        [{"id":"a/b","type":"chat","pricing":{"input":0.88,"output":1.2,"hourly":0}},
         {"id":"a/hourly","type":"chat","pricing":{"input":0,"output":0,"hourly":4}},
         {"id":"a/odd","type":"chat","pricing":{"input":"much"}}]""");
    assertEquals(Price.ofPicoUsd(880_000, 1_200_000, 0, 0, 0), said.get(0).price());
    assertFalse(said.get(1).price().isBelievable("a/hourly"));
    assertNull(said.get(2).price());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "\"context_length\":5", "\"context_window\":5", "\"max_context_length\":5", "\"max_model_len\":5",
    "\"max_input_tokens\":5"
  })
  void anyList_maySayHowLargeAModelIs(String member) {
    String list = "{\"data\":[{\"id\":\"m\",\"max_tokens\":3,\"pricing\":{\"prompt\":\"1\"}," + member + "}]}";
    PricedModel said = parse("openai", list).get(0);
    assertEquals(new PricedModel("openai", "m", "m", 5, 3, 0, false, null, null, 0), said);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "200, 1", "201, 0", "100000, 0"})
  void anId_isAsLongAsAnAppMayAskFor(int length, int listed) {
    assertEquals(listed, parse("openai", "{\"data\":[{\"id\":\"" + "m".repeat(length) + "\"}]}").size());
  }

  @Test
  void elevenLabs_hasNoLanguageModels() {
    assertEquals(List.of(), parse("elevenlabs", "[{\"model_id\":\"eleven_v3\",\"name\":\"v3\"}]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<html>", "{\"models\":{}}", "3", "null"})
  void anythingElse_isNoList(String answer) {
    for (String shape : List.of("google", "cohere", "together", "elevenlabs")) {
      assertNull(parse(shape, answer), shape);
    }
  }

  private static List<PricedModel> parse(String shape, String answer) {
    return LISTS.parse(shape, shape, answer, id -> true);
  }
}
