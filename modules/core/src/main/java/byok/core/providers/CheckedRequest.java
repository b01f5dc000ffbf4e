package byok.core.providers;

import byok.core.port.Http;
import byok.core.pricing.Footprint;
import byok.core.pricing.Work;
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
 * @param limitFields paths of the output-limit fields in the body
 * @param wire how the answer says what it cost
 * @param work what a request to another kind of model than language asks for
 * @param form whether the body goes out as {@code multipart/form-data}
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
    List<String> limitFields,
    Wire wire,
    Work work,
    boolean form) {
  private static final double PICO_PER_MILLION = 1e6;
  private static final String REASONING = " reasoning thinking reasoning_effort include_reasoning output_config ";

  /** Whether the app asked for reasoning, which may cost output tokens that nobody sees. */
  public boolean asksForReasoning() {
    for (int i = 0; i < body.size(); i++) {
      if (REASONING.contains(' ' + body.keyAt(i) + ' ')) {
        return true;
      }
    }
    return false;
  }

  /**
   * This request with the word that no provider behind the gateway may charge more.
   *
   * @param input the most an input token may cost, in pico-USD
   * @param output the same for output
   */
  public CheckedRequest withPriceCap(long input, long output) {
    Value.Obj most = new Value.Obj().put("prompt", input / PICO_PER_MILLION);
    most.put("completion", output / PICO_PER_MILLION);
    Value.Obj changed = Dotted.copy(body).put("provider", new Value.Obj().put("max_price", most));
    return with(changed, maxOutputTokens);
  }

  /** This request with another output limit. */
  public CheckedRequest withOutputLimit(long tokens) {
    Value.Obj changed = Dotted.copy(body);
    for (String field : limitFields) {
      Dotted.put(changed, field, Value.of(tokens));
    }
    return with(changed, tokens);
  }

  private CheckedRequest with(Value.Obj changed, long tokens) {
    return new CheckedRequest(
        method, url, headers, changed, footprint, tokens, floorTokens, stream, modelId, limitFields, wire, work, form);
  }
}
