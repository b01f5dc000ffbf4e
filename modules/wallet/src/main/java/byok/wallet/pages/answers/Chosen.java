package byok.wallet.pages.answers;

/**
 * What the owner chose for one name.
 *
 * @param name that of an {@link AnswerRow}
 * @param model the model that answers, empty for none; null to leave it to the wallet
 * @param adds whether the owner allows the app that model by it
 */
public record Chosen(String name, String model, boolean adds) {}
