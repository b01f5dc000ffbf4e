package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.span;

import java.util.List;

/** One of several, behind the browser's own list. */
public final class Select extends Component {
  private final String id = El.newId();
  private final El select = el("select", "field").attr("id", id);
  private final El element;

  public Select(String label, List<String> options, int chosen, Runnable changed) {
    El name = el("label", "label").text(label).attr("for", id);
    for (int i = 0; i < options.size(); i++) {
      select.add(el("option", "").attr("value", i).flag("selected", i == chosen).text(options.get(i)));
    }
    select.key("select-" + label).on("change", changed);
    element = div("min-w-0", name, span("select", select, Icons.icon(Icons.DOWN)));
  }

  public int chosen() {
    return Integer.parseInt(Dom.value(select.element()));
  }

  public Select choose(int place) {
    Dom.setValue(select.element(), String.valueOf(place));
    return this;
  }

  public void focus() {
    select.focus();
  }

  @Override
  protected El element() {
    return element;
  }
}
