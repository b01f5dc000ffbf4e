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

  /** What protects the wallet. */
  private final List<Card> guards = new ArrayList<>();
  /** What bounds what is done with it, and what was done. */
  private final List<Card> bounds = new ArrayList<>();
  private final SafetyView view;

  SafetySheet(Board board) {
    guards.add(new ProtectionCard(board));
    guards.add(new PasskeysCard(board));
    guards.add(new BackupCard(board));
    guards.add(new SignCard(board));
    bounds.add(new CapsCard(board));
    bounds.add(new RecordCard(board));
    bounds.add(new EraseCard(board));
    view = new SafetyView(views(guards), views(bounds));
  }

  private static List<Component> views(List<Card> cards) {
    List<Component> views = new ArrayList<>();
    cards.forEach(card -> views.add(card.view()));
    return views;
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh(String item) {
    guards.forEach(Card::refresh);
    bounds.forEach(Card::refresh);
  }
}
