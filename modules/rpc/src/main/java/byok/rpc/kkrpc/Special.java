package byok.rpc.kkrpc;

import byok.protocol.Value;

/** What a value in JSON stands for, by its superjson type. */
final class Special {
  private static final int MAX_BYTE = 255;

  private Special() {}

  /** Throws {@code INVALID_REQUEST} for a type that the wallet does not read, or a value that is none of its type. */
  static Value of(Value type, Value value) {
    Value special = type instanceof Value.Text name ? simple(name.value(), value)
        : isBytes(type) && value instanceof Value.Arr list ? bytes(list) : null;
    if (special == null) {
      throw Superjson.refused("A value of this type cannot be sent: only undefined, numbers, URL and Uint8Array.");
    }
    return special;
  }

  private static Value simple(String type, Value value) {
    if (type.equals("undefined")) {
      return Value.UNDEFINED;
    }
    String text = value instanceof Value.Text t ? t.value() : "";
    return switch (type) {
      case "number" -> number(text);
      case "URL" -> text.isEmpty() ? null : new Value.Url(text);
      default -> null;
    };
  }

  private static Value number(String text) {
    return switch (text) {
      case "NaN" -> Value.of(Double.NaN);
      case "Infinity" -> Value.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Value.of(Double.NEGATIVE_INFINITY);
      case "-0" -> Value.of(-0.0);
      default -> null;
    };
  }

  private static boolean isBytes(Value type) {
    return type instanceof Value.Arr names && names.size() == 2 && isText(names.get(0), "typed-array")
        && isText(names.get(1), "Uint8Array");
  }

  private static boolean isText(Value value, String wanted) {
    return value instanceof Value.Text text && text.value().equals(wanted);
  }

  private static Value bytes(Value.Arr list) {
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      double number = list.get(i) instanceof Value.Num n ? n.value() : -1;
      if (!(number >= 0 && number <= MAX_BYTE && number == Math.floor(number))) {
        return null;
      }
      bytes[i] = (byte) (int) number;
    }
    return new Value.Bytes(bytes);
  }
}
