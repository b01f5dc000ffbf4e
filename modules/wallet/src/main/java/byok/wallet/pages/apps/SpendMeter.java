package byok.wallet.pages.apps;

import static byok.ui.El.div;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Meter;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Tone;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;
import byok.wallet.pages.terms.Terms;

/** What an app used of its limit: figures first, then the meter, then what is not known yet. */
final class SpendMeter {
  private static final int NEAR_PERCENT = 80;

  private SpendMeter() {}

  static El draw(AppItem app, long now) {
    Terms terms = app.terms();
    Usage usage = app.usage();
    String limit = Money.set(terms.limitNanoUsd());
    El figures = p("flex flex-wrap items-baseline gap-x-2",
        span("text-xl font-bold amount", Money.spent(usage.settledNanoUsd())),
        span("text-ink-2 text-sm amount", AppsWords.of(limit, terms.per().each)), nearness(usage, terms));
    String words = AppsWords.meter(Money.spent(usage.settledNanoUsd()), some(usage.heldNanoUsd()),
        some(usage.unreportedNanoUsd()), limit + " " + terms.per().each);
    double whole = terms.limitNanoUsd();
    return div("grid gap-1.5", figures, Meter.draw(usage.settledNanoUsd() / whole, usage.heldNanoUsd() / whole,
        usage.unreportedNanoUsd() / whole, words), hint(app, now));
  }

  private static Part nearness(Usage usage, Terms terms) {
    long used = usage.settledNanoUsd() + usage.heldNanoUsd();
    if (used < terms.limitNanoUsd() / 100 * NEAR_PERCENT) {
      return null;
    }
    boolean up = usage.settledNanoUsd() >= terms.limitNanoUsd();
    return span("ml-auto", Pieces.badge(Tone.WARN, Icons.WARN, up ? AppsWords.USED_UP : AppsWords.NEAR));
  }

  private static Part hint(AppItem app, long now) {
    String running = app.usage().running() > 0 ? AppsWords.running(app.usage().running()) : "";
    String heard = switch (app.reach()) {
      case Reach.Shared shared -> "";
      case Reach.Live live -> "";
      case Reach.Bell bell -> heard(bell.heardMillis(), app.usage(), now);
      case Reach.Lease lease -> heard(lease.heardMillis(), app.usage(), now);
    };
    String both = running.isEmpty() || heard.isEmpty() ? running + heard : running + ". " + heard;
    return both.isEmpty() ? null : p("hint", both);
  }

  private static String heard(long at, Usage usage, long now) {
    return AppsWords.heard(When.ago(at, now), some(usage.unreportedNanoUsd()));
  }

  private static String some(long nanoUsd) {
    return nanoUsd > 0 ? Money.spent(nanoUsd) : "";
  }
}
