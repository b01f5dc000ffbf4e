package byok.wallet.pages.keys;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Tone;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;

/** One key in the list: whose it is, whether it works, what it cost. */
final class KeyRow {
  private final KeyItem key;
  private final long now;

  KeyRow(KeyItem key, long now) {
    this.key = key;
    this.now = now;
  }

  El draw(Button... buttons) {
    El icon = span("grid place-items-center size-10 rounded-md bg-sunken text-ink-2 flex-none",
        Icons.icon(key.address() == null ? Icons.KEY : Icons.GLOBE, "icon size-5"));
    El cost = p("text-sm", span("font-semibold amount", Money.spent(key.monthNanoUsd())),
        span("text-ink-2", " " + KeyWords.spent(Format.month(now))));
    return div("flex gap-3", icon, div("min-w-0 flex-1 grid gap-1 justify-items-start",
        div("w-full flex flex-wrap gap-x-4 items-baseline justify-between", name(), cost), badge(), state(), limited(),
        div("flex flex-wrap -ml-2.5", buttons)));
  }

  private Part limited() {
    return key.limiting() == Limiting.ON ? p("text-sm text-ink-2", KeyWords.LIMITS_APPS) : null;
  }

  private El name() {
    El name = heading(2, "font-semibold text-base flex flex-wrap gap-x-2 items-baseline wrap-anywhere", key.name());
    if (!key.ending().isEmpty()) {
      name.add(mono(KeyWords.endsIn(key.ending())));
    }
    return key.address() == null ? name : name.add(mono(key.address()));
  }

  private Part badge() {
    return switch (key.status()) {
      case KeyStatus.Unchecked unchecked -> Pieces.badge(Tone.LINE, Icons.CLOCK, KeyWords.NEVER_CHECKED);
      case KeyStatus.Checking checking -> Pieces.liveBadge(KeyWords.CHECKING_NOW);
      case KeyStatus.Works works -> Pieces.badge(Tone.OK, Icons.DONE, KeyWords.worksBadge(works.models()));
      case KeyStatus.Refused refused ->
          Pieces.badge(Tone.STOP, Icons.STOP, KeyWords.refusedSince(When.at(refused.sinceMillis(), now)));
      case KeyStatus.Unreachable silent -> Pieces.badge(Tone.WARN, Icons.CLOCK, KeyWords.UNREACHABLE);
      case KeyStatus.Damaged damaged -> Pieces.badge(Tone.STOP, Icons.WARN, KeyWords.DAMAGED);
    };
  }

  private Part state() {
    String added = KeyWords.added(Format.day(key.addedMillis(), now));
    return p("text-sm text-ink-2", switch (key.status()) {
      case KeyStatus.Works works ->
          KeyWords.checked(When.day(works.checkedMillis(), now)) + " " + added + KeyWords.prices(works.pricesDate());
      case KeyStatus.Refused refused -> refused.detail();
      case KeyStatus.Unreachable silent ->
          KeyWords.silent(When.day(silent.sinceMillis(), now)) + " " + KeyWords.UNREACHABLE_REST;
      case KeyStatus.Damaged damaged -> KeyWords.DAMAGED_REST;
      default -> added;
    });
  }

  private static El mono(String words) {
    return el("span", "font-mono text-sm font-normal text-ink-2 wrap-anywhere").text(words);
  }
}
