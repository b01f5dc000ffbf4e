package byok.wallet.pages.live;

import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;

/** What a live window is answering, each with its Stop. */
final class Works {
  private Works() {}

  static El draw(LiveState.Working state, LiveActions actions) {
    El card = el("section", "card p-4", heading(2, "text-lg", LiveWords.RUNNING));
    if (state.running().isEmpty()) {
      return card.add(p("text-sm text-ink-2 mt-1", LiveWords.IDLE));
    }
    El list = el("ul", "divide-y divide-line mt-1").attr("aria-live", "polite");
    for (Work work : state.running()) {
      list.add(line(work, actions));
    }
    return card.add(list);
  }

  private static El line(Work work, LiveActions actions) {
    El sign = work.waits()
        ? Icons.icon(Icons.CLOCK, "icon text-ink-3 size-4")
        : Icons.half("icon text-accent size-4");
    El name = p("font-semibold flex items-center gap-1.5 min-w-0", sign, span("truncate", work.model()));
    El line = el("li", "grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5 py-3", name);
    if (work.id() != null) {
      line.add(Button.stop(LiveWords.STOP).style("btn-sm row-span-2 self-center").icon(Icons.SQUARE)
          .key("stop-" + work.id()).named(LiveWords.stop(work.model())).onPress(() -> actions.stop(work.id())));
    }
    String since = LiveWords.since(Format.time(work.startedMillis()));
    return line.add(p("text-sm text-ink-2", work.waits() ? LiveWords.WAITS : since));
  }
}
