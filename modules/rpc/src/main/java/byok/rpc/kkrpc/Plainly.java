package byok.rpc.kkrpc;

import byok.protocol.Base64Text;
import byok.protocol.Value;

/** Values as JSON has them, with the places of moments noted for superjson, whose reader makes dates of them. */
final class Plainly {
  private static final Value DATE = new Value.Arr().add("Date");

  private Plainly() {}

  /** @param path of the value in superjson's words; {@code null} where it has none that superjson takes */
  static Value write(Value value, String path, Value.Obj moments) {
    if (value instanceof Value.Obj object) {
      return object(object, path, moments);
    }
    if (value instanceof Value.Arr list) {
      return list(list, path, moments);
    }
    if (value instanceof Value.Fault fault) {
      return object(fault.fields(), path, moments);
    }
    if (value instanceof Value.Moment moment && path != null && isFinite(moment.epochMillis())) {
      moments.put(path, DATE);
    }
    return scalar(value);
  }

  private static Value scalar(Value value) {
    if (value instanceof Value.Bytes bytes) {
      return Value.of(Base64Text.encode(bytes.value()));
    }
    if (value instanceof Value.Moment moment) {
      return finite(moment.epochMillis());
    }
    if (value instanceof Value.Num number) {
      return finite(number.value());
    }
    String text = text(value);
    return text != null ? Value.of(text) : value == Value.UNDEFINED ? Value.NULL : value;
  }

  private static String text(Value value) {
    if (value instanceof Value.Url url) {
      return url.href();
    }
    if (value instanceof Value.Big big) {
      return big.digits();
    }
    return value instanceof Value.Pattern pattern ? "/" + pattern.source() + "/" + pattern.flags() : null;
  }

  private static Value finite(double number) {
    return isFinite(number) ? Value.of(number) : Value.NULL;
  }

  private static boolean isFinite(double number) {
    return Math.abs(number) <= Double.MAX_VALUE;
  }

  private static Value.Obj object(Value.Obj object, String path, Value.Obj moments) {
    Value.Obj plain = new Value.Obj();
    for (int i = 0; i < object.size(); i++) {
      String key = object.keyAt(i);
      if (object.valueAt(i) != Value.UNDEFINED) {
        plain.append(key, inside(object.valueAt(i), path, key, moments));
      }
    }
    return plain;
  }

  private static Value.Arr list(Value.Arr list, String path, Value.Obj moments) {
    Value.Arr plain = new Value.Arr();
    for (int i = 0; i < list.size(); i++) {
      plain.add(inside(list.get(i), path, Integer.toString(i), moments));
    }
    return plain;
  }

  /** Most values are numbers and texts, which need no path. */
  private static Value inside(Value value, String path, String key, Value.Obj moments) {
    boolean isPlain = value instanceof Value.Num || value instanceof Value.Text;
    return isPlain ? scalar(value) : write(value, below(path, key), moments);
  }

  private static String below(String path, String key) {
    if (path == null || !SuperjsonPath.isSafe(key)) {
      return null;
    }
    return path.isEmpty() ? SuperjsonPath.escape(key) : path + "." + SuperjsonPath.escape(key);
  }
}
