package byok.protocol;

/**
 * Payload of {@code doLanguage}, {@code streamLanguage} and the other model methods.
 *
 * @param modelId 1 to 200 characters, in any of the forms the wallet routes
 * @param options the AI SDK's V3 call options without the abort signal; checked by the wallet's provider table,
 *     not here
 */
public record ModelCall(String modelId, Value.Obj options) {
  public static ModelCall decode(Value value) {
    Fields fields = Fields.of(value, "call");
    return new ModelCall(fields.text("modelId", 200), fields.object("options"));
  }

  public Value.Obj encode() {
    return new Value.Obj().put("modelId", modelId).put("options", options);
  }
}
