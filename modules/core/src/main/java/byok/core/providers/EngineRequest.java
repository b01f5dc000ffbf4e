package byok.core.providers;

import byok.core.port.Http;
import byok.core.port.Json;
import byok.protocol.Value;
import java.util.List;

/**
 * A request as the engine's provider package made it; nothing about it is trusted.
 *
 * @param body parsed JSON, or a form as {@link FormBody} reads it; null where it is neither
 */
public record EngineRequest(String method, String url, List<Http.Header> headers, Value body, boolean isForm) {
  /** Reads a body as it was handed over: the parts of a form, or the text of a JSON document. */
  public static Value bodyOf(Value handed, Json json) {
    if (handed instanceof Value.Arr parts) {
      return FormBody.read(parts);
    }
    return handed instanceof Value.Text text ? json.parse(text.value()) : null;
  }
}
