package byok.wallet.pages.answers;

import java.util.List;

/**
 * The names that are answered by what the owner chose, or could be.
 *
 * @param options of the first kind of the rows, for names that are added
 * @param damaged whether earlier choices do not open any more
 */
public record AnswersModel(List<AnswerRow> rows, List<AnswerOption> options, boolean damaged) {}
