package byok.browser.messaging;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import org.teavm.jso.JSObject;

/** One walk that turns a {@link Value} into JavaScript. */
final class Writer {
  static final int WIRE = 0;
  static final int LIVE = 1;
  static final int JSON = 2;

  private final int mode;
  private final JSObject transfers;

  /** @param transfers a JavaScript array that collects the buffers of all byte arrays, or null */
  Writer(int mode, JSObject transfers) {
    this.mode = mode;
    this.transfers = transfers;
  }

  JSObject write(Value value) {
    if (value instanceof Value.Text t) {
      return Js.of(t.value());
    }
    if (value instanceof Value.Num n) {
      return Js.of(n.value());
    }
    if (value instanceof Value.Obj o) {
      JSObject object = object(o);
      return mode == WIRE && o.has("$") ? Js.tagged("object", object) : object;
    }
    if (value instanceof Value.Arr a) {
      return list(a);
    }
    if (value instanceof Value.Bool) {
      return Js.of(value == Value.Bool.TRUE);
    }
    if (value instanceof Value.Absent) {
      return value == Value.NULL ? null : Js.undefined();
    }
    if (mode == JSON) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "The value has no place in JSON.");
    }
    return special(value);
  }

  private JSObject special(Value value) {
    if (value instanceof Value.Bytes b) {
      return bytes(b.value());
    }
    if (value instanceof Value.Moment m) {
      return tag("date", Js.of(m.epochMillis()));
    }
    if (value instanceof Value.Url u) {
      return tag("url", Js.of(u.href()));
    }
    if (value instanceof Value.Big b) {
      return tag("bigint", Js.of(b.digits()));
    }
    if (value instanceof Value.Pattern p) {
      JSObject pair = Js.list();
      Js.setAt(pair, 0, Js.of(p.source()));
      Js.setAt(pair, 1, Js.of(p.flags()));
      return tag("regexp", pair);
    }
    return tag("error", write(((Value.Fault) value).fields()));
  }

  private JSObject tag(String tag, JSObject payload) {
    return mode == LIVE ? Js.build(tag, payload) : Js.tagged(tag, payload);
  }

  private JSObject bytes(byte[] bytes) {
    JSObject view = Js.view(bytes);
    if (transfers != null) {
      Js.addBuffer(transfers, view);
    }
    return view;
  }

  private JSObject list(Value.Arr values) {
    JSObject list = Js.list();
    for (int i = 0; i < values.size(); i++) {
      Js.setAt(list, i, write(values.get(i)));
    }
    return list;
  }

  private JSObject object(Value.Obj values) {
    JSObject object = Js.object();
    for (int i = 0; i < values.size(); i++) {
      Js.set(object, values.keyAt(i), write(values.valueAt(i)));
    }
    return object;
  }
}
