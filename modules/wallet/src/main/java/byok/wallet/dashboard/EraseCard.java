package byok.wallet.dashboard;

import byok.ui.Component;
import byok.wallet.pages.erase.EraseView;

/** Erases the wallet. */
final class EraseCard implements SafetySheet.Card {
  private final EraseView view;

  EraseCard(Board board) {
    view = new EraseView(board::erase);
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh() {}
}
