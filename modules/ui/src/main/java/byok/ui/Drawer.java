package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;

/** Details beside a list in a wide window, and over it in a narrow one. Escape closes. */
public final class Drawer extends Component {
  private final El heading;
  private final El place;

  public Drawer(Part title, String about, String closeName, Runnable close, Part content) {
    String id = El.newId();
    heading = el("h2", "outline-none", title).attr("id", id).attr("tabindex", "-1");
    Button shut = Button.quiet("").style("btn-sm").icon(Icons.CLOSE).named(closeName).onPress(close);
    El head = div("flex items-start gap-3 p-4 border-b border-line",
        div("min-w-0 flex-1", heading, p("text-sm text-ink-2 wrap-anywhere", about)), shut);
    place = el("aside", "drawer card shadow-raised", head, content).attr("aria-labelledby", id);
    Dom.onEscape(place.element(), () -> new Thread(close).start());
  }

  public void focus() {
    heading.focus();
  }

  /** The element, for a component that is a drawer. */
  public El place() {
    return place;
  }

  @Override
  protected El element() {
    return place;
  }
}
