package byok.protocol;

/**
 * What a request cost, on its result and on the stream's {@code finish} part as {@code providerMetadata.byok}.
 *
 * @param costUsd settled, 0 or more
 * @param estimated whether the provider reported no usage, so that the cost is the bound
 * @param remainingUsd what the grant's tightest budget has left, 0 or more
 * @param provider id of the provider that answered
 * @param model the provider's own name of the model
 */
public record Receipt(double costUsd, boolean estimated, double remainingUsd, String provider, String model) {
  public static Receipt decode(Value value) {
    Fields fields = Fields.of(value, "receipt");
    return new Receipt(
        fields.number("costUsd", 0, 1_000_000_000),
        fields.flag("estimated"),
        fields.number("remainingUsd", 0, 1_000_000_000),
        fields.text("provider", 64),
        fields.text("model", 200));
  }

  public Value.Obj encode() {
    Value.Obj to = new Value.Obj().put("costUsd", costUsd).put("estimated", estimated);
    return to.put("remainingUsd", remainingUsd).put("provider", provider).put("model", model);
  }
}
