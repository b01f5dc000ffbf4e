package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.protocol.Action;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Java enumerations are those of protocol/schema/v1, in the same order. */
class ErrorTableTest {
  private static JsonNode schema(String name) throws IOException {
    return new ObjectMapper().readTree(Path.of("../../protocol/schema/v1/" + name + ".json").toFile());
  }

  private static List<String> words(String name) throws IOException {
    List<String> words = new ArrayList<>();
    schema(name).get("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static String line(JsonNode error) {
    return String.join(
        " | ",
        error.get("const").asText(),
        error.get("x-status").asText(),
        error.get("x-retryable").asText(),
        error.get("x-action").asText(),
        error.get("description").asText());
  }

  private static String line(ErrorCode code) {
    String rest = code.status() + " | " + code.retryable() + " | " + code.action().wire() + " | " + code.hint();
    return code.wire() + " | " + rest;
  }

  @Test
  void errorCodes() throws IOException {
    List<String> published = new ArrayList<>();
    schema("errors").get("oneOf").forEach(error -> published.add(line(error)));
    assertEquals(Arrays.stream(ErrorCode.values()).map(ErrorTableTest::line).toList(), published);
  }

  @Test
  void closedSets() throws IOException {
    assertEquals(Arrays.stream(Action.values()).map(Action::wire).toList(), words("action"));
    assertEquals(Arrays.stream(Capability.values()).map(Capability::wire).toList(), words("capability"));
    assertEquals(Arrays.stream(Period.values()).map(Period::wire).toList(), words("period"));
  }
}
