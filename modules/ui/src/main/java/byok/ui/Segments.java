package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;

import java.util.ArrayList;
import java.util.List;

/** One of a few, all in sight. */
public final class Segments extends Component {
  private final String group = El.newId();
  private final List<El> inputs = new ArrayList<>();
  private final El element;

  public Segments(String name, List<String> labels, int chosen, Runnable changed) {
    element = div("segments").attr("role", "radiogroup").attr("aria-label", name);
    for (String label : labels) {
      El input = el("input", "").attr("type", "radio").attr("name", group).key("segment-" + label);
      input.on("change", changed);
      inputs.add(input);
      element.add(el("label", "", input).text(label));
    }
    Dom.setChecked(inputs.get(chosen).element(), true);
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
