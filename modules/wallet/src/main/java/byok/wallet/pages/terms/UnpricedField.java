package byok.wallet.pages.terms;

import static byok.ui.El.div;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Select;
import java.util.ArrayList;
import java.util.List;

/** What is allowed of models without a known price. */
final class UnpricedField extends Component {
  private final Select kind;
  private final Field amount = Field.number(TermsWords.UNPRICED_MANY);
  private final Select per;
  private final El count;
  private final El element;

  UnpricedField(Counted given) {
    List<String> kinds = List.of(TermsWords.UNPRICED_NO, TermsWords.UNPRICED_TOKENS, TermsWords.UNPRICED_REQUESTS);
    kind = new Select(TermsWords.UNPRICED, kinds, given == null ? 0 : given.tokens() ? 1 : 2, this::chose);
    per = new Select(TermsWords.UNPRICED_PER, windows(), given == null ? Per.DAY.ordinal() : given.per().ordinal(),
        () -> {});
    amount.value(given == null ? "" : String.valueOf(given.amount()));
    count = div("grid grid-cols-2 gap-2 items-start", amount, per);
    element = div("grid gap-2", kind, count);
    chose();
  }

  boolean check() {
    boolean fine = kind.chosen() == 0 || Count.parse(amount.value()) > 0;
    amount.problem(fine ? null : TermsWords.NEEDS_COUNT);
    return fine;
  }

  Counted read() {
    return kind.chosen() == 0 ? null
        : new Counted(kind.chosen() == 1, Count.parse(amount.value()), Per.values()[per.chosen()]);
  }

  void focus() {
    amount.focus();
  }

  private void chose() {
    count.hidden(kind.chosen() == 0);
  }

  private static List<String> windows() {
    List<String> words = new ArrayList<>();
    for (Per each : Per.values()) {
      words.add(each.each);
    }
    return words;
  }

  @Override
  protected El element() {
    return element;
  }
}
