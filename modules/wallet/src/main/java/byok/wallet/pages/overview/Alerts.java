package byok.wallet.pages.overview;

import static byok.ui.El.div;
import static byok.ui.El.link;
import static byok.ui.El.span;
import static byok.ui.El.strong;
import static byok.ui.El.words;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Tone;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.dashboard.Tab;
import java.util.List;
import java.util.function.Consumer;

/** Notes on what the owner should know now, each with the next thing to do. */
final class Alerts {
  private Alerts() {}

  /** @param told the owner has seen what has this key */
  static El draw(List<Alert> alerts, long now, Consumer<String> told) {
    El all = div("grid gap-2");
    for (Alert alert : alerts) {
      all.add(draw(alert, now, told));
    }
    return all;
  }

  private static El draw(Alert alert, long now, Consumer<String> told) {
    return switch (alert) {
      case Alert.NoKeys none -> note(Tone.LIVE, Icons.KEY, OverviewWords.NO_KEYS, OverviewWords.NO_KEYS_REST,
          go(new Place(Tab.KEYS, ""), OverviewWords.ADD_KEY));
      case Alert.NoBackup none -> note(Tone.WARN, Icons.DISK, OverviewWords.NO_BACKUP, OverviewWords.NO_BACKUP_REST,
          go(new Place(Tab.SAFETY, ""), OverviewWords.BACK_UP));
      case Alert.NearLimit near -> note(Tone.WARN, Icons.WARN, OverviewWords.nearFact(near.appName()), near(near),
          go(new Place(Tab.APPS, near.id()), OverviewWords.CHANGE_LIMIT), seen(near.key(), told));
      case Alert.NearCap near -> note(Tone.WARN, Icons.WARN, OverviewWords.nearCapFact(near.scope()),
          OverviewWords.nearCapRest(
              Money.spent(near.usedNanoUsd()), Money.set(near.limitNanoUsd()), near.per().now),
          go(new Place(Tab.SAFETY, ""), OverviewWords.CHANGE_LIMIT), seen(near.key(), told));
      case Alert.KeyRefused refused -> note(Tone.STOP, Icons.STOP, OverviewWords.refusedFact(refused.provider()),
          OverviewWords.refusedRest(When.at(refused.sinceMillis(), now)),
          go(new Place(Tab.KEYS, ""), OverviewWords.REPLACE_KEY));
      case Alert.Suspended app -> note(Tone.STOP, Icons.WARN, OverviewWords.suspendedFact(app.appName()),
          app.reason() == null ? OverviewWords.SUSPENDED_REST : app.reason() + " ",
          go(new Place(Tab.APPS, app.id()), OverviewWords.LOOK));
      case Alert.Damaged damaged -> note(
          Tone.STOP, Icons.WARN, OverviewWords.damagedFact(damaged.what()), OverviewWords.DAMAGED_REST);
    };
  }

  private static String near(Alert.NearLimit near) {
    return OverviewWords.nearRest(
        Money.spent(near.usedNanoUsd()), Money.set(near.limitNanoUsd()), near.per().now);
  }

  private static El note(Tone tone, String icon, String fact, String rest, Part... next) {
    El words = span("", strong(fact), words(" " + rest));
    for (Part part : next) {
      words.add(part).text(" ");
    }
    return Pieces.note(tone, icon, words);
  }

  private static Part seen(String key, Consumer<String> told) {
    return Button.quiet(OverviewWords.SEEN).style("btn-sm").key("seen-" + key).onPress(() -> told.accept(key));
  }

  private static El go(Place place, String words) {
    return link("#" + place.hash(), "link", words);
  }
}
