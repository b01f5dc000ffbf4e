package byok.wallet.pages.apps;

import byok.wallet.pages.activity.Entry;
import byok.wallet.pages.answers.AnswersModel;
import byok.wallet.pages.terms.TermsModel;
import java.util.List;

/**
 * More of one app.
 *
 * @param id that of an {@link AppItem} of the same model
 * @param terms its limits, to be changed
 * @param answers which model answers it, to be changed
 * @param recent its last requests, newest first, a few
 * @param requests how many it made in all
 */
public record AppDetail(String id, TermsModel terms, AnswersModel answers, List<Entry> recent, int requests) {}
