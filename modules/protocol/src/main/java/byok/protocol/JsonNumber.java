package byok.protocol;

/** Numbers that JSON cannot print: each is a {@code number} tag with one of four names. */
final class JsonNumber {
  private JsonNumber() {}

  static Value write(double number) {
    if (number == 0 && 1 / number < 0) {
      return tag("-0");
    }
    if (Double.isNaN(number)) {
      return tag("NaN");
    }
    if (Double.isInfinite(number)) {
      return tag(number > 0 ? "Infinity" : "-Infinity");
    }
    return new Value.Num(number);
  }

  /** The number of a name, or {@code null}. */
  static Value read(String name) {
    return switch (name) {
      case "-0" -> new Value.Num(-0.0);
      case "NaN" -> new Value.Num(Double.NaN);
      case "Infinity" -> new Value.Num(Double.POSITIVE_INFINITY);
      case "-Infinity" -> new Value.Num(Double.NEGATIVE_INFINITY);
      default -> null;
    };
  }

  private static Value tag(String name) {
    return new Value.Obj().append("$", new Value.Text("number")).append("v", new Value.Text(name));
  }
}
