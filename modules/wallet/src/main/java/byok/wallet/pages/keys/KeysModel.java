package byok.wallet.pages.keys;

import byok.wallet.pages.answers.AnswersModel;
import java.util.List;

/**
 * All keys, and the providers that more can be added for.
 *
 * @param answeredHere whether models of this browser answer, with no key
 * @param defaults what answers where no model is named; null where there is nothing to choose
 */
public record KeysModel(
    long nowMillis, List<KeyItem> keys, boolean answeredHere, List<ProviderChoice> providers, AnswersModel defaults) {}
