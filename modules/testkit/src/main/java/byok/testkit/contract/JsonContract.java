package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.port.Json;
import byok.protocol.Value;
import org.junit.jupiter.api.Test;

/** What every {@link Json} does. */
public abstract class JsonContract {
  protected abstract Json json();

  @Test
  void print_isWhatJavaScriptPrints() {
    Value.Obj object = new Value.Obj().put("a", 1).put("b", 0.1).put("c", (double) (1L << 53));
    object.put("gone", Value.UNDEFINED);
    object.put("d", new Value.Arr().add("x").add(Value.NULL).add(Value.of(true))).put("e", "ü\n\"");
    assertEquals(
        "{\"a\":1,\"b\":0.1,\"c\":9007199254740992,\"d\":[\"x\",null,true],\"e\":\"ü\\n\\\"\"}", json().print(object));
  }

  @Test
  void parse_readsWhatPrintWrote() {
    String text = "{\"z\":[1,-2.5,1e300],\"a\":{\"\":\"\"},\"n\":null,\"f\":false}";
    Value parsed = json().parse(text);
    assertEquals(Value.NULL, ((Value.Obj) parsed).get("n"));
    assertEquals("z", ((Value.Obj) parsed).keyAt(0));
    assertEquals(json().print(parsed), json().print(json().parse(json().print(parsed))));
  }

  @Test
  void parse_ofMalformedText_isNull() {
    for (String text : new String[] {"", "{", "{a:1}", "[1,]", "nul", "1 2", "{}x", "'a'", "\u0000"}) {
      assertNull(json().parse(text), text);
    }
  }

  @Test
  void proto_isAnOrdinaryKey() {
    Value.Obj parsed = (Value.Obj) json().parse("{\"__proto__\":{\"x\":1}}");
    assertEquals("__proto__", parsed.keyAt(0));
    assertEquals(1, parsed.object("__proto__").integer("x", 0));
  }
}
