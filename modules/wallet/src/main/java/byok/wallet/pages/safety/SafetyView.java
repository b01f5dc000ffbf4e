package byok.wallet.pages.safety;

import byok.ui.Component;
import byok.ui.El;
import byok.wallet.pages.dashboard.Head;
import java.util.List;

/** What protects the wallet and bounds all that is spent: one card for each matter. */
public final class SafetyView extends Component {
  private final El element;

  /** @param cards in the order shown */
  public SafetyView(List<Component> cards) {
    El all = El.div("grid grid-cols-1 lg:grid-cols-2 gap-5 items-start");
    cards.forEach(card -> all.add(own(card)));
    element = El.div("contents", Head.draw(SafetyWords.TITLE, SafetyWords.ABOUT), all);
  }

  @Override
  protected El element() {
    return element;
  }
}
