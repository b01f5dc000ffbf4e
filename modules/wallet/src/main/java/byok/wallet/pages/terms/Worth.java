package byok.wallet.pages.terms;

import byok.ui.Format;
import java.util.List;

/** What an amount buys, in short answers. */
final class Worth {
  private Worth() {}

  /** A sentence over the cheapest and the dearest of {@code models} with a known price. */
  static String sentence(long nanoUsd, Per per, List<ModelChoice> models) {
    ModelChoice cheap = null;
    ModelChoice dear = null;
    boolean priced = models.isEmpty();
    for (ModelChoice model : models) {
      priced |= model.priced();
      if (model.answerNanoUsd() > 0) {
        cheap = cheap == null || model.answerNanoUsd() < cheap.answerNanoUsd() ? model : cheap;
        dear = dear == null || model.answerNanoUsd() > dear.answerNanoUsd() ? model : dear;
      }
    }
    if (nanoUsd <= 0 || cheap == null) {
      return nanoUsd > 0 && !priced ? TermsWords.NO_PRICE : "";
    }
    return sentence(nanoUsd, per, cheap, dear);
  }

  private static String sentence(long nanoUsd, Per per, ModelChoice cheap, ModelChoice dear) {
    String many = answers(nanoUsd, cheap);
    String few = answers(nanoUsd, dear);
    if (many.equals("0")) {
      return TermsWords.lessThanOne(cheap.model(), per.each);
    }
    return many.equals(few) || few.equals("0")
        ? TermsWords.answers(many, cheap.model(), per.each)
        : TermsWords.answers(many, cheap.model(), few, dear.model(), per.each);
  }

  /** How many, down to two figures: it is an estimate and should look like one. */
  private static String answers(long nanoUsd, ModelChoice model) {
    long count = nanoUsd / model.answerNanoUsd();
    long step = 1;
    while (count / step >= 100) {
      step *= 10;
    }
    return Format.count(count / step * step);
  }
}
