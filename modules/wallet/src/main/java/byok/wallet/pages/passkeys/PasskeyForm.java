package byok.wallet.pages.passkeys;

import static byok.ui.El.div;

import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.wallet.pages.safety.ProvenForm;
import java.util.function.BiConsumer;

/** Takes the name of a new passkey, and the passphrase that allows it. */
final class PasskeyForm extends ProvenForm {
  static final int MOST_NAME = 40;

  private final Field name = Field.text(PasskeysWords.NAME).hint(PasskeysWords.NAME_HINT);
  private final Field passphrase = Field.secret(PasskeysWords.PASSPHRASE, "current-password");
  private final BiConsumer<String, String> send;
  private final El element;

  PasskeyForm(String proposedName, BiConsumer<String, String> send, Runnable close) {
    super(PasskeysWords.MAKE, PasskeysWords.WORKING, PasskeysWords.CANCEL, close);
    this.send = send;
    name.value(proposedName);
    element = div("", new Form("grid gap-3.5 border-t border-line pt-4", this::sent).add(
        name(), passphrase, name, foot()));
  }

  @Override
  protected void attached() {
    passphrase.focus();
  }

  @Override
  protected void askAgain() {
    passphrase.value("").problem(PasskeysWords.WRONG).focus();
  }

  private void sent() {
    String called = name.value().trim();
    passphrase.problem(passphrase.value().isEmpty() ? PasskeysWords.NO_PASSPHRASE : null);
    name.problem(called.isEmpty() || called.length() > MOST_NAME ? PasskeysWords.NAME_LENGTH : null);
    if (passphrase.isWrong()) {
      passphrase.focus();
    } else if (name.isWrong()) {
      name.focus();
    } else if (!isBusy()) {
      send.accept(passphrase.value(), called);
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
