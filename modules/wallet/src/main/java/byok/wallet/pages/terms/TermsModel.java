package byok.wallet.pages.terms;

import java.util.List;

/**
 * Terms to edit and what there is to choose from.
 *
 * @param models what can be allowed, most useful first; those of {@code terms} are added
 * @param untilChoices ends to choose from, in milliseconds since 1970, 0 for none; that of {@code terms} is added
 * @param nowMillis the present, in milliseconds since 1970
 */
public record TermsModel(Terms terms, List<ModelChoice> models, List<Long> untilChoices, long nowMillis) {}
