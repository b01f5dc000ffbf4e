package byok.wallet.pages.safety;

import byok.ui.Icons;
import byok.ui.Select;
import byok.ui.Slot;
import byok.wallet.pages.TitledCard;
import byok.wallet.pages.overview.CapLines;
import byok.wallet.pages.overview.CapUse;
import java.util.ArrayList;
import java.util.List;

/** The card of limits over all apps: what is used, and fields for one scope at a time. */
public final class CapsView extends TitledCard {
  private final CapsActions actions;
  private final Slot used = own(new Slot("empty:hidden"));
  private final Slot choice = own(new Slot("empty:hidden"));
  private final Slot form = own(new Slot(""));
  private List<CapScope> scopes = List.of();
  private Select select;
  private String chosen = "";

  public CapsView(CapsActions actions) {
    super(Icons.icon(Icons.SLIDERS, "icon text-accent"), SafetyWords.CAPS, SafetyWords.CAPS_REST);
    this.actions = actions;
    fill(used, choice, form);
  }

  /** @param all everything first, then providers */
  public void show(List<CapScope> all, List<CapUse> uses) {
    scopes = all;
    used.show(uses, () -> uses.isEmpty() ? null : CapLines.draw(uses));
    choice.show(names(), this::choose);
    draw();
  }

  private void draw() {
    CapScope scope = scopes.get(place());
    form.show(scope, () -> new CapsForm(scope, actions));
  }

  private Select choose() {
    select = new Select(SafetyWords.FOR, names(), place(), () -> {
      chosen = scopes.get(select.chosen()).id();
      draw();
    });
    return select;
  }

  private int place() {
    for (int i = 0; i < scopes.size(); i++) {
      if (scopes.get(i).id().equals(chosen)) {
        return i;
      }
    }
    return 0;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    scopes.forEach(scope -> names.add(scope.name()));
    return names;
  }
}
