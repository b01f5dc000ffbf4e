package byok.wallet.pages.erase;

import static byok.ui.El.el;
import static byok.ui.El.heading;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;

/** The card that erases the wallet. */
public final class EraseView extends Component {
  private final El element;

  public EraseView(Runnable erase) {
    El title = heading(2, "text-lg flex items-center gap-2", "").add(Icons.icon(Icons.BAN, "icon text-stop"));
    element = el("section", "card p-5 grid gap-3", title.text(EraseWords.TITLE), own(new EraseForm(erase)));
  }

  @Override
  protected El element() {
    return element;
  }
}
