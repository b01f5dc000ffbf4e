package byok.wallet.pages.safety;

import static byok.ui.El.div;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Slot;
import java.util.function.Function;

/** A button in whose place a form stands, from a press until the change is made or given up. */
public final class FormDoor extends Component {
  private final Button opener;
  private final Function<Runnable, ProvenForm> make;
  private final El row;
  private final Slot form = own(new Slot("empty:hidden"));
  private final El element;
  private ProvenForm open;
  private boolean offered = true;

  /** @param make the form, given what puts it away */
  public FormDoor(Button opener, Function<Runnable, ProvenForm> make) {
    this.opener = opener.onPress(this::open);
    this.make = make;
    row = div("", opener);
    element = div("empty:hidden", row, form);
  }

  /** Whether the button is there. */
  public void offer(boolean offered) {
    this.offered = offered;
    draw();
  }

  /** The change is being made. */
  public void working() {
    if (open != null) {
      open.working();
    }
  }

  /** Why the change was not made, in one sentence. */
  public void failed(String sentence) {
    if (open != null) {
      open.failed(sentence);
    }
  }

  /** The passphrase was not that. */
  public void wrong() {
    if (open != null) {
      open.wrong();
    }
  }

  /** Nothing is being changed any more. */
  public void close() {
    show(null);
  }

  private void open() {
    show(make.apply(this::cancel));
  }

  private void cancel() {
    close();
    opener.focus();
  }

  private void show(ProvenForm shown) {
    open = shown;
    draw();
    form.set(shown);
  }

  private void draw() {
    row.hidden(!offered || open != null);
  }

  @Override
  protected El element() {
    return element;
  }
}
