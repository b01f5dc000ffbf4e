package byok.rpc.kkrpc;

import byok.protocol.Base64Text;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.List;

/** The methods that a kkrpc peer may call, and how their arguments and results differ from those of rpc.md. */
final class Shapes {
  static final String STREAM = "streamLanguage";

  private static final List<String> WITHOUT = List.of("getGrantState", "listModels", "getUsage");
  private static final List<String> AS_IT_IS = List.of("getModelLimits", "dismissConsent");
  private static final List<String> OWN = List.of("handshake", "requestGrant", "reconnect", "revokeGrant", STREAM);

  private Shapes() {}

  static boolean has(String method) {
    return Lists.contain(OWN, method) || Lists.contain(WITHOUT, method) || Lists.contain(AS_IT_IS, method)
        || isModelCall(method);
  }

  private static boolean isModelCall(String method) {
    for (Capability kind : Capability.values()) {
      if (kind.method().equals(method)) {
        return true;
      }
    }
    return false;
  }

  /** The payload of a method that asks no owner. */
  static Value.Obj payload(String method, Value argument) {
    if (Lists.contain(WITHOUT, method)) {
      return new Value.Obj();
    }
    if (method.equals("revokeGrant") && argument instanceof Value.Text) {
      return new Value.Obj().put("grantId", argument);
    }
    Value.Obj given = object(argument);
    return isModelCall(method) || method.equals(STREAM) ? call(method, given) : given;
  }

  static Value.Obj object(Value argument) {
    if (argument instanceof Value.Obj object) {
      return object;
    }
    throw new ByokException(ErrorCode.INVALID_REQUEST, "The first argument must be an object.");
  }

  /** A model's options lie beside its id or under {@code options}. */
  private static Value.Obj call(String method, Value.Obj given) {
    Value.Obj beside = new Value.Obj();
    Value.Obj call = new Value.Obj();
    for (int i = 0; i < given.size(); i++) {
      String key = given.keyAt(i);
      boolean isOfCall = key.equals("modelId") || key.equals("grantId") || key.equals("options");
      (isOfCall ? call : beside).append(key, given.valueAt(i));
    }
    if (call.get("options") != Value.UNDEFINED) {
      return call;
    }
    if (method.equals(Capability.IMAGE.method()) && !beside.has("n")) {
      beside.put("n", 1);
    }
    return call.put("options", beside);
  }

  /** A result as the original's apps know it. */
  static Value result(String method, Value value) {
    if (!(value instanceof Value.Obj result)) {
      return value;
    }
    if (method.equals(Capability.IMAGE.method()) && result.list("images") != null) {
      return result.put("images", pictures(result.list("images")));
    }
    return method.equals("revokeGrant") ? Value.UNDEFINED : result;
  }

  private static Value.Arr pictures(Value.Arr images) {
    Value.Arr pictures = new Value.Arr();
    for (int i = 0; i < images.size(); i++) {
      pictures.add(new Value.Obj().put("url", dataUrl(images.get(i))));
    }
    return pictures;
  }

  /** Images of any provider begin with bytes that tell their type. */
  private static String dataUrl(Value image) {
    String data = image instanceof Value.Bytes bytes ? Base64Text.encode(bytes.value())
        : image instanceof Value.Text text ? text.value() : "";
    String type = data.startsWith("/9j/") ? "jpeg" : data.startsWith("UklGR") ? "webp" : "png";
    return "data:image/" + type + ";base64," + data;
  }
}
