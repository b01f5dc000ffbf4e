package byok.core.port;

import byok.protocol.Value;

/** The platform's JSON. */
public interface Json {
  /** Parses a JSON text; {@code null} where it is malformed. A {@code __proto__} key is an ordinary key. */
  Value parse(String text);

  /**
   * Prints a value made of null, booleans, finite numbers, texts, lists and objects; {@code undefined} members are
   * left out.
   */
  String print(Value value);
}
