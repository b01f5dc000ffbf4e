package byok.wallet.pages.answers;

/**
 * What the owner chose for one name.
 *
 * @param name that of an {@link AnswerRow}
 * @param model the model that answers, empty for none; null to leave it to the wallet
 */
public record Chosen(String name, String model) {}
