package byok.core.providers;

import byok.protocol.Value;

/** Members of a body by their path, {@code generationConfig.maxOutputTokens}. */
final class Dotted {
  private Dotted() {}

  /** What is there; {@link Value#UNDEFINED} where nothing is. */
  static Value get(Value.Obj body, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return body.get(path);
    }
    Value.Obj inner = body.object(path.substring(0, dot));
    return inner == null ? Value.UNDEFINED : get(inner, path.substring(dot + 1));
  }

  /** Sets a member; objects on the way are replaced by copies, since a body shares them with the one it came from. */
  static void put(Value.Obj body, String path, Value value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      body.put(path, value);
      return;
    }
    String key = path.substring(0, dot);
    Value.Obj inner = copy(body.object(key));
    put(inner, path.substring(dot + 1), value);
    body.put(key, inner);
  }

  /** A copy of one level; an empty object for null. */
  static Value.Obj copy(Value.Obj source) {
    Value.Obj copy = new Value.Obj();
    for (int i = 0; source != null && i < source.size(); i++) {
      copy.append(source.keyAt(i), source.valueAt(i));
    }
    return copy;
  }
}
