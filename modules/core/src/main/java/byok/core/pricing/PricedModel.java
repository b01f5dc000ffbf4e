package byok.core.pricing;

/**
 * A model and what it costs.
 *
 * @param provider provider id
 * @param id the model's id at the provider
 * @param context context window in tokens; 0 where unknown
 * @param maxOutput longest answer in tokens; 0 where unknown
 * @param imageTokens upper bound of what one image counts; 0 where the provider's general bound holds
 * @param reasoning whether the model may think in tokens that it does not show
 * @param price of tokens; null where unknown
 * @param unit the price of what else it is paid by; null where it is paid by the token, or its price is unknown
 * @param audioTokens tokens that a second of a recording counts
 */
public record PricedModel(
    String provider,
    String id,
    String name,
    long context,
    long maxOutput,
    long imageTokens,
    boolean reasoning,
    Price price,
    UnitPrice unit,
    long audioTokens) {
  /** A model nothing is known of but its price, which may be null. */
  public static PricedModel of(String provider, String id, Price price) {
    return new PricedModel(provider, id, id, 0, 0, 0, false, price, null, 0);
  }

  /** The same at another price. */
  public PricedModel at(Price other) {
    return new PricedModel(provider, id, name, context, maxOutput, imageTokens, reasoning, other, unit, audioTokens);
  }

  /** The same where its provider itself says newer things of it; of what that does not say this stays. */
  public PricedModel updated(PricedModel said) {
    return new PricedModel(
        provider, id, name, said.context > 0 ? said.context : context, said.maxOutput > 0 ? said.maxOutput : maxOutput,
        imageTokens, reasoning || said.reasoning, price == null ? said.price : price.updated(said.price), unit,
        audioTokens);
  }

  /** Whether it is known what the model costs. */
  public boolean isPriced() {
    return price != null || unit != null;
  }
}
