package byok.wallet.pages.overview;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.El;
import byok.ui.Format;
import byok.ui.Meter;
import byok.ui.Part;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;
import java.util.List;

/** The cards at the head: today, the month, and who was last heard when. */
final class Sums {
  private Sums() {}

  static El sum(String title, Sum sum, String window) {
    El figure = p("flex items-baseline gap-2",
        span("text-3xl font-bold amount tracking-tight", Money.spent(sum.settledNanoUsd())));
    El card = div("card p-4 grid gap-2 content-start", heading(2, "eyebrow", title), figure);
    if (sum.limitNanoUsd() > 0) {
      double whole = sum.limitNanoUsd();
      figure.add(span("text-ink-2 amount", OverviewWords.of(Money.set(sum.limitNanoUsd()))));
      card.add(Meter.draw(sum.settledNanoUsd() / whole, sum.heldNanoUsd() / whole, sum.unreportedNanoUsd() / whole,
          OverviewWords.sum(Money.spent(sum.settledNanoUsd()), window)));
    }
    return card.add(p("hint", hint(sum)));
  }

  private static String hint(Sum sum) {
    String held = sum.heldNanoUsd() == 0 ? "" : OverviewWords.held(Money.spent(sum.heldNanoUsd()), sum.running());
    String open = sum.unreportedNanoUsd() == 0 ? "" : OverviewWords.unreported(Money.spent(sum.unreportedNanoUsd()));
    String cap = sum.limitNanoUsd() > 0 ? OverviewWords.ABOVE : OverviewWords.NO_CAP;
    return held.isEmpty() && open.isEmpty() ? cap : held.isEmpty() || open.isEmpty() ? held + open : held + " " + open;
  }

  static El heard(List<Heard> all, long now) {
    El card = div("card p-4 grid gap-2 content-start sm:col-span-2 lg:col-span-1",
        heading(2, "eyebrow", OverviewWords.LAST_HEARD));
    if (all.isEmpty()) {
      return card.add(p("text-sm text-ink-2", OverviewWords.ALL_HEARD));
    }
    El list = el("ul", "divide-y divide-line -my-1.5");
    for (Heard heard : all) {
      list.add(el("li", "py-2.5 grid grid-cols-[1fr_auto] gap-x-3", p("font-semibold truncate", heard.appName()),
          p("text-sm text-ink-2", When.ago(heard.heardMillis(), now)), open(heard)));
    }
    return card.add(list);
  }

  private static Part open(Heard heard) {
    String unreported = heard.unreportedNanoUsd() == 0 ? ""
        : OverviewWords.unreportedRows(Money.spent(heard.unreportedNanoUsd()));
    String copy = heard.copyEndsMillis() == 0 ? "" : OverviewWords.copyEnds(Format.time(heard.copyEndsMillis()));
    String both = unreported.isEmpty() || copy.isEmpty() ? unreported + copy : unreported + " " + copy;
    return p("text-sm text-ink-2 col-span-2", both);
  }
}
