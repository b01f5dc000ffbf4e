package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.protocol.Capability;
import byok.protocol.Value;
import org.junit.jupiter.api.Test;

class StreamFaultTest {
  @Test
  void part_withAPayloadOfTheProvider_keepsItsStatus() {
    Value.Obj payload = new Value.Obj().put("message", "Closed.").put("code", 502).put("secret", "sk-marked");
    Value.Obj fields = sent(payload);
    assertEquals(4, fields.size());
    assertEquals("AI_StreamProviderError", fields.text("name"));
    assertEquals("Closed.", fields.text("message"));
    assertEquals(502, fields.integer("statusCode", 0));
    assertEquals(true, fields.isTrue("isRetryable"));
  }

  @Test
  void part_withAWrappedPayload_isReadInside() {
    Value.Obj inner = new Value.Obj().put("message", "Too long.").put("status", 400).put("code", "context");
    Value.Obj fields = sent(new Value.Obj().put("type", "error").put("error", inner));
    assertEquals("Too long.", fields.text("message"));
    assertEquals(400, fields.integer("statusCode", 0));
    assertEquals(Value.Bool.FALSE, fields.get("isRetryable"));
  }

  @Test
  void part_withAnError_keepsWhatItSays() {
    Value.Obj said = new Value.Obj().put("name", "AI_APICallError").put("message", "Slow.").put("statusCode", 503);
    Value.Obj fields = sent(new Value.Fault(said.put("isRetryable", false).put("url", "https://a.example")));
    assertEquals("AI_APICallError", fields.text("name"));
    assertEquals(503, fields.integer("statusCode", 0));
    assertEquals(Value.Bool.FALSE, fields.get("isRetryable"));
    assertEquals(4, fields.size());
  }

  @Test
  void part_withATextOrNothing_saysNoMore() {
    Value.Obj fields = sent(new Value.Text("Closed."));
    assertEquals("Closed.", fields.text("message"));
    assertEquals(2, fields.size());
    assertEquals("", sent(new Value.Obj().put("code", 7)).text("message"));
    assertEquals(2, sent(Value.NULL).size());
  }

  private static Value.Obj sent(Value error) {
    Value.Obj part = new Value.Obj().put("type", "error").put("error", error);
    Parts parts = new Parts(Capability.LANGUAGE, new Value.Arr());
    Value.Obj out = (Value.Obj) parts.of(part, 0, null).get(0);
    return ((Value.Fault) out.get("error")).fields();
  }
}
