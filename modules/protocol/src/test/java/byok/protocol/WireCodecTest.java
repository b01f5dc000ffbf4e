package byok.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WireCodecTest {
  private static final Limits LIMITS = Limits.MESSAGE;

  @Provide
  Arbitrary<Value> values() {
    return AnyValue.any();
  }

  @Property
  void wireForm_roundTrips(@ForAll("values") Value value) {
    assertTrue(Same.same(value, WireCodec.decode(WireCodec.encode(value), LIMITS)));
  }

  @Property
  void textForm_roundTripsThroughRealJson(@ForAll("values") Value value) {
    String json = JsonValues.print(WireText.toJson(value));
    assertTrue(Same.same(value, WireText.fromJson(JsonValues.parse(json), LIMITS)), json);
  }

  @Property
  void wireForm_hasOnlyPlainKinds(@ForAll("values") Value value) {
    assertPlain(WireCodec.encode(value));
  }

  /** Whatever arrives, the decoder answers with a value or a code of its own. */
  @Property
  void decode_ofAnyTree_isAValueOrARefusal(@ForAll("values") Value tree) {
    try {
      WireCodec.decode(tree, LIMITS);
      WireText.fromJson(tree, LIMITS);
    } catch (ByokException e) {
      assertEquals(ErrorCode.INVALID_REQUEST, e.code());
    }
  }

  private static void assertPlain(Value value) {
    switch (value) {
      case Value.Obj o -> {
        for (int i = 0; i < o.size(); i++) {
          assertPlain(o.valueAt(i));
        }
      }
      case Value.Arr a -> {
        for (int i = 0; i < a.size(); i++) {
          assertPlain(a.get(i));
        }
      }
      case Value.Absent a -> { }
      case Value.Bool b -> { }
      case Value.Num n -> { }
      case Value.Text t -> { }
      case Value.Bytes b -> { }
      default -> throw new AssertionError("not plain: " + value);
    }
  }

  private static Value nested(int levels) {
    Value value = Value.NULL;
    for (int i = 0; i < levels; i++) {
      value = new Value.Arr().add(value);
    }
    return value;
  }

  private static ErrorCode refusal(Value value) {
    return assertThrows(ByokException.class, () -> WireCodec.decode(value, LIMITS)).code();
  }

  @Test
  void depth_isBoundedAt64() {
    WireCodec.decode(nested(64), LIMITS);
    assertEquals(ErrorCode.MESSAGE_TOO_LARGE, refusal(nested(65)));
    assertEquals(ErrorCode.MESSAGE_TOO_LARGE, refusal(nested(5000)));
  }

  @Test
  void size_isBounded() {
    Limits small = new Limits(4, 3, 16);
    small.check(new Value.Arr().add("abcd").add("efgh"));
    small.check(new Value.Bytes(new byte[16]));
    assertThrows(ByokException.class, () -> small.check(new Value.Arr().add("a").add("b").add("c")));
    assertThrows(ByokException.class, () -> small.check(new Value.Text("123456789")));
    assertThrows(ByokException.class, () -> small.check(new Value.Bytes(new byte[17])));
    assertThrows(ByokException.class, () -> small.check(new Value.Obj().put("123456789", true)));
  }

  @Test
  void tooLarge_saysLimitAndActual() {
    Limits small = new Limits(64, 9, 16);
    ByokException e = assertThrows(ByokException.class, () -> small.check(new Value.Bytes(new byte[17])));
    assertEquals("The value has more than 16 bytes.", e.getMessage());
    assertEquals(17, e.details().number("actual", 0));
  }

  @Test
  void base64_isCanonical() {
    List<String> bad = List.of("A", "AA", "AAA", "A===", "AB==", "AAB=", "AA=A", "A-__", "AAAA=", "====", "AA\n=");
    for (String text : bad) {
      assertEquals(null, Base64Text.decode(text), text);
    }
    assertEquals(0, Base64Text.decode("").length);
  }

  @Property
  void base64_agreesWithTheJdk(@ForAll byte[] bytes) {
    String text = Base64Text.encode(bytes);
    assertEquals(Base64.getEncoder().encodeToString(bytes), text);
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    assertEquals(url.encodeToString(bytes), Base64Text.encodeUrl(bytes));
    assertTrue(Same.same(new Value.Bytes(bytes), new Value.Bytes(Base64Text.decode(text))));
  }
}
