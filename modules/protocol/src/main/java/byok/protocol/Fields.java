package byok.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Strict reader of the fields of one received object. Each method throws {@code INVALID_REQUEST} naming the field. A
 * field that is absent or undefined is not given; null is not a way to leave a field out. Unknown fields are ignored
 * unless {@link #only} is asked.
 */
public final class Fields {
  /** Largest whole number a JavaScript number holds exactly. */
  public static final double MAX_WHOLE = 9007199254740991.0;

  private final Value.Obj object;

  private Fields(Value.Obj object) {
    this.object = object;
  }

  /** The fields of {@code value}, which must be an object; {@code what} names it in the error. */
  public static Fields of(Value value, String what) {
    if (value instanceof Value.Obj object) {
      return new Fields(object);
    }
    throw invalid(what, "must be an object");
  }

  /** Refuses a field that is not among {@code names}, which blanks divide: what it asks for would go unheard. */
  Fields only(String names) {
    for (int i = 0; i < object.size(); i++) {
      String key = object.keyAt(i);
      boolean known = key.indexOf(' ') < 0 && (" " + names + " ").contains(" " + key + " ");
      if (!known && object.valueAt(i) != Value.UNDEFINED) {
        throw invalid(key, "is not a known field");
      }
    }
    return this;
  }

  public boolean has(String key) {
    return object.get(key) != Value.UNDEFINED;
  }

  /** A text of 1 to {@code max} code units without control or direction characters. */
  public String text(String key, int max) {
    String text = object.text(key);
    if (text == null || text.isEmpty() || text.length() > max || !Plain.isPlain(text)) {
      throw invalid(key, "must be a text of 1 to " + max + " characters without control characters");
    }
    return text;
  }

  /** As {@link #text}, or {@code null} where not given. */
  public String optionalText(String key, int max) {
    return has(key) ? text(key, max) : null;
  }

  /** An opaque id: 1 to 64 of {@code A-Z a-z 0-9 - _}. */
  public String id(String key) {
    String id = object.text(key);
    if (id == null || !Plain.isId(id)) {
      throw invalid(key, "must be an id of 1 to 64 letters, digits, - or _");
    }
    return id;
  }

  public String optionalId(String key) {
    return has(key) ? id(key) : null;
  }

  /** A finite number, {@code min} and {@code max} included, which are whole. */
  public double number(String key, double min, double max) {
    if (object.get(key) instanceof Value.Num n && n.value() >= min && n.value() <= max) {
      return n.value();
    }
    throw invalid(key, "must be a number from " + (long) min + " to " + (long) max);
  }

  /** An amount of money in USD: above 0, at most 1 000 000. */
  public double usd(String key) {
    if (object.get(key) instanceof Value.Num n && n.value() > 0 && n.value() <= 1_000_000) {
      return n.value();
    }
    throw invalid(key, "must be an amount in USD above 0, at most 1000000");
  }

  /** A whole number, {@code min} and {@code max} included. */
  public double whole(String key, double min, double max) {
    double number = number(key, min, max);
    if (Math.floor(number) != number) {
      throw invalid(key, "must be a whole number");
    }
    return number;
  }

  public boolean flag(String key) {
    if (object.get(key) instanceof Value.Bool b) {
      return b == Value.Bool.TRUE;
    }
    throw invalid(key, "must be true or false");
  }

  public Value.Obj object(String key) {
    Value.Obj found = object.object(key);
    if (found == null) {
      throw invalid(key, "must be an object");
    }
    return found;
  }

  /** A list of 1 to {@code maxItems} values. */
  Value.Arr list(String key, int maxItems) {
    Value.Arr list = object.list(key);
    if (list == null || list.size() == 0 || list.size() > maxItems) {
      throw invalid(key, "must be a list of 1 to " + maxItems);
    }
    return list;
  }

  /** A list of 1 to {@code maxItems} texts of at most {@code maxLength}. */
  public List<String> texts(String key, int maxItems, int maxLength) {
    Value.Arr list = object.list(key);
    if (list == null || list.size() == 0 || list.size() > maxItems) {
      throw invalid(key, "must be a list of 1 to " + maxItems + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      texts.add(new Fields(new Value.Obj().append(key, list.get(i))).text(key, maxLength));
    }
    return texts;
  }

  /**
   * The text of a closed set, unchecked, or "" where it is no text; the caller answers {@link #invalid} for an unknown
   * one.
   */
  String word(String key) {
    String word = object.text(key);
    return word == null ? "" : word;
  }

  /** The refusal that names a field. */
  public static ByokException invalid(String field, String rule) {
    return new ByokException(
        ErrorCode.INVALID_REQUEST, "\"" + field + "\" " + rule + ".", new Value.Obj().put("field", field));
  }
}
