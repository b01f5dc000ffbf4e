package byok.browser.messaging;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import org.teavm.jso.JSObject;

/** One bounded walk over a JavaScript value. */
final class Reader {
  static final int WIRE = 0;
  static final int APP = 1;
  static final int JSON = 2;

  private static final int MAX_BYTES = 32 << 20;
  /** So many bytes, or code units of a text, are as much work as a value. */
  private static final int BULK = 128;

  private static final int MAX_CAUSES = 3;
  private static final int MAX_NODES = 500_000;

  private final int mode;
  private final int maxDepth;
  private final int maxNodes;
  private final JSObject path = Js.list();
  private int nodes;
  private int bytes;
  private int faults;

  Reader(int mode) {
    this(mode, mode == JSON ? 4_000_000 : MAX_NODES);
  }

  /** @param most values to read, in wire form at most 500 000 */
  Reader(int mode, int most) {
    this.mode = mode;
    maxDepth = mode == WIRE ? 64 : mode == APP ? 60 : 256;
    maxNodes = mode == WIRE ? Math.min(MAX_NODES, most) : most;
  }

  /** How many values were read so far. */
  int count() {
    return nodes;
  }

  Value read(JSObject x, int depth) {
    int kind = Js.kind(x);
    if (depth > maxDepth) {
      throw tooLarge("The value is nested too deep: a message has at most 64 levels.");
    }
    count(1, 0);
    switch (kind) {
      case Js.TEXT:
        return new Value.Text(text(x));
      case Js.NUMBER:
        count(0, 8);
        return new Value.Num(Js.number(x));
      case Js.BOOL:
        return Value.of(Js.bool(x));
      case Js.NULL:
        return Value.NULL;
      case Js.ABSENT:
        return Value.UNDEFINED;
      default:
        return composite(x, kind, depth);
    }
  }

  private Value composite(JSObject x, int kind, int depth) {
    if (kind == Js.BYTES && mode != JSON) {
      int length = Js.byteLength(x);
      count(length / BULK, length);
      return new Value.Bytes(Js.bytes(x, mode == WIRE));
    }
    enter(x, depth);
    if (kind == Js.ARRAY) {
      return list(x, depth);
    }
    if (kind == Js.PLAIN) {
      return mode == WIRE && Js.has(x, "$") ? tagged(x, depth) : object(x, depth);
    }
    if (mode != APP || kind == Js.REFUSED) {
      throw refused("A value of type " + Js.tag(x) + " cannot be sent.");
    }
    return special(x, kind, depth);
  }

  /** Refuses what contains itself. */
  private void enter(JSObject x, int depth) {
    if (mode == APP && Js.contains(path, x, depth)) {
      throw refused("The value contains itself.");
    }
    Js.setAt(path, depth, x);
  }

  private Value special(JSObject x, int kind, int depth) {
    switch (kind) {
      case Js.BIGINT:
        return new Value.Big(text(Js.string(x)));
      case Js.DATE:
        return new Value.Moment(Js.number(x));
      case Js.URL:
        return new Value.Url(text(Js.string(x)));
      case Js.REGEXP:
        return new Value.Pattern(text(Js.get(x, "source")), text(Js.get(x, "flags")));
      case Js.ERROR:
        return fault(x, depth);
      case Js.KEYED:
        return object(Js.entries(x, true), depth);
      case Js.SET:
        return list(Js.entries(x, false), depth);
      default:
        return object(x, depth);
    }
  }

  private Value list(JSObject x, int depth) {
    int size = Js.length(x);
    if (size > maxNodes) {
      throw tooMany();
    }
    Value.Arr list = new Value.Arr();
    for (int i = 0; i < size; i++) {
      list.add(read(Js.at(x, i), depth + 1));
    }
    return list;
  }

  private Value.Obj object(JSObject x, int depth) {
    JSObject keys = Js.keys(x);
    int size = Js.length(keys);
    Value.Obj object = new Value.Obj();
    for (int i = 0; i < size; i++) {
      JSObject key = Js.at(keys, i);
      if (mode != APP || !Js.isProto(key)) {
        object.append(text(key), read(Js.get(x, key), depth + 1));
      }
    }
    return object;
  }

  /** A field of an error that cannot be copied is left out: an error must not hide behind another. */
  private Value fault(JSObject x, int depth) {
    JSObject keys = Js.errorFields(x, faults < MAX_CAUSES);
    Value.Obj fields = new Value.Obj();
    faults++;
    for (int i = 0; i < Js.length(keys); i++) {
      JSObject key = Js.at(keys, i);
      try {
        fields.append(text(key), read(Js.get(x, key), depth + 1));
      } catch (RuntimeException e) {
        count(0, 0);
      }
    }
    faults--;
    return new Value.Fault(fields);
  }

  private Value tagged(JSObject x, int depth) {
    JSObject payload = Js.get(x, "v");
    JSObject tag = Js.get(x, "$");
    if (Js.length(Js.keys(x)) == 2 && Js.has(x, "v") && Js.kind(tag) == Js.TEXT) {
      Value value = untag(Js.text(tag), payload, depth + 1);
      if (value != null) {
        return value;
      }
    }
    throw refused("A tagged value is malformed.");
  }

  private Value untag(String tag, JSObject payload, int depth) {
    if (tag.equals("object") && Js.kind(payload) == Js.PLAIN) {
      return object(payload, depth);
    }
    Value v = read(payload, depth);
    if (v instanceof Value.Text t) {
      return tag.equals("url") ? new Value.Url(t.value()) : tag.equals("bigint") ? new Value.Big(t.value()) : null;
    }
    if (v instanceof Value.Num n) {
      return tag.equals("date") ? new Value.Moment(n.value()) : null;
    }
    if (v instanceof Value.Obj fields) {
      return tag.equals("error") ? new Value.Fault(fields) : null;
    }
    return tag.equals("regexp") && v instanceof Value.Arr a && a.size() == 2 && a.get(0) instanceof Value.Text source
        && a.get(1) instanceof Value.Text flags ? new Value.Pattern(source.value(), flags.value()) : null;
  }

  private String text(JSObject x) {
    int length = Js.length(x);
    count(length / BULK, 2 * length);
    return Js.text(x);
  }

  private void count(int moreNodes, int moreBytes) {
    nodes += moreNodes;
    bytes += moreBytes;
    if (nodes > maxNodes || bytes > MAX_BYTES && mode != JSON || bytes < 0) {
      throw tooMany();
    }
  }

  private ByokException tooMany() {
    return tooLarge(maxNodes < MAX_NODES
        ? "The message has more parts than this method takes, or than may be read now."
        : "The value is larger than 32 MiB or has more than 500 000 parts.");
  }

  private static ByokException refused(String message) {
    return new ByokException(ErrorCode.INVALID_REQUEST, message);
  }

  private static ByokException tooLarge(String message) {
    return new ByokException(ErrorCode.MESSAGE_TOO_LARGE, message);
  }
}
