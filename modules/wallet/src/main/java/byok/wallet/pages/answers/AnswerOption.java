package byok.wallet.pages.answers;

/**
 * A model that can be chosen to answer.
 *
 * @param id {@code provider/model}
 * @param price in words; empty where none is known
 * @param adds whether the app may not use it yet, so that choosing it allows it
 */
public record AnswerOption(String id, String price, boolean adds) {}
