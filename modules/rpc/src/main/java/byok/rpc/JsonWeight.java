package byok.rpc;

/** How many values a JSON text has at most, so that it counts as what it becomes and not as one text. */
public final class JsonWeight {
  private JsonWeight() {}

  /** Every value but the first comes after one of a comma, a colon and a bracket. */
  public static int of(String text) {
    int values = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      values += c == ',' || c == ':' || c == '[' ? 1 : 0;
    }
    return values;
  }
}
