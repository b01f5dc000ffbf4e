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
  private final El title;
  private final El row = div("flex flex-wrap gap-2 justify-end items-center pt-1");
  private final El element;

  private Dialog(String words, Part content, Button... buttons) {
    title = heading(2, "text-lg font-bold outline-none", words).attr("id", id);
    for (Button button : buttons) {
      row.add(button.onPress(this::close));
    }
    element = el("dialog", "dialog").attr("aria-labelledby", id);
    element.add(div("grid gap-3", title, content, row));
    element.on("close", element::remove);
  }

  /** A question; {@code no} changes nothing and has the focus. Escape means no. */
  public static Dialog question(String title, String words, Button no, Button yes) {
    return new Dialog(title, p("text-ink-2", words), no, yes);
  }

  /** Something to read, from its title on. */
  public static Dialog about(String title, Part content, Button close) {
    Dialog dialog = new Dialog(title, content, close);
    dialog.title.attr("tabindex", "-1").flag("autofocus", true);
    return dialog;
  }

  /** Puts what else can be done before the other buttons. */
  public Dialog beside(Button more) {
    row.before(more.onPress(this::close));
    return this;
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
