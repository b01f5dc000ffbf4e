package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;

/** A question that must be answered first. The browser keeps focus inside and gives it back; Escape means no. */
public final class Dialog extends Component {
  private final String id = El.newId();
  private final El element;

  public Dialog(String title, String words, Button no, Button yes) {
    El answers = div("flex flex-wrap gap-2 justify-end", no.onPress(this::close), yes.onPress(this::close));
    element = el("dialog", "dialog")
        .attr("aria-labelledby", id)
        .attr("aria-describedby", id + "-w")
        .add(div("grid gap-3", heading(2, "text-lg font-bold", title).attr("id", id),
            p("text-ink-2", words).attr("id", id + "-w"), answers));
    element.on("close", () -> element.element().getParentNode().removeChild(element.element()));
  }

  /** Opens above the page; the answer that changes nothing has the focus. */
  public void open() {
    Page.body().add(this);
    Dom.showModal(element.element());
  }

  private void close() {
    Dom.close(element.element());
  }

  @Override
  protected El element() {
    return element;
  }
}
