package byok.wallet.dashboard;

import byok.ui.Component;
import byok.wallet.pages.safety.SafetyView;
import java.util.ArrayList;
import java.util.List;

/** The page of safety. */
final class SafetySheet implements Board.Sheet {
  /** One card of the page, with what is behind it. */
  interface Card {
    Component view();

    /** Reads and draws again. */
    void refresh();
  }

  private final List<Card> cards = new ArrayList<>();
  private final SafetyView view;

  SafetySheet(Board board) {
    cards.add(new ProtectionCard(board));
    cards.add(new PasskeysCard(board));
    cards.add(new CapsCard(board));
    cards.add(new RecordCard(board));
    cards.add(new BackupCard(board));
    cards.add(new SignCard(board));
    cards.add(new EraseCard(board));
    List<Component> views = new ArrayList<>();
    cards.forEach(card -> views.add(card.view()));
    view = new SafetyView(views);
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh(String item) {
    cards.forEach(Card::refresh);
  }
}
