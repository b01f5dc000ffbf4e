package byok.wallet.pages.passkeys;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.passkeys.PasskeysModel.State;

/** The passkeys that open the wallet, and adding one where the browser can. */
public final class PasskeysView extends Component {
  private final PasskeysActions actions;
  private final Slot list = own(new Slot("empty:hidden"));
  private final Slot why = own(new Slot("empty:hidden"));
  private final Slot form = own(new Slot("empty:hidden"));
  private final Button add =
      Button.plain(PasskeysWords.ADD).icon(Icons.PASSKEY).key("add-passkey").onPress(this::begin);
  private final El row = div("", add);
  private final El element;
  private PasskeysModel model;
  private PasskeyForm open;

  public PasskeysView(PasskeysActions actions) {
    this.actions = actions;
    element = el("section", "card p-5 grid gap-4 content-start", heading(2, "text-lg", PasskeysWords.TITLE),
        p("", PasskeysWords.ABOUT), list, why, row, form);
  }

  public void show(PasskeysModel shown) {
    model = shown;
    why.show(shown.state(), () -> why(shown.state()));
    list.show(shown.passkeys(), this::list);
    row.hidden(shown.state() != State.OFFERED || open != null);
  }

  /** The passkey is being made. */
  public void working() {
    if (open != null) {
      open.working();
    }
  }

  /** Why it was not made, in one sentence. */
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

  /** Nothing is being added any more. */
  public void close() {
    open = null;
    form.set(null);
    row.hidden(false);
  }

  private void begin() {
    String proposed = model.passkeys().isEmpty() ? PasskeysWords.FIRST_NAME : "";
    open = new PasskeyForm(proposed, actions::addPasskey, this::cancel);
    row.hidden(true);
    form.set(open);
  }

  private void cancel() {
    close();
    add.focus();
  }

  private static Part why(State state) {
    String sentence = PasskeysWords.why(state);
    return sentence == null ? null : Pieces.note(Tone.PLAIN, Icons.INFO, El.words(sentence));
  }

  private Part list() {
    return model.passkeys().isEmpty() ? null : new Rows();
  }

  private final class Rows extends Component {
    private final El rows = el("ul", "grid divide-y divide-line border-y border-line");

    Rows() {
      model.passkeys().forEach(each -> rows.add(own(new PasskeyRow(each, model.now(), actions))));
    }

    @Override
    protected El element() {
      return rows;
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
