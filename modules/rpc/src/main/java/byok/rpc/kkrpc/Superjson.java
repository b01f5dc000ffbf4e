package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/**
 * The part of superjson's form that the wallet reads: {@code json} with, in {@code meta.values}, the places that stand
 * for what JSON has not (protocol/spec/kkrpc.md, "Values"). Nothing but these places is touched, and only inside
 * {@code args} and {@code callbackIds}.
 */
final class Superjson {
  private Superjson() {}

  /** The message of a payload, which is changed in place. */
  static Value.Obj read(Value payload) {
    if (!(payload instanceof Value.Obj form) || form.object("json") == null) {
      throw refused("The message is not in superjson's form.");
    }
    Value.Obj message = form.object("json");
    if (form.has("meta")) {
      Value.Obj meta = required(form.object("meta"));
      if (meta.has("values")) {
        apply(required(meta.object("values")), message);
      }
      checkEqualities(meta.get("referentialEqualities"));
    }
    return message;
  }

  private static void apply(Value.Obj places, Value.Obj message) {
    for (int i = 0; i < places.size(); i++) {
      List<String> path = SuperjsonPath.parse(places.keyAt(i));
      if (!path.get(0).equals("args") && !path.get(0).equals("callbackIds")) {
        throw malformed();
      }
      Value.Arr type = places.valueAt(i) instanceof Value.Arr list ? list : new Value.Arr();
      if (type.size() != 1) {
        throw refused("Only undefined, numbers, a URL and a Uint8Array may stand beside what JSON has.");
      }
      SuperjsonPath.replace(message, path, value -> Special.of(type.get(0), value));
    }
  }

  /** Copies of one object are as good as the object; one that contains itself has no copy. */
  private static void checkEqualities(Value equalities) {
    if (equalities == Value.UNDEFINED) {
      return;
    }
    Value.Obj places = required(equalities instanceof Value.Obj object ? object : null);
    for (int i = 0; i < places.size(); i++) {
      Value.Arr same = places.valueAt(i) instanceof Value.Arr list ? list : new Value.Arr();
      String inside = places.keyAt(i) + ".";
      for (int k = 0; k < same.size(); k++) {
        if (same.get(k) instanceof Value.Text text && text.value().startsWith(inside)) {
          throw refused("The value contains itself.");
        }
      }
    }
  }

  /** The form of a message of the wallet's. Bytes leave as Base64, which the AI SDK takes for them everywhere. */
  static Value.Obj write(Value.Obj message) {
    Value.Obj moments = new Value.Obj();
    Value.Obj form = new Value.Obj().put("json", Plainly.write(message, "", moments));
    return moments.size() == 0 ? form : form.put("meta", new Value.Obj().put("values", moments).put("v", 1));
  }

  private static Value.Obj required(Value.Obj object) {
    if (object == null) {
      throw malformed();
    }
    return object;
  }

  static ByokException malformed() {
    return refused("The message's superjson annotations are malformed.");
  }

  static ByokException refused(String message) {
    return new ByokException(ErrorCode.INVALID_REQUEST, message);
  }
}
