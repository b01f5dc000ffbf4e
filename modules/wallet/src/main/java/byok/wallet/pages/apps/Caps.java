package byok.wallet.pages.apps;

import static byok.ui.El.span;
import static byok.ui.El.words;

import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;

/** What providers themselves hold for an app. */
final class Caps {
  private Caps() {}

  static Part[] draw(AppItem app, long now) {
    Part[] facts = new Part[app.capped().size()];
    for (int i = 0; i < facts.length; i++) {
      facts[i] = draw(app.capped().get(i), now);
    }
    return facts;
  }

  private static Part draw(Capped capped, long now) {
    boolean holds = capped.state() == Capped.State.HOLDS;
    Part icon = Icons.icon(holds ? Icons.SHIELD : Icons.WARN, "icon size-4 mt-0.5");
    return Pieces.fact(capped.provider(), span("flex gap-1.5", icon, span("", words(said(capped, now)))));
  }

  private static String said(Capped capped, long now) {
    String most = Money.spent(capped.limitNanoUsd());
    String end = When.at(capped.untilMillis(), now);
    return switch (capped.state()) {
      case HOLDS -> AppsWords.capped(capped.provider(), most, When.until(capped.untilMillis(), now));
      case UNREACHABLE -> AppsWords.notEnded(capped.provider(), most, end);
      case REFUSED -> AppsWords.endRefused(capped.provider(), capped.name(), most, end);
    };
  }
}
