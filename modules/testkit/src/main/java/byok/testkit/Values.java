package byok.testkit;

import byok.protocol.Value;

/** Copies of values, as structured clone makes them. */
final class Values {
  private Values() {}

  static Value copy(Value value) {
    return switch (value) {
      case Value.Obj object -> copy(object);
      case Value.Arr list -> {
        Value.Arr copy = new Value.Arr();
        for (int i = 0; i < list.size(); i++) {
          copy.add(copy(list.get(i)));
        }
        yield copy;
      }
      case Value.Bytes bytes -> new Value.Bytes(bytes.value().clone());
      default -> value;
    };
  }

  static Value.Obj copy(Value.Obj object) {
    Value.Obj copy = new Value.Obj();
    for (int i = 0; i < object.size(); i++) {
      copy.put(object.keyAt(i), copy(object.valueAt(i)));
    }
    return copy;
  }

  /** Everything that could be read in a value: texts as they are, numbers, bytes as Latin-1. */
  static String readable(Value value) {
    StringBuilder out = new StringBuilder();
    read(value, out);
    return out.toString();
  }

  private static void read(Value value, StringBuilder out) {
    switch (value) {
      case Value.Obj object -> {
        for (int i = 0; i < object.size(); i++) {
          out.append(object.keyAt(i)).append('=');
          read(object.valueAt(i), out);
        }
      }
      case Value.Arr list -> {
        for (int i = 0; i < list.size(); i++) {
          read(list.get(i), out);
        }
      }
      case Value.Text text -> out.append(text.value()).append(';');
      case Value.Bytes bytes ->
          out.append(new String(bytes.value(), java.nio.charset.StandardCharsets.ISO_8859_1)).append(';');
      default -> out.append(value).append(';');
    }
  }
}
