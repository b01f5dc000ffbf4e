package byok.wallet.pages.sign;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import java.util.function.Consumer;

/** The card of the owner's sign, on the page of safety and at the end of the first run. */
public final class SignView extends Component {
  private final SignForm form;
  private final El element;

  private SignView(String title, Consumer<SignModel> send, SignModel now) {
    form = own(new SignForm(send, now));
    El heading = heading(2, "text-lg flex items-center gap-2", "").add(Icons.icon(Icons.EYE, "icon text-accent"));
    element = el("section", "card p-5 grid gap-4",
        div("", heading.text(title), p("text-ink-2 mt-1", SignWords.ABOUT)), form);
  }

  /** The card that changes it. */
  public static SignView card(Consumer<SignModel> send, SignModel now) {
    return new SignView(SignWords.TITLE, send, now);
  }

  /** The card that proposes one. */
  public static SignView first(Consumer<SignModel> send, SignModel now) {
    return new SignView(SignWords.FIRST_TITLE, send, now);
  }

  /** Says that it was stored, or why not. */
  public void show(String problem) {
    form.show(problem);
  }

  @Override
  protected El element() {
    return element;
  }
}
