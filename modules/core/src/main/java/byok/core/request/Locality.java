package byok.core.request;

import byok.core.consent.Origins;
import byok.core.keys.ProviderKey;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Which keys lead to what runs on this very computer: the owner's own endpoints at a loopback address. */
final class Locality {
  private Locality() {}

  static boolean isLocal(ProviderKey key) {
    String origin = key.isCustom() ? origin(key.baseUrl()) : "";
    return Origins.isWeb(origin) && Origins.isLocal(origin);
  }

  static List<ProviderKey> only(List<ProviderKey> keys) {
    List<ProviderKey> local = new ArrayList<>();
    for (ProviderKey key : keys) {
      if (isLocal(key)) {
        local.add(key);
      }
    }
    return local;
  }

  static ByokException refusal(String modelId) {
    return new ByokException(
        ErrorCode.MODEL_NOT_ALLOWED,
        "This grant covers only models on the owner's computer, and none there is called " + modelId + ".",
        new Value.Obj().put("hint", "Ask for a model that the owner's own computer serves."));
  }

  private static String origin(String url) {
    int scheme = url.indexOf("://");
    int path = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
    return path < 0 ? url : url.substring(0, path);
  }
}
