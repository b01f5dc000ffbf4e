package byok.core.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.pricing.PricedModel;
import byok.core.providers.JacksonJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelShapesTest {
  private static final ModelList LISTS = new ModelList(new JacksonJson());

  @Test
  void google_listsWhatGeneratesContent() {
    assertEquals(
        List.of(new PricedModel("google", "gemini-3-flash", "Gemini 3 Flash", 1048576, 0, 0, false, null, null, 0)),
        parse("google", """
            {"models":[{"name":"models/gemini-3-flash","displayName":"Gemini 3 Flash","inputTokenLimit":1048576,
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
