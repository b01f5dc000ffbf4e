package byok.wallet.pages.overview;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.El;
import byok.ui.Meter;
import byok.wallet.pages.Money;
import java.util.List;

/** The limits over all apps with what was used of each. */
public final class CapLines {
  private CapLines() {}

  static El card(List<CapUse> caps) {
    return div("card p-4 grid gap-3 content-start", heading(2, "eyebrow", OverviewWords.CAPS), draw(caps));
  }

  public static El draw(List<CapUse> caps) {
    El list = el("ul", "grid gap-3 sm:grid-cols-2");
    for (CapUse cap : caps) {
      list.add(el("li", "grid gap-1 min-w-0", line(cap), meter(cap)));
    }
    return list;
  }

  private static El line(CapUse cap) {
    return p("text-sm flex flex-wrap gap-x-2", span("font-semibold mr-auto truncate", cap.scope()),
        span("amount text-ink-2", OverviewWords.capUse(
            Money.spent(cap.usedNanoUsd()), Money.set(cap.limitNanoUsd()), cap.per().now)));
  }

  private static El meter(CapUse cap) {
    double whole = Math.max(1, cap.limitNanoUsd());
    return Meter.draw(cap.usedNanoUsd() / whole, cap.heldNanoUsd() / whole, 0,
        OverviewWords.sum(Money.spent(cap.usedNanoUsd()), cap.per().now));
  }
}
