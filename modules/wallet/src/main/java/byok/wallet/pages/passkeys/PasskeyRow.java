package byok.wallet.pages.passkeys;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.Dialog;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/** One passkey of the list, with what can be done to it. */
final class PasskeyRow extends Component {
  private final PasskeyItem passkey;
  private final PasskeysActions actions;
  private final Slot below = own(new Slot("empty:hidden w-full"));
  private final Button rename;
  private final El element;

  PasskeyRow(PasskeyItem passkey, long now, PasskeysActions actions) {
    this.passkey = passkey;
    this.actions = actions;
    El words = div("min-w-0 flex-1 basis-28", p("font-semibold wrap-anywhere", passkey.name()),
        p("text-sm text-ink-2", PasskeysWords.added(Format.day(passkey.addedMillis(), now))));
    if (!passkey.usable()) {
      words.add(Pieces.badge(Tone.WARN, Icons.WARN, PasskeysWords.UNKNOWN));
    }
    rename = action(PasskeysWords.RENAME, this::rename);
    El buttons = div("flex flex-wrap -mr-2.5 ml-auto", rename,
        action(PasskeysWords.REMOVE, this::askToRemove).style("is-stop"));
    element = el("li", "py-2.5", div("flex flex-wrap items-center gap-x-3 gap-y-1",
        span("text-ink-2", Icons.icon(Icons.PASSKEY, "icon size-5")), words, buttons), below);
  }

  private void rename() {
    Field name = Field.text(PasskeysWords.NAME).value(passkey.name());
    Form form = new Form("grid gap-3 pt-2", () -> {
      String called = name.value().trim();
      name.problem(called.isEmpty() || called.length() > PasskeyForm.MOST_NAME ? PasskeysWords.NAME_LENGTH : null);
      if (!name.isWrong()) {
        closeForm();
        actions.renamePasskey(passkey.id(), called);
      }
    });
    below.set(form.add(name, div("flex gap-2", Button.plain(PasskeysWords.SAVE_NAME).style("btn-sm").submits(),
        Button.plain(PasskeysWords.CANCEL).style("btn-sm").onPress(this::closeForm))));
    name.focus();
  }

  private void closeForm() {
    below.set(null);
    rename.focus();
  }

  private void askToRemove() {
    Button yes = Button.stop(PasskeysWords.remove(passkey.name())).icon(Icons.STOP)
        .onPress(() -> actions.removePasskey(passkey.id()));
    Dialog.question(PasskeysWords.removeTitle(passkey.name()), PasskeysWords.REMOVE_REST,
        Button.plain(PasskeysWords.KEEP), yes).open();
  }

  private Button action(String words, Runnable action) {
    return Button.quiet(words).style("btn-sm").key(words + "-" + passkey.id())
        .named(PasskeysWords.named(words, passkey.name())).onPress(action);
  }

  @Override
  protected El element() {
    return element;
  }
}
