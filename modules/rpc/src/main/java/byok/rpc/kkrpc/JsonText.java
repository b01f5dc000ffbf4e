package byok.rpc.kkrpc;

import byok.protocol.Value;

/** The platform's JSON. */
public interface JsonText {
  /**
   * Parses; {@code null} where the text is malformed or nested too deep. A {@code __proto__} key is an ordinary key.
   */
  Value parse(String text);

  /** Prints a value made of null, booleans, finite numbers, texts, lists and objects. */
  String print(Value value);
}
