package byok.protocol;

/**
 * Values to and from their wire form (protocol/spec/rpc.md, "Values"): a tree of what structured clone carries alike
 * everywhere (null, undefined, booleans, numbers, strings, bytes, lists, plain objects), in which any other value is
 * an object with the reserved key {@code $} naming it.
 */
public final class WireCodec {
  private static final String TAG = "$";
  private static final String CONTENT = "v";
  static final WireCodec CLONE = new WireCodec(false);
  static final WireCodec TEXT = new WireCodec(true);

  /** Whether the target is JSON, which has no undefined, no bytes and only finite numbers. */
  private final boolean json;

  private WireCodec(boolean json) {
    this.json = json;
  }

  /** The wire form of any value. */
  public static Value encode(Value value) {
    return CLONE.write(value);
  }

  /**
   * The value of a wire form; throws {@code MESSAGE_TOO_LARGE} beyond {@code limits}, {@code INVALID_REQUEST} for a
   * bad tag.
   */
  public static Value decode(Value wire, Limits limits) {
    limits.check(wire);
    return CLONE.read(wire);
  }

  Value write(Value value) {
    if (value instanceof Value.Obj o) {
      return o.has(TAG) ? tag("object", members(o)) : members(o);
    }
    if (value instanceof Value.Arr a) {
      return items(a);
    }
    if (value instanceof Value.Num n) {
      return number(n.value());
    }
    return json && isOnlyTagged(value) ? writeText(value) : writeTagged(value);
  }

  private Value writeTagged(Value value) {
    if (value instanceof Value.Moment m) {
      return tag("date", number(m.epochMillis()));
    }
    if (value instanceof Value.Url u) {
      return tag("url", new Value.Text(u.href()));
    }
    if (value instanceof Value.Pattern p) {
      return tag("regexp", new Value.Arr().add(p.source()).add(p.flags()));
    }
    if (value instanceof Value.Big b) {
      return tag("bigint", new Value.Text(b.digits()));
    }
    return value instanceof Value.Fault f ? tag("error", members(f.fields())) : value;
  }

  /** Whether JSON has no form of its own for what a structured clone has one for. */
  private static boolean isOnlyTagged(Value value) {
    return value instanceof Value.Bytes || value == Value.UNDEFINED;
  }

  private static Value writeText(Value value) {
    return value instanceof Value.Bytes b
        ? tag("bytes", new Value.Text(Base64Text.encode(b.value())))
        : new Value.Obj().append(TAG, new Value.Text("undefined"));
  }

  private Value.Obj members(Value.Obj object) {
    Value.Obj to = new Value.Obj();
    for (int i = 0; i < object.size(); i++) {
      to.append(object.keyAt(i), write(object.valueAt(i)));
    }
    return to;
  }

  private Value.Arr items(Value.Arr list) {
    Value.Arr to = new Value.Arr();
    for (int i = 0; i < list.size(); i++) {
      to.add(write(list.get(i)));
    }
    return to;
  }

  private static Value.Obj tag(String name, Value content) {
    return new Value.Obj().append(TAG, new Value.Text(name)).append(CONTENT, content);
  }

  private Value number(double number) {
    return json ? JsonNumber.write(number) : new Value.Num(number);
  }

  Value read(Value wire) {
    if (wire instanceof Value.Arr list) {
      Value.Arr to = new Value.Arr();
      for (int i = 0; i < list.size(); i++) {
        to.add(read(list.get(i)));
      }
      return to;
    }
    if (wire instanceof Value.Obj object) {
      return object.has(TAG) ? tagged(object) : readMembers(object);
    }
    return wire;
  }

  private Value.Obj readMembers(Value wire) {
    if (!(wire instanceof Value.Obj object)) {
      throw malformed();
    }
    Value.Obj to = new Value.Obj();
    for (int i = 0; i < object.size(); i++) {
      to.append(object.keyAt(i), read(object.valueAt(i)));
    }
    return to;
  }

  private Value tagged(Value.Obj object) {
    String name = object.text(TAG);
    Value content = object.get(CONTENT);
    if (name == null || object.size() != (object.has(CONTENT) ? 2 : 1)) {
      throw malformed();
    }
    Value value = switch (name) {
      case "object" -> readMembers(content);
      case "error" -> new Value.Fault(readMembers(content));
      case "date" -> read(content) instanceof Value.Num n ? new Value.Moment(n.value()) : null;
      case "url" -> content instanceof Value.Text t ? new Value.Url(t.value()) : null;
      case "regexp" -> pattern(content);
      case "bigint" -> content instanceof Value.Text t && isDigits(t.value()) ? new Value.Big(t.value()) : null;
      default -> json ? textOnly(name, object, content) : null;
    };
    if (value == null) {
      throw malformed();
    }
    return value;
  }

  private static Value textOnly(String name, Value.Obj object, Value content) {
    if (name.equals("undefined")) {
      return object.size() == 1 ? Value.UNDEFINED : null;
    }
    if (!(content instanceof Value.Text text)) {
      return null;
    }
    if (name.equals("number")) {
      return JsonNumber.read(text.value());
    }
    byte[] bytes = name.equals("bytes") ? Base64Text.decode(text.value()) : null;
    return bytes == null ? null : new Value.Bytes(bytes);
  }

  private static Value pattern(Value content) {
    boolean pair = content instanceof Value.Arr a
        && a.size() == 2
        && a.get(0) instanceof Value.Text
        && a.get(1) instanceof Value.Text;
    if (!pair) {
      return null;
    }
    Value.Arr list = (Value.Arr) content;
    return new Value.Pattern(((Value.Text) list.get(0)).value(), ((Value.Text) list.get(1)).value());
  }

  private static boolean isDigits(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > from;
  }

  private static ByokException malformed() {
    return new ByokException(ErrorCode.INVALID_REQUEST, "A value has a malformed \"$\" tag.");
  }
}
