package byok.wallet.dashboard;

import byok.ui.Component;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.sign.SignView;

/** Changes the owner's sign. */
final class SignCard implements SafetySheet.Card {
  private final Board board;
  private final SignView view;

  SignCard(Board board) {
    this.board = board;
    view = SignView.card(this::save, Signs.of(board.desk));
  }

  private void save(SignModel chosen) {
    board.change(() -> {
      view.show(Signs.save(board.desk, chosen));
      board.showSign();
    });
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh() {}
}
