package byok.wallet.pages.overview;

import static byok.ui.El.div;
import static byok.ui.El.link;
import static byok.ui.El.strong;
import static byok.ui.El.words;

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

/** Notes on what the owner should know now, each with the next thing to do. */
final class Alerts {
  private Alerts() {}

  static El draw(List<Alert> alerts, long now) {
    El all = div("grid gap-2");
    for (Alert alert : alerts) {
      all.add(draw(alert, now));
    }
    return all;
  }

  private static El draw(Alert alert, long now) {
    return switch (alert) {
      case Alert.NoKeys none -> note(Tone.LIVE, Icons.KEY, OverviewWords.NO_KEYS, OverviewWords.NO_KEYS_REST,
          go(new Place(Tab.KEYS, ""), OverviewWords.ADD_KEY));
      case Alert.NoBackup none -> note(Tone.WARN, Icons.DISK, OverviewWords.NO_BACKUP, OverviewWords.NO_BACKUP_REST,
          go(new Place(Tab.SAFETY, ""), OverviewWords.BACK_UP));
      case Alert.NearLimit near -> note(Tone.WARN, Icons.WARN, OverviewWords.nearFact(near.appName()), near(near),
          go(new Place(Tab.APPS, near.id()), OverviewWords.CHANGE_LIMIT));
      case Alert.KeyRefused refused -> note(Tone.STOP, Icons.STOP, OverviewWords.refusedFact(refused.provider()),
          OverviewWords.refusedRest(When.at(refused.sinceMillis(), now)),
          go(new Place(Tab.KEYS, ""), OverviewWords.REPLACE_KEY));
      case Alert.Suspended app -> note(Tone.STOP, Icons.WARN, OverviewWords.suspendedFact(app.appName()),
          OverviewWords.SUSPENDED_REST, go(new Place(Tab.APPS, app.id()), OverviewWords.LOOK));
      case Alert.Damaged damaged -> note(
          Tone.STOP, Icons.WARN, OverviewWords.damagedFact(damaged.what()), OverviewWords.DAMAGED_REST, null);
    };
  }

  private static String near(Alert.NearLimit near) {
    return OverviewWords.nearRest(
        Money.spent(near.usedNanoUsd()), Money.set(near.limitNanoUsd()), near.per().now);
  }

  private static El note(Tone tone, String icon, String fact, String rest, Part next) {
    return Pieces.note(tone, icon, strong(fact), words(" " + rest), next);
  }

  private static El go(Place place, String words) {
    return link("#" + place.hash(), "link", words);
  }
}
