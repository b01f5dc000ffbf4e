package byok.wallet.pages.safety;

import byok.ui.Component;
import byok.ui.El;
import byok.wallet.pages.dashboard.Head;
import java.util.List;

/** What protects the wallet and bounds all that is spent: one card for each matter. */
public final class SafetyView extends Component {
  private final El element;

  /** @param guards what protects the wallet; @param bounds what bounds it. Each in the order shown */
  public SafetyView(List<? extends Component> guards, List<? extends Component> bounds) {
    element = El.div("contents", Head.draw(SafetyWords.TITLE, SafetyWords.ABOUT),
        El.div("grid grid-cols-1 lg:grid-cols-2 gap-5 items-start", column(guards), column(bounds)));
  }

  /** Cards of one column stand close, whatever the heights of those beside them. */
  private El column(List<? extends Component> cards) {
    El column = El.div("grid grid-cols-1 gap-5 min-w-0 empty:hidden");
    cards.forEach(card -> column.add(own(card)));
    return column;
  }

  @Override
  protected El element() {
    return element;
  }
}
