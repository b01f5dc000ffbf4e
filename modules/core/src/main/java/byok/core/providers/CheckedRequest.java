package byok.core.providers;

import byok.core.port.Http;
import byok.core.pricing.Footprint;
import byok.protocol.Value;
import java.util.List;

/**
 * A provider request that the table allows, without its key. The body is the wallet's own: what is sent is a fresh
 * serialisation of it.
 *
 * @param headers forwarded and fixed headers, names in lower case
 * @param footprint what the input consists of, the serialised body's bytes included
 * @param maxOutputTokens the output limit in the body
 * @param floorTokens the least output limit that leaves room for an answer
 * @param limitFields names of the output-limit fields in the body
 */
public record CheckedRequest(
    String method,
    String url,
    List<Http.Header> headers,
    Value.Obj body,
    Footprint footprint,
    long maxOutputTokens,
    long floorTokens,
    boolean stream,
    String modelId,
    List<String> limitFields) {
  /** This request with another output limit. */
  public CheckedRequest withOutputLimit(long tokens) {
    Value.Obj changed = new Value.Obj();
    for (int i = 0; i < body.size(); i++) {
      changed.append(body.keyAt(i), body.valueAt(i));
    }
    for (String field : limitFields) {
      changed.put(field, (double) tokens);
    }
    return new CheckedRequest(
        method, url, headers, changed, footprint, tokens, floorTokens, stream, modelId, limitFields);
  }
}
