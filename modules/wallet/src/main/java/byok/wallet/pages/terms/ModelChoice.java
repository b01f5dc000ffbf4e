package byok.wallet.pages.terms;

/**
 * A model that can be allowed.
 *
 * @param model its id or pattern, as shown
 * @param answerNanoUsd what a short answer of it costs; 0 when no price is known
 */
public record ModelChoice(String model, long answerNanoUsd) {}
