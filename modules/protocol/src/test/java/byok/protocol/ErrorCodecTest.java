package byok.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodecTest {
  @Provide
  Arbitrary<Value> values() {
    return AnyValue.any();
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCode_roundTripsWithItsDefaults(ErrorCode code) {
    Value.Obj wire = ErrorCodec.encode(new ByokException(code, "A sentence."));
    ByokException back = ErrorCodec.decode(wire);
    assertEquals(code, back.code());
    assertEquals("A sentence.", back.getMessage());
    assertTrue(Same.same(wire, ErrorCodec.encode(back)));
    assertEquals(code.hint(), wire.text("hint"));
    assertEquals(code.retryable(), wire.isTrue("retryable"));
  }

  @Test
  void onlyAllowedFields_cross() {
    Value.Obj details = new Value.Obj().put("stack", "at x").put("responseBody", "sk-1");
    details.put("limit", 5).put("unit", "usd").put("url", "https://x");
    details.put("cause", new Value.Obj()).put("provider", new Value.Obj());
    Value.Obj wire = ErrorCodec.encode(new ByokException(ErrorCode.BUDGET_EXHAUSTED, "Used up.", details));
    assertEquals(5, wire.number("limit", 0));
    assertEquals("usd", wire.text("unit"));
    for (String key : new String[] {"stack", "responseBody", "url", "cause", "provider"}) {
      assertFalse(wire.has(key), key);
    }
  }

  @Test
  void details_overrideDefaults() {
    Value.Obj details = new Value.Obj().put("retryable", true).put("action", "unlock");
    details.put("hint", "Do this.").put("statusCode", 418);
    Value.Obj wire = ErrorCodec.encode(new ByokException(ErrorCode.INTERNAL, "x", details));
    assertTrue(wire.isTrue("retryable"));
    assertEquals("unlock", wire.text("action"));
    assertEquals("Do this.", wire.text("hint"));
    assertEquals(418, wire.number("statusCode", 0));
  }

  @Test
  void lengths_areBounded() {
    Value.Obj details = new Value.Obj().put("hint", "h".repeat(5000)).put("model", "m".repeat(5000));
    Value.Obj wire = ErrorCodec.encode(new ByokException(ErrorCode.INTERNAL, "x".repeat(5000), details));
    assertEquals(ErrorCodec.MAX_MESSAGE, wire.text("message").length());
    assertEquals(ErrorCodec.MAX_MESSAGE, wire.text("hint").length());
    assertEquals(ErrorCodec.MAX_TEXT, wire.text("model").length());
  }

  /** Decoding never fails, and what it rebuilt encodes to itself. */
  @Property
  void decode_ofAnything_isStable(@ForAll("values") Value wire) {
    Value.Obj once = ErrorCodec.encode(ErrorCodec.decode(wire));
    assertTrue(Same.same(once, ErrorCodec.encode(ErrorCodec.decode(once))));
  }
}
