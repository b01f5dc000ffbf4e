package byok.wallet.pages.passkeys;

import static byok.ui.El.el;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.TitledCard;
import byok.wallet.pages.passkeys.PasskeysModel.State;
import byok.wallet.pages.safety.FormDoor;
import byok.wallet.pages.safety.ProvenForm;

/** The passkeys that open the wallet, and adding one where the browser can. */
public final class PasskeysView extends TitledCard {
  private final PasskeysActions actions;
  private final Slot list = own(new Slot("empty:hidden"));
  private final Slot why = own(new Slot("empty:hidden"));
  private final FormDoor door = own(
      new FormDoor(Button.plain(PasskeysWords.ADD).icon(Icons.PASSKEY).key("add-passkey"), this::form));
  private PasskeysModel model;

  public PasskeysView(PasskeysActions actions) {
    super(Icons.icon(Icons.PASSKEY, "icon text-accent"), PasskeysWords.TITLE, PasskeysWords.ABOUT);
    this.actions = actions;
    fill(list, why, door);
  }

  public void show(PasskeysModel shown) {
    model = shown;
    why.show(shown.state(), () -> why(shown.state()));
    list.show(shown.passkeys(), this::list);
    door.offer(shown.state() == State.OFFERED);
  }

  /** Where the form stands that adds one. */
  public FormDoor door() {
    return door;
  }

  private ProvenForm form(Runnable close) {
    String proposed = model.passkeys().isEmpty() ? PasskeysWords.FIRST_NAME : "";
    return new PasskeyForm(proposed, actions::addPasskey, close);
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
}
