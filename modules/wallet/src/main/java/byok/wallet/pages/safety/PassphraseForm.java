package byok.wallet.pages.safety;

import static byok.ui.El.div;
import static byok.ui.El.span;

import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Tone;
import byok.wallet.pages.start.Strength;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Takes a passphrase that is to protect the wallet, after the one that does now. */
final class PassphraseForm extends ProvenForm {
  private final Field current = Field.secret(ProtectionWords.CURRENT, "current-password");
  private final Field next;
  private final Field again = Field.secret(ProtectionWords.AGAIN, "new-password");
  private final El strength = span("").attr("role", "status");
  private final boolean asksCurrent;
  private final BiConsumer<String, String> send;
  private final El element;

  private PassphraseForm(boolean asksCurrent, BiConsumer<String, String> send, Runnable close) {
    super(
        asksCurrent ? ProtectionWords.SAVE : ProtectionWords.PROTECT_NOW,
        asksCurrent ? ProtectionWords.CHANGING : ProtectionWords.PROTECTING, ProtectionWords.CANCEL, close);
    this.asksCurrent = asksCurrent;
    this.send = send;
    next = Field.secret(asksCurrent ? ProtectionWords.NEW : ProtectionWords.PASSPHRASE_FIELD, "new-password")
        .onInput(this::typed);
    Form form = new Form("grid gap-3.5 border-t border-line pt-4", this::sent);
    String note = asksCurrent ? ProtectionWords.CHANGE_NOTE : ProtectionWords.PROTECT_NOTE;
    form.add(name(), asksCurrent ? current : null, div("grid gap-1.5", next, strength), again);
    element = div("", form.add(Pieces.note(Tone.PLAIN, Icons.INFO, El.words(note)), foot()));
  }

  /** For a wallet that had none. */
  static PassphraseForm first(Consumer<String> send, Runnable close) {
    return new PassphraseForm(false, (none, next) -> send.accept(next), close);
  }

  static PassphraseForm change(BiConsumer<String, String> send, Runnable close) {
    return new PassphraseForm(true, send, close);
  }

  @Override
  protected void attached() {
    (asksCurrent ? current : next).focus();
  }

  @Override
  protected void askAgain() {
    current.value("").problem(ProtectionWords.WRONG).focus();
  }

  private void sent() {
    if (!isBusy() && check()) {
      send.accept(current.value(), next.value());
    }
  }

  private boolean check() {
    current.problem(asksCurrent && current.value().isEmpty() ? ProtectionWords.NO_CURRENT : null);
    next.problem(Strength.of(next.value()) == Strength.SHORT ? ProtectionWords.TOO_SHORT : null);
    again.problem(next.value().equals(again.value()) ? null : ProtectionWords.NOT_ALIKE);
    for (Field field : new Field[] {current, next, again}) {
      if (field.isWrong()) {
        field.focus();
        return false;
      }
    }
    return true;
  }

  private void typed() {
    Strength sense = Strength.of(next.value());
    next.problem(null);
    String icon = sense.tone == Tone.OK ? Icons.DONE : sense.tone == Tone.WARN ? Icons.WARN : Icons.INFO;
    strength.content(next.value().isEmpty() ? null : Pieces.badge(sense.tone, icon, sense.words));
  }

  @Override
  protected El element() {
    return element;
  }
}
