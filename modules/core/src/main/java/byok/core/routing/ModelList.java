package byok.core.routing;

import byok.core.port.Json;
import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads providers' answers to "which models are there". */
public final class ModelList {
  private static final int MOST = 5000;

  private final Json json;

  public ModelList(Json json) {
    this.json = json;
  }

  /**
   * The models listed, in the provider's order; what an answer does not say is 0 or null.
   *
   * @param shape {@code openai} {@code {data: [{id}]}}, {@code anthropic} {@code {data: [{id, display_name}]}}, {@code
   *     openrouter} {@code {data: [{id, name, context_length, pricing, top_provider}]}}, or one of {@link ModelShapes}
   * @param wanted which ids to list
   * @return null where the answer is no model list
   */
  public List<PricedModel> parse(String provider, String shape, String answer, Predicate<String> wanted) {
    Value.Arr data = ModelShapes.entries(shape, json.parse(answer));
    if (data == null) {
      return null;
    }
    List<PricedModel> models = new ArrayList<>();
    for (int i = 0; i < data.size() && models.size() < MOST; i++) {
      if (data.get(i) instanceof Value.Obj entry && entry.text("id") != null && wanted.test(entry.text("id"))) {
        models.add(shape.equals("openrouter") ? priced(provider, entry) : plain(provider, entry));
      }
    }
    return models;
  }

  private static PricedModel plain(String provider, Value.Obj entry) {
    String id = entry.text("id");
    String name = entry.text("display_name");
    long context = entry.integer("context_length", 0);
    return new PricedModel(provider, id, name == null ? id : name, context, 0, 0, false, null, null, 0);
  }

  private PricedModel priced(String provider, Value.Obj entry) {
    String id = entry.text("id");
    Value.Obj top = entry.object("top_provider");
    return new PricedModel(
        provider,
        id,
        entry.text("name") == null ? id : entry.text("name"),
        entry.integer("context_length", 0),
        top == null ? 0 : top.integer("max_completion_tokens", 0),
        0,
        ModelShapes.has(entry.list("supported_parameters"), "reasoning"),
        price(entry.object("pricing")),
        null,
        0);
  }

  private Price price(Value.Obj pricing) {
    if (pricing == null) {
      return null;
    }
    return Price.ofUsdPerToken(
        usd(pricing, "prompt", -1),
        usd(pricing, "completion", -1),
        usd(pricing, "input_cache_read", -1),
        usd(pricing, "input_cache_write", -1),
        usd(pricing, "request", 0));
  }

  /** A price that OpenRouter writes as a text, {@code "0.0000025"}. */
  private double usd(Value.Obj pricing, String key, double fallback) {
    String text = pricing.text(key);
    return text != null && json.parse(text) instanceof Value.Num n ? n.value() : fallback;
  }
}
