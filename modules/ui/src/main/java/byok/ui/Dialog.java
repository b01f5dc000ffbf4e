package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;

/**
 * Something above the page that is dealt with first. The browser keeps focus inside and gives it back; Escape closes.
 */
public final class Dialog extends Component {
  private final String id = El.newId();
  private final El element;

  private Dialog(String title, Part content, Button... buttons) {
    El row = div("flex flex-wrap gap-2 justify-end pt-1");
    for (Button button : buttons) {
      row.add(button.onPress(this::close));
    }
    element = el("dialog", "dialog").attr("aria-labelledby", id);
    element.add(div("grid gap-3", heading(2, "text-lg font-bold", title).attr("id", id), content, row));
    element.on("close", element::remove);
  }

  /** A question; {@code no} changes nothing and has the focus. Escape means no. */
  public static Dialog question(String title, String words, Button no, Button yes) {
    return new Dialog(title, p("text-ink-2", words), no, yes);
  }

  /** Something to read. */
  public static Dialog about(String title, Part content, Button close) {
    return new Dialog(title, content, close);
  }

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
