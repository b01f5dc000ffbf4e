package byok.ui;

import static byok.ui.El.el;
import static byok.ui.El.span;

import java.util.ArrayList;
import java.util.List;

/** One of a few cards, each with what it means. The first is chosen at first. */
public final class Options extends Component {
  private final String group = El.newId();
  private final List<El> inputs = new ArrayList<>();
  private final Runnable changed;
  private final El element;

  public Options(String name, Runnable changed) {
    this.changed = changed;
    element = el("fieldset", "grid gap-3 min-w-0", el("legend", "sr-only").text(name));
  }

  public void add(String icon, String title, Part badge, String meaning) {
    String id = El.newId();
    El input = el("input", "check").attr("type", "radio").attr("name", group).attr("aria-describedby", id);
    inputs.add(input.flag("checked", inputs.isEmpty()).on("change", changed));
    El head = span("flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold", Icons.icon(icon));
    element.add(el("label", "card p-4 flex gap-3.5 items-start cursor-pointer has-checked:border-accent"
        + " has-checked:bg-accent-soft has-checked:shadow-none has-focus-visible:outline-2", input,
        span("flex-1 min-w-0", head.text(title).add(badge),
            span("block mt-1 text-sm text-ink-2", meaning).attr("id", id))));
  }

  /** The place of the chosen one, from 0. */
  public int chosen() {
    int place = 0;
    while (!Dom.checked(inputs.get(place).element())) {
      place++;
    }
    return place;
  }

  @Override
  protected El element() {
    return element;
  }
}
