package byok.wallet.pages.terms;

/**
 * A model that can be allowed.
 *
 * @param model its id or pattern, as shown
 * @param answerNanoUsd what a short answer of it costs; 0 when no price is known, or it answers otherwise
 * @param priced whether a price of any unit is known
 */
public record ModelChoice(String model, long answerNanoUsd, boolean priced) {
  public ModelChoice(String model, long answerNanoUsd) {
    this(model, answerNanoUsd, answerNanoUsd > 0);
  }
}
