package byok.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated values of every kind, with the keys and numbers that codecs get wrong. */
final class AnyValue {
  private static final Arbitrary<String> TEXT = Arbitraries.oneOf(
      Arbitraries.strings().ofMaxLength(8),
      Arbitraries.of("", "$", "__proto__", "undefined", "object", "-0", "\ud83d\ude00", "\ud800"));
  private static final Arbitrary<String> KEY = Arbitraries.oneOf(
      Arbitraries.of("$", "v", "t", "__proto__", "constructor", "toString", "", "$$", "0"),
      Arbitraries.strings().alpha().ofMaxLength(4));
  private static final Arbitrary<Double> NUMBER = Arbitraries.oneOf(
      Arbitraries.doubles(),
      Arbitraries.of(0.0, -0.0, 9007199254740993.0, 5e-324),
      Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));

  private AnyValue() {}

  static Arbitrary<Value> any() {
    return ofDepth(4);
  }

  private static Arbitrary<Value> ofDepth(int depth) {
    if (depth == 0) {
      return scalar();
    }
    Arbitrary<Value> inner = Arbitraries.lazy(() -> ofDepth(depth - 1));
    Arbitrary<Value> fault = object(inner).map(o -> new Value.Fault((Value.Obj) o));
    return Arbitraries.frequencyOf(
        Tuple.of(4, scalar()),
        Tuple.of(3, object(inner)),
        Tuple.of(2, list(inner)),
        Tuple.of(1, fault));
  }

  static Arbitrary<Value> scalar() {
    Arbitrary<Value> pattern = Combinators.combine(TEXT, TEXT).as(Value.Pattern::new);
    return Arbitraries.oneOf(
        Arbitraries.of(Value.UNDEFINED, Value.NULL, Value.Bool.TRUE, Value.Bool.FALSE),
        NUMBER.map(Value.Num::new),
        TEXT.map(Value.Text::new),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(9).map(Value.Bytes::new),
        NUMBER.map(Value.Moment::new),
        TEXT.map(Value.Url::new),
        pattern,
        Arbitraries.bigIntegers().map(i -> new Value.Big(i.toString())));
  }

  private static Arbitrary<Value> list(Arbitrary<Value> inner) {
    return inner.list().ofMaxSize(4).map(items -> {
      Value.Arr list = new Value.Arr();
      items.forEach(list::add);
      return list;
    });
  }

  private static Arbitrary<Value> object(Arbitrary<Value> inner) {
    return Combinators.combine(KEY.list().ofMaxSize(4), inner.list().ofSize(4)).as(AnyValue::objectOf);
  }

  private static Value objectOf(List<String> keys, List<Value> values) {
    Map<String, Value> members = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      members.put(keys.get(i), values.get(i));
    }
    Value.Obj object = new Value.Obj();
    members.forEach(object::append);
    return object;
  }
}
