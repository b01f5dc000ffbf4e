package byok.protocol;

/**
 * Payload of {@code getModelLimits}.
 *
 * @param modelId 1 to 200 characters, in any of the forms the wallet routes
 */
public record ModelRef(Capability capability, String modelId) {
  public static ModelRef decode(Value value) {
    Fields fields = Fields.of(value, "model");
    Capability capability = Capability.ofWire(fields.text("capability", 32));
    if (capability == null) {
      throw Fields.invalid("capability", "names an unknown capability");
    }
    return new ModelRef(capability, fields.text("modelId", 200));
  }

  public Value.Obj encode() {
    return new Value.Obj().put("capability", capability.wire()).put("modelId", modelId);
  }
}
