package byok.core.providers;

import byok.protocol.Alphabet;
import byok.protocol.Value;

/**
 * Holds a value against a rule of the provider table. Whatever a rule does not name is refused, and so is everything
 * where the rule itself is not understood.
 *
 * <p>A rule is a word ({@code any text number integer boolean null bytes}), a reference ({@code #name} into the table's
 * shapes), a list of alternatives, or an object with one of
 *
 * <ul>
 *   <li>{@code fields} name → rule, with {@code must}: names that have to be there
 *   <li>{@code by} the field that decides, with {@code cases}: value → rule, and {@code absent}: the case without the
 *   field
 *   <li>{@code list} rule, with {@code max}: the most items
 *   <li>{@code map} rule for every value
 *   <li>{@code in} the allowed constants
 *   <li>{@code whole} [least, most], a whole number
 *   <li>{@code starts} the beginning of a text
 *   <li>{@code names} what stands before the model that was routed to, and nothing after it
 *   <li>{@code plain} the most letters, digits, spaces and {@code ._/+-;=} of a text without others
 *   <li>{@code bytes} the most binary data may have
 * </ul>
 *
 * and {@code count}: a name under which {@link Counts} counts each value that fits.
 */
final class Shape {
  private static final Alphabet PLAIN = Alphabet.alphanumericAnd(" ._/+-;=");

  private final Value.Obj shapes;
  private final Counts counts;
  private final String model;

  Shape(Value.Obj shapes, Counts counts, String model) {
    this.shapes = shapes;
    this.counts = counts;
    this.model = model;
  }

  /** The path of the first thing in {@code value} that the rule does not allow, or null where it fits. */
  String mismatch(Value rule, Value value, String path) {
    if (rule instanceof Value.Text word) {
      return word.value().startsWith("#")
          ? mismatch(shapes.get(word.value().substring(1)), value, path)
          : fits(isA(word.value(), value), path);
    }
    if (rule instanceof Value.Arr alternatives) {
      return anyOf(alternatives, value, path);
    }
    if (!(rule instanceof Value.Obj operator)) {
      return path;
    }
    String found = apply(operator, value, path);
    if (found == null && operator.text("count") != null) {
      counts.add(operator.text("count"), value);
    }
    return found;
  }

  private static String fits(boolean condition, String path) {
    return condition ? null : path;
  }

  private static boolean isA(String word, Value value) {
    return switch (word) {
      case "any" -> true;
      case "text" -> value instanceof Value.Text;
      case "number" -> value instanceof Value.Num;
      case "integer" -> value instanceof Value.Num n && n.value() == Math.rint(n.value());
      case "boolean" -> value instanceof Value.Bool;
      case "bytes" -> value instanceof Value.Bytes;
      case "null" -> value == Value.NULL;
      default -> false;
    };
  }

  /** The alternative that gets furthest says what is wrong. */
  private String anyOf(Value.Arr alternatives, Value value, String path) {
    String furthest = path;
    for (int i = 0; i < alternatives.size(); i++) {
      String found = mismatch(alternatives.get(i), value, path);
      if (found == null) {
        return null;
      }
      furthest = found.length() > furthest.length() ? found : furthest;
    }
    return furthest;
  }

  private String apply(Value.Obj rule, Value value, String path) {
    if (rule.has("fields")) {
      return value instanceof Value.Obj object ? fields(rule, object, path) : path;
    }
    if (rule.has("by")) {
      return value instanceof Value.Obj object ? cases(rule, object, path) : path;
    }
    if (rule.has("list")) {
      return value instanceof Value.Arr list ? items(rule, list, path) : path;
    }
    if (rule.has("map")) {
      return value instanceof Value.Obj object ? values(rule, object, path) : path;
    }
    return fits(allows(rule, value), path);
  }

  private String fields(Value.Obj rule, Value.Obj object, String path) {
    Value.Obj fields = rule.object("fields");
    for (int i = 0; i < object.size(); i++) {
      String key = object.keyAt(i);
      String found = mismatch(fields.get(key), object.valueAt(i), path + '.' + key);
      if (found != null && object.valueAt(i) != Value.UNDEFINED) {
        return found;
      }
    }
    Value.Arr must = rule.list("must");
    for (int i = 0; must != null && i < must.size(); i++) {
      String key = ((Value.Text) must.get(i)).value();
      if (object.get(key) == Value.UNDEFINED) {
        return path + '.' + key;
      }
    }
    return null;
  }

  private String cases(Value.Obj rule, Value.Obj object, String path) {
    String key = rule.text("by");
    String name = object.get(key) == Value.UNDEFINED ? rule.text("absent") : object.text(key);
    Value.Obj cases = rule.object("cases");
    return name == null || !cases.has(name) ? path + '.' + key : mismatch(cases.get(name), object, path);
  }

  private String items(Value.Obj rule, Value.Arr list, String path) {
    if (list.size() > rule.integer("max", Integer.MAX_VALUE)) {
      return path;
    }
    String found = null;
    for (int i = 0; found == null && i < list.size(); i++) {
      found = mismatch(rule.get("list"), list.get(i), path + '[' + i + ']');
    }
    return found;
  }

  private String values(Value.Obj rule, Value.Obj object, String path) {
    String found = null;
    for (int i = 0; found == null && i < object.size(); i++) {
      found = mismatch(rule.get("map"), object.valueAt(i), path + '.' + object.keyAt(i));
    }
    return found;
  }

  private boolean allows(Value.Obj rule, Value value) {
    if (rule.list("in") != null) {
      return contains(rule.list("in"), value);
    }
    if (rule.list("whole") != null) {
      return isA("integer", value)
          && number(value) >= number(rule.list("whole").get(0))
          && number(value) <= number(rule.list("whole").get(1));
    }
    if (rule.has("bytes")) {
      return value instanceof Value.Bytes data && data.value().length <= rule.integer("bytes", 0);
    }
    if (rule.has("plain")) {
      return value instanceof Value.Text text
          && text.value().length() <= rule.integer("plain", 0)
          && PLAIN.covers(text.value());
    }
    if (rule.has("names")) {
      return model != null && value instanceof Value.Text text && text.value().equals(rule.text("names") + model);
    }
    return rule.text("starts") != null && value instanceof Value.Text t && t.value().startsWith(rule.text("starts"));
  }

  private static boolean contains(Value.Arr list, Value value) {
    for (int i = 0; i < list.size(); i++) {
      if (isSame(list.get(i), value)) {
        return true;
      }
    }
    return false;
  }

  /** Of what the tables list: texts, numbers, true, false and null. */
  private static boolean isSame(Value listed, Value value) {
    if (listed instanceof Value.Text text) {
      return value instanceof Value.Text other && text.value().equals(other.value());
    }
    return listed == value || listed instanceof Value.Num && number(listed) == number(value);
  }

  private static double number(Value value) {
    return value instanceof Value.Num n ? n.value() : Double.NaN;
  }
}
