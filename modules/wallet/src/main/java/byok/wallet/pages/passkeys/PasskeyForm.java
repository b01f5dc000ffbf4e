package byok.wallet.pages.passkeys;

import static byok.ui.El.div;
import static byok.ui.El.el;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import java.util.function.BiConsumer;

/** Takes the name of a new passkey, and the passphrase that allows it. */
final class PasskeyForm extends Component {
  static final int MOST_NAME = 40;

  private final Field name = Field.text(PasskeysWords.NAME).hint(PasskeysWords.NAME_HINT);
  private final Field passphrase = Field.secret(PasskeysWords.PASSPHRASE, "current-password");
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Button make = Button.primary(PasskeysWords.MAKE).submits();
  private final Button cancel;
  private final BiConsumer<String, String> send;
  private final El element;

  PasskeyForm(String proposedName, BiConsumer<String, String> send, Runnable close) {
    this.send = send;
    cancel = Button.plain(PasskeysWords.CANCEL).onPress(close);
    name.value(proposedName);
    element = div("", new Form("grid gap-3.5 border-t border-line pt-4", this::sent).add(
        user(), passphrase, name, outcome, div("flex flex-wrap gap-2", make, cancel)));
  }

  @Override
  protected void attached() {
    passphrase.focus();
  }

  void working() {
    make.off(true);
    cancel.off(true);
    outcome.set(Pieces.working(PasskeysWords.WORKING));
  }

  void failed(String sentence) {
    ready();
    outcome.set(Pieces.note(Tone.STOP, Icons.STOP, sentence, ""));
  }

  void wrong() {
    ready();
    passphrase.value("").problem(PasskeysWords.WRONG).focus();
  }

  private void ready() {
    make.off(false);
    cancel.off(false);
    outcome.set(null);
  }

  private void sent() {
    String called = name.value().trim();
    passphrase.problem(passphrase.value().isEmpty() ? PasskeysWords.NO_PASSPHRASE : null);
    name.problem(called.isEmpty() || called.length() > MOST_NAME ? PasskeysWords.NAME_LENGTH : null);
    if (passphrase.isWrong()) {
      passphrase.focus();
    } else if (name.isWrong()) {
      name.focus();
    } else if (!make.isOff()) {
      send.accept(passphrase.value(), called);
    }
  }

  /** Password keepers want a name beside a passphrase. */
  private static El user() {
    return el("input", "").attr("type", "text").attr("autocomplete", "username").attr("value", "BYOK wallet")
        .attr("aria-hidden", "true").attr("tabindex", "-1").hidden(true);
  }

  @Override
  protected El element() {
    return element;
  }
}
