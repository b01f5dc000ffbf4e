package byok.browser.messaging;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * Values of an application to their wire form and back, without a {@code Value} between: for the SDK, which has to stay
 * small and decides nothing by what is inside. Same rules as {@link JsValues#capture} and {@link JsValues#revive};
 * size is the wallet's to refuse.
 */
public final class WireForm {
  private static final int MAX_DEPTH = 60;

  private final JSObject path = Js.list();

  private WireForm() {}

  /**
   * Copies a value into its wire form. Throws {@code IllegalArgumentException} with a safe sentence for a cycle, more
   * than 60 levels, or something that cannot be copied.
   */
  public static JSObject capture(JSObject any) {
    return new WireForm().write(any, 0);
  }

  /** Makes what an application expects of a wire form as it arrived, which is changed in place. */
  public static JSObject revive(JSObject wire) {
    int kind = Js.kind(wire);
    if (kind == Js.ARRAY) {
      for (int i = 0; i < Js.length(wire); i++) {
        Js.setAt(wire, i, revive(Js.at(wire, i)));
      }
    } else if (kind == Js.PLAIN) {
      return Js.has(wire, "$") ? untagged(Js.text(Js.get(wire, "$")), Js.get(wire, "v")) : members(wire);
    }
    return wire;
  }

  private static JSObject untagged(String tag, JSObject content) {
    return tag.equals("object") ? members(content) : Js.build(tag, revive(content));
  }

  private static JSObject members(JSObject object) {
    JSObject keys = Js.keys(object);
    for (int i = 0; i < Js.length(keys); i++) {
      JSObject key = Js.at(keys, i);
      set(object, key, revive(Js.get(object, key)));
    }
    return object;
  }

  private JSObject write(JSObject x, int depth) {
    int kind = Js.kind(x);
    if (kind >= Js.NULL && kind <= Js.TEXT) {
      return x;
    }
    return switch (kind) {
      case Js.ABSENT -> Js.undefined();
      case Js.BYTES -> copy(x);
      case Js.BIGINT -> Js.tagged("bigint", Js.string(x));
      case Js.URL -> Js.tagged("url", Js.string(x));
      case Js.DATE -> Js.tagged("date", Js.of(Js.number(x)));
      case Js.REFUSED -> throw new IllegalArgumentException("A promise, stream or file cannot be sent.");
      default -> composite(x, kind, depth);
    };
  }

  private JSObject composite(JSObject x, int kind, int depth) {
    if (Js.contains(path, x, depth)) {
      throw new IllegalArgumentException("The value contains itself.");
    }
    if (depth >= MAX_DEPTH) {
      throw new IllegalArgumentException("The value is nested too deep: more than 60 levels.");
    }
    Js.setAt(path, depth, x);
    return switch (kind) {
      case Js.ARRAY -> list(x, depth);
      case Js.SET -> list(Js.entries(x, false), depth);
      case Js.REGEXP -> Js.tagged("regexp", pattern(x));
      case Js.ERROR -> Js.tagged("error", object(x, Js.errorFields(x, depth < MAX_DEPTH / 2), depth));
      default -> plain(kind == Js.KEYED ? Js.entries(x, true) : x, depth);
    };
  }

  private JSObject plain(JSObject x, int depth) {
    JSObject to = object(x, Js.keys(x), depth);
    return Js.has(to, "$") ? Js.tagged("object", to) : to;
  }

  private JSObject object(JSObject x, JSObject keys, int depth) {
    JSObject to = Js.object();
    for (int i = 0; i < Js.length(keys); i++) {
      JSObject key = Js.at(keys, i);
      if (!Js.isProto(key)) {
        set(to, key, write(Js.get(x, key), depth + 1));
      }
    }
    return to;
  }

  private JSObject list(JSObject x, int depth) {
    JSObject to = Js.list();
    for (int i = 0; i < Js.length(x); i++) {
      Js.setAt(to, i, write(Js.at(x, i), depth + 1));
    }
    return to;
  }

  @JSBody(params = "x", script = "return [x.source, x.flags];")
  private static native JSObject pattern(JSObject x);

  /** Exactly a view's or buffer's own bytes. */
  @JSBody(params = "x", script =
      "return (x.buffer ? new Uint8Array(x.buffer, x.byteOffset, x.byteLength) : new Uint8Array(x)).slice();")
  private static native JSObject copy(JSObject x);

  @JSBody(params = {"o", "k", "x"}, script =
      "Object.defineProperty(o, k, {value: x, enumerable: true, configurable: true, writable: true});")
  private static native void set(JSObject o, JSObject k, JSObject x);
}
