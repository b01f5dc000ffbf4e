package byok.core.pricing;

/**
 * A model and what it costs.
 *
 * @param provider provider id
 * @param id the model's id at the provider
 * @param context context window in tokens, as apps are told it; 0 where unknown
 * @param maxOutput longest answer in tokens; 0 where unknown
 * @param imageTokens upper bound of what one image counts; 0 where the provider's general bound holds
 * @param reasoning whether the model may think in tokens that it does not show
 * @param price of tokens; null where unknown
 * @param unit the price of what else it is paid by; null where it is paid by the token, or its price is unknown
 * @param audioTokens tokens that a second of a recording counts
 * @param window what is held for a document or a file behind an address, in tokens: no provider makes it less than the
 *     wallet's own list says, or {@link #LEAST_WINDOW} where that says nothing; 0 where unknown
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
    long audioTokens,
    long window) {
  /** Few models that read documents read less. */
  public static final long LEAST_WINDOW = 200_000;

  /** One whose documents are held by its context window. */
  public PricedModel(
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
    this(provider, id, name, context, maxOutput, imageTokens, reasoning, price, unit, audioTokens, context);
  }

  /** A model nothing is known of but its price, which may be null. */
  public static PricedModel of(String provider, String id, Price price) {
    return new PricedModel(provider, id, id, 0, 0, 0, false, price, null, 0);
  }

  /** The same at another price. */
  public PricedModel at(Price other) {
    return new PricedModel(
        provider, id, name, context, maxOutput, imageTokens, reasoning, other, unit, audioTokens, window);
  }

  /** The same where a provider said its sizes, who may say too little. */
  public PricedModel said() {
    return heldAs(context > 0 ? Math.max(context, LEAST_WINDOW) : 0);
  }

  private PricedModel heldAs(long tokens) {
    return new PricedModel(
        provider, id, name, context, maxOutput, imageTokens, reasoning, price, unit, audioTokens, tokens);
  }

  /** The same where its provider itself says newer things of it; of what that does not say this stays. */
  public PricedModel updated(PricedModel said) {
    return new PricedModel(
        provider, id, name, said.context > 0 ? said.context : context, said.maxOutput > 0 ? said.maxOutput : maxOutput,
        imageTokens, reasoning || said.reasoning, price == null ? said.price : price.updated(said.price), unit,
        audioTokens, window > 0 ? Math.max(window, said.context) : said.window);
  }

  /** Whether it is known what the model costs. */
  public boolean isPriced() {
    return price != null || unit != null;
  }
}
