package byok.wallet.pages.erase;

import static byok.ui.El.div;
import static byok.ui.El.p;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Icons;

/** Erases the wallet, after a typed word. */
public final class EraseForm extends Component {
  private final Field word = Field.text(EraseWords.TYPE);
  private final Runnable erase;
  private final El element;

  public EraseForm(Runnable erase) {
    this.erase = erase;
    Button now = Button.stop(EraseWords.ERASE).icon(Icons.BAN).submits();
    element = div("grid gap-3", p("text-sm text-ink-2", EraseWords.ABOUT),
        new Form("grid gap-3", this::sent).add(word, div("", now)));
  }

  private void sent() {
    boolean typed = word.value().trim().equalsIgnoreCase(EraseWords.WORD);
    word.problem(typed ? null : EraseWords.NOT_TYPED);
    if (typed) {
      erase.run();
    } else {
      word.focus();
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
