package byok.core.routing;

import byok.protocol.Value;

/**
 * Brings the answers of providers with a form of their own into that of most, {@code {data: [{id, display_name,
 * context_length}]}}, their language models alone.
 *
 * <ul>
 *   <li>{@code google} {@code {models: [{name: "models/…", displayName, inputTokenLimit, outputTokenLimit,
 *       supportedGenerationMethods}]}}
 *   <li>{@code cohere} {@code {models: [{name, endpoints, context_length}]}}
 *   <li>{@code together} {@code [{id, type, display_name, context_length, pricing: {input, output}}]}, USD for a
 *       million tokens
 *   <li>{@code elevenlabs} {@code [{model_id, name}]}, none of them a language model
 * </ul>
 */
final class ModelShapes {
  private static final String MODELS = "models/";
  private static final double MILLION = 1e6;

  private ModelShapes() {}

  /** The entries of an answer; null where it is no model list. */
  static Value.Arr entries(String shape, Value answer) {
    if (shape.equals("openai") || shape.equals("anthropic") || shape.equals("openrouter")) {
      return answer instanceof Value.Obj root ? root.list("data") : null;
    }
    Value.Arr list = answer instanceof Value.Arr all ? all : null;
    list = answer instanceof Value.Obj root ? root.list("models") : list;
    return list == null ? null : languageModels(shape, list);
  }

  private static Value.Arr languageModels(String shape, Value.Arr list) {
    Value.Arr entries = new Value.Arr();
    for (int i = 0; i < list.size(); i++) {
      Value.Obj entry = list.get(i) instanceof Value.Obj one ? entry(shape, one) : null;
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Null for what is no language model. */
  private static Value.Obj entry(String shape, Value.Obj one) {
    return switch (shape) {
      case "google" -> has(one.list("supportedGenerationMethods"), "generateContent")
          ? renamed(google(one.text("name")), one.text("displayName"), one.integer("inputTokenLimit", 0))
              .put("max_output_tokens", (double) one.integer("outputTokenLimit", 0))
          : null;
      case "cohere" -> has(one.list("endpoints"), "chat")
          ? renamed(one.text("name"), null, one.integer("context_length", 0))
          : null;
      case "together" -> "chat".equals(one.text("type")) ? together(one) : null;
      default -> null;
    };
  }

  private static Value.Obj together(Value.Obj one) {
    Value.Obj said = one.object("pricing");
    if (said == null) {
      return one;
    }
    Value.Obj pricing = new Value.Obj().put("prompt", said.number("input", -1) / MILLION);
    return one.put("pricing", pricing.put("completion", said.number("output", -1) / MILLION));
  }

  private static String google(String name) {
    return name != null && name.startsWith(MODELS) ? name.substring(MODELS.length()) : name;
  }

  private static Value.Obj renamed(String id, String name, long context) {
    return new Value.Obj().put("id", id).put("display_name", name).put("context_length", (double) context);
  }

  /** Whether a list has this word. */
  static boolean has(Value.Arr list, String word) {
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof Value.Text t && t.value().equals(word)) {
        return true;
      }
    }
    return false;
  }
}
