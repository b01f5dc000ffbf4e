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
 * @param price null where unknown
 */
public record PricedModel(
    String provider,
    String id,
    String name,
    long context,
    long maxOutput,
    long imageTokens,
    boolean reasoning,
    Price price) {
  /** A model nothing is known of but its price, which may be null. */
  public static PricedModel of(String provider, String id, Price price) {
    return new PricedModel(provider, id, id, 0, 0, 0, false, price);
  }

  /** The same at another price. */
  public PricedModel at(Price other) {
    return new PricedModel(provider, id, name, context, maxOutput, imageTokens, reasoning, other);
  }
}
