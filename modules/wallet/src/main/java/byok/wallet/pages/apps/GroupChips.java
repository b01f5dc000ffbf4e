package byok.wallet.pages.apps;

import static byok.ui.El.div;

import byok.ui.Chip;
import byok.ui.Component;
import byok.ui.El;
import byok.wallet.pages.apps.AppStatus.Group;
import java.util.ArrayList;
import java.util.List;

/** Chooses which apps are listed; each choice says how many there are. */
final class GroupChips extends Component {
  private final List<Chip> chips = new ArrayList<>();
  private final El element = div("flex gap-1.5 flex-wrap");
  private final Runnable changed;
  private Group chosen = Group.ALLOWED;

  GroupChips(Runnable changed) {
    this.changed = changed;
    for (Group group : Group.values()) {
      Chip chip = new Chip(AppsWords.group(group, 0), group == chosen, () -> choose(group));
      chips.add(chip);
      element.add(chip);
    }
  }

  Group chosen() {
    return chosen;
  }

  /** Counts {@code apps} into the chips and returns how many are allowed. */
  int count(List<AppItem> apps) {
    int[] counts = new int[chips.size()];
    for (AppItem app : apps) {
      counts[app.status().group.ordinal()]++;
    }
    for (Group group : Group.values()) {
      chips.get(group.ordinal()).label(AppsWords.group(group, counts[group.ordinal()]));
    }
    return counts[Group.ALLOWED.ordinal()];
  }

  private void choose(Group group) {
    chosen = group;
    for (Group each : Group.values()) {
      chips.get(each.ordinal()).set(each == group);
    }
    changed.run();
  }

  @Override
  protected El element() {
    return element;
  }
}
