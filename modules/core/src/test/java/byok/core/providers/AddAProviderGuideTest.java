package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Http;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The entry in docs/guides/add-a-provider.md does what the guide says. */
class AddAProviderGuideTest {
  private static final ProviderEntry EXAMPLE = withEntryOfGuide().find("example");

  @Test
  void entry_isWholeByItsPattern() {
    assertEquals("https://api.example.com/v1/models", EXAMPLE.keyCheckUrl());
    assertEquals("https://api.example.com/v1/models", EXAMPLE.modelListUrl());
    assertEquals("openai-compatible", EXAMPLE.packageName());
    assertEquals(Browser.UNKNOWN, EXAMPLE.browser());
    assertEquals("example", withEntryOfGuide().ofKey("ex-1").id());
    assertTrue(EXAMPLE.offers(Capability.EMBEDDING));
    assertEquals(List.of(new Http.Header("authorization", "Bearer k")), EXAMPLE.headersWithKey(SecretText.of("k")));
  }

  @Test
  void entry_allowsWhatItAdds_andNoLongerWhatItTakesAway() {
    assertEquals(100, check("top_k", 5).maxOutputTokens());
    ByokException refusal = assertThrows(ByokException.class, () -> check("user", "me"));
    assertEquals("user", refusal.details().text("field"));
  }

  @Test
  void entry_looksLikeNoneOfTheTable() {
    assertNull(Tables.TABLE.find("example"));
  }

  private static CheckedRequest check(String field, Object value) {
    Value.Obj body = new Value.Obj().put("model", "large-1");
    body.put(field, value instanceof Integer number ? Value.of(number) : Value.of((String) value));
    EngineRequest request = new EngineRequest("POST", EXAMPLE.baseUrl() + "/chat/completions", List.of(), body, false);
    return new RequestCheck(Tables.JSON).check(new RequestCheck.Allowed(EXAMPLE, Capability.LANGUAGE, "large-1", 100), request);
  }

  private static ProviderTable withEntryOfGuide() {
    String guide = Tables.read("../../docs/guides/add-a-provider.md");
    int start = guide.indexOf("```json\n") + "```json\n".length();
    Value.Obj root = (Value.Obj) Tables.data("providers.json");
    root.list("providers").add(Tables.JSON.parse(guide.substring(start, guide.indexOf("```", start))));
    return ProviderTable.parse(root);
  }
}
