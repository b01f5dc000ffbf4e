package byok.wallet.pages.overview;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.link;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.Part;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;
import byok.wallet.pages.activity.Entry;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.dashboard.Tab;
import java.util.List;

/** What runs now and what just ended. */
final class NowCards {
  private NowCards() {}

  /** Null when nothing runs. */
  static Part running(List<Running> all, long now, OverviewActions actions) {
    if (all.isEmpty()) {
      return null;
    }
    El list = el("ul", "divide-y divide-line mt-1");
    for (Running running : all) {
      list.add(running(running, now, actions));
    }
    El title = div("flex items-center gap-2",
        heading(2, "text-lg", OverviewWords.RUNNING), span("badge badge-live", "" + all.size()));
    return el("section", "card p-4", title, list, p("hint border-t border-line pt-2.5", OverviewWords.STOP_HINT));
  }

  private static El running(Running running, long now, OverviewActions actions) {
    El name = p("font-semibold flex items-center gap-1.5 min-w-0",
        Icons.half("icon text-accent size-4"), span("truncate", running.appName()));
    String took = When.took(now - running.startedMillis());
    String words = running.waits()
        ? OverviewWords.waits(running.model(), took)
        : OverviewWords.running(running.model(), took, Money.spent(running.spentNanoUsd()),
            Money.spent(running.heldNanoUsd()));
    return el("li", "grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5 py-3", name,
        running.stoppable() ? stop(running, actions) : span(""), p("text-sm text-ink-2", words));
  }

  private static Button stop(Running running, OverviewActions actions) {
    return Button.stop(OverviewWords.STOP).style("btn-sm row-span-2 self-center").icon(Icons.SQUARE)
        .key("stop-" + running.id()).named(OverviewWords.stop(running.appName()))
        .onPress(() -> actions.stop(running.id()));
  }

  static El recent(List<Entry> entries) {
    El card = el("section", "card p-4", heading(2, "text-lg", OverviewWords.JUST_NOW));
    if (entries.isEmpty()) {
      return card.add(p("text-sm text-ink-2 mt-1", OverviewWords.NO_REQUEST));
    }
    El list = el("ul", "divide-y divide-line mt-1 text-sm");
    for (Entry entry : entries) {
      list.add(el("li", "grid grid-cols-[2.75rem_1fr_auto] gap-x-2 gap-y-0.5 items-center py-2",
          span("text-ink-2 amount", Format.time(entry.atMillis())), span("font-semibold truncate", entry.appName()),
          span("amount", Money.spent(entry.costNanoUsd())), span(""), span("col-span-2", entry.outcome().badge())));
    }
    String all = new Place(Tab.ACTIVITY, "").hash();
    return card.add(list, link("#" + all, "link text-sm inline-block mt-1", OverviewWords.ALL));
  }
}
