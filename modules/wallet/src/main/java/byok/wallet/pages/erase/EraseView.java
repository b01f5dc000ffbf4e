package byok.wallet.pages.erase;

import byok.ui.Icons;
import byok.wallet.pages.TitledCard;

/** The card that erases the wallet. */
public final class EraseView extends TitledCard {
  public EraseView(Runnable erase) {
    super(Icons.icon(Icons.BAN, "icon text-stop"), EraseWords.TITLE, "");
    fill(own(new EraseForm(erase)));
  }
}
