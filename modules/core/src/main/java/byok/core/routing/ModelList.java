package byok.core.routing;

import byok.core.port.Json;
import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.protocol.ModelInfo;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads providers' answers to "which models are there". */
public final class ModelList {
  private static final int MOST = 5000;

  /** The shapes that say what models cost, in USD a token. An endpoint of the owner's own has the owner's prices. */
  private static final List<String> SELLING = List.of("openrouter", "together");

  private static final List<String> CONTEXT =
      List.of("context_length", "context_window", "max_context_length", "max_model_len", "max_input_tokens");
  private static final List<String> MOST_OUTPUT = List.of("max_completion_tokens", "max_output_tokens", "max_tokens");

  private final Json json;

  public ModelList(Json json) {
    this.json = json;
  }

  /**
   * The models listed, in the provider's order; what an answer does not say is 0 or null.
   *
   * @param shape {@code openai} {@code {data: [{id}]}}, {@code anthropic} {@code {data: [{id, display_name}]}}, {@code
   *     openrouter} {@code {data: [{id, name, pricing, top_provider}]}}, or one of {@link ModelShapes}; any may say how
   *     large a model is
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
      if (data.get(i) instanceof Value.Obj entry && isWanted(entry.text("id"), wanted)) {
        Value.Obj pricing = SELLING.contains(shape) ? entry.object("pricing") : null;
        models.add(model(provider, entry, pricing == null ? null : new ListedPrice(json, pricing).read()));
      }
    }
    return models;
  }

  /** What no app can ask for takes no room in a key. */
  private static boolean isWanted(String id, Predicate<String> wanted) {
    return id != null && ModelInfo.isId(id) && wanted.test(id);
  }

  private static PricedModel model(String provider, Value.Obj entry, Price price) {
    String id = entry.text("id");
    Value.Obj top = entry.object("top_provider");
    long most = first(entry, MOST_OUTPUT);
    return new PricedModel(
        provider,
        id,
        name(entry),
        first(entry, CONTEXT),
        most == 0 && top != null ? first(top, MOST_OUTPUT) : most,
        0,
        ModelShapes.has(entry.list("supported_parameters"), "reasoning"),
        price,
        null,
        0);
  }

  private static String name(Value.Obj entry) {
    String shown = entry.text("display_name");
    String name = shown == null ? entry.text("name") : shown;
    return name == null ? entry.text("id") : name;
  }

  private static long first(Value.Obj entry, List<String> members) {
    for (String member : members) {
      long tokens = entry.integer(member, 0);
      if (tokens > 0) {
        return tokens;
      }
    }
    return 0;
  }
}
