package byok.wallet.pages.terms;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Segments;
import byok.wallet.pages.Money;
import java.util.ArrayList;
import java.util.List;

/** The amount, its window, and what they buy. */
final class SpendField extends Component {
  private final List<Per> windows;
  private final Field amount;
  private final Segments segments;
  private final El worth = p("hint mt-1.5").attr("aria-live", "polite");
  private final El element;
  private final Runnable changed;

  SpendField(Terms terms, Runnable changed) {
    this.changed = changed;
    windows = windows(terms.per());
    amount = Field.money(TermsWords.AMOUNT).labelUnseen().value(Money.typed(terms.limitNanoUsd()));
    amount.onInput(this::edited);
    segments = new Segments(TermsWords.PER, each(windows), windows.indexOf(terms.per()), this::edited);
    El legend = el("legend", "label").text(TermsWords.SPEND);
    El row = div("grid grid-cols-[7rem_1fr] gap-2 items-start", amount, segments);
    element = el("fieldset", "min-w-0", legend, row, worth);
  }

  /** The amount in nano-USD; not above 0 if it is not one. */
  long nanoUsd() {
    return Money.parse(amount.value());
  }

  Per per() {
    return windows.get(segments.chosen());
  }

  void worth(String words) {
    worth.content(El.words(words));
  }

  boolean check() {
    long nanoUsd = nanoUsd();
    amount.problem(nanoUsd < 0 ? TermsWords.NOT_MONEY : nanoUsd == 0 ? TermsWords.ZERO : null);
    return !amount.isWrong();
  }

  void focus() {
    amount.focus();
  }

  private void edited() {
    if (amount.isWrong()) {
      check();
    }
    changed.run();
  }

  private static List<Per> windows(Per proposed) {
    List<Per> windows = new ArrayList<>(List.of(Per.DAY, Per.WEEK, Per.MONTH));
    if (!windows.contains(proposed)) {
      windows.set(proposed == Per.HOUR ? 2 : 1, proposed);
      windows.sort((a, b) -> a.ordinal() - b.ordinal());
    }
    return windows;
  }

  private static List<String> each(List<Per> windows) {
    List<String> words = new ArrayList<>();
    for (Per per : windows) {
      words.add(per.each);
    }
    return words;
  }

  @Override
  protected El element() {
    return element;
  }
}
