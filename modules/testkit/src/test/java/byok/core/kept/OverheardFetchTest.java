package byok.core.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.grants.Storage;
import byok.core.ledger.LedgerEntry;
import byok.core.request.Answer;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of requests in a provider's own format. */
class OverheardFetchTest {
  private static final LedgerEntry ROW =
      new LedgerEntry(
          "e1", 1, "g1", "https://app.example", "App", "openai", "gpt-4o", 0, 0, 0, false, LedgerEntry.PAID, 0, 0,
          Storage.SHARED);

  private final StringBuilder passed = new StringBuilder();

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"messages":[{"role":"system","content":"Be brief"},{"role":"user","content":"Hi"}]} | system: Be brief~user: Hi
      {"messages":[{"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image_url"}]}]} | user: Hi
      {"system":"Be brief","messages":[{"role":"user","content":"Hi"}]} | user: Hi~system: Be brief
      {"system":[{"type":"text","text":"Be brief"}],"messages":[]} | system: Be brief
      {"instructions":"Be brief","input":"Hi"} | instructions: Be brief~input: Hi
      {"input":[{"role":"user","content":[{"type":"input_text","text":"Hi"}]}]} | user: Hi
      {"model":"tts-1"} | ``
      """)
  void aRequest_isKeptAsItsWords(String body, String asked) {
    assertEquals(asked.replace("~", "\n\n"), kept(body).asked());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"choices":[{"message":{"content":"Hello"}}]} | Hello
      {"choices":[{"message":{"content":null,"tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}}]} | [calls f {}]
      {"output":[{"type":"message","content":[{"type":"output_text","text":"Hello"}]}]} | Hello
      {"output":[{"type":"function_call","name":"f","arguments":"{}"}]} | [calls f {}]
      {"content":[{"type":"text","text":"Hello"}]} | Hello
      {"content":[{"type":"tool_use","name":"f","input":{}}]} | [calls f ]
      {"data":[{"b64_json":"iVBO"}]} | ``
      no json | ``
      """)
  void aWholeAnswer_isKeptAsItsWords(String answer, String answered) {
    assertEquals(answered, kept("{}", answer).answered());
    assertEquals(answer, passed.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"choices":[{"delta":{"content":"Hel"}}]}~{"choices":[{"delta":{"content":"lo"}}]}~[DONE] | Hello
      {"type":"response.output_text.delta","delta":"Hel"}~{"type":"response.output_text.delta","delta":"lo"} | Hello
      {"type":"response.function_call_arguments.delta","delta":"{}"} | ``
      {"type":"content_block_delta","delta":{"type":"text_delta","text":"Hel"}}~{"delta":{"text":"lo"}} | Hello
      """)
  void aStream_isKeptAsItsWords(String events, String answered) {
    String stream = "data: " + events.replace("~", "\n\ndata: ") + "\n\n";
    assertEquals(answered, kept("{}", stream.substring(0, 9), stream.substring(9)).answered());
    assertEquals(stream, passed.toString());
  }

  @Test
  void aLongAnswer_isCut() {
    Kept kept = kept("{}", "{\"content\":[{\"type\":\"text\",\"text\":\"" + "a".repeat(20_000) + "\"}]}");
    assertEquals(16_000, kept.answered().length());
    assertTrue(kept.cut());
  }

  private Kept kept(String body, String... pieces) {
    JvmJson json = new JvmJson();
    OverheardFetch overheard = new OverheardFetch(new Passed(), (Value.Obj) json.parse(body), json);
    for (String piece : pieces) {
      overheard.part(new Value.Bytes(piece.getBytes(StandardCharsets.UTF_8)));
    }
    return overheard.of(ROW);
  }

  private final class Passed implements Answer {
    @Override
    public void open(Value.Obj head) {}

    @Override
    public void part(Value part) {
      passed.append(new String(((Value.Bytes) part).value(), StandardCharsets.UTF_8));
    }

    @Override
    public void end() {}

    @Override
    public void result(Value.Obj result) {}
  }
}
