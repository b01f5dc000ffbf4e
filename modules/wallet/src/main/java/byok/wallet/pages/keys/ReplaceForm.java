package byok.wallet.pages.keys;

import static byok.ui.El.div;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Slot;
import java.util.function.Consumer;

/** Takes a new key in place of an old one. */
final class ReplaceForm extends Component {
  private final Field secret = Field.secret(KeyWords.NEW_KEY, "off");
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Button save = Button.primary(KeyWords.SAVE_NEW).style("btn-sm").submits();
  private final Button cancel;
  private final Consumer<String> send;
  private final El element;

  ReplaceForm(Consumer<String> send, Runnable close) {
    this.send = send;
    cancel = Button.plain(KeyWords.CANCEL).style("btn-sm").onPress(close);
    Form form = new Form("grid gap-3 border-t border-line pt-3 mt-3", this::sent);
    element = div("", form.add(secret, outcome, div("flex gap-2", save, cancel)));
  }

  @Override
  protected void attached() {
    secret.focus();
  }

  void show(KeyCheck check) {
    boolean checking = check.isRunning();
    save.off(checking);
    secret.off(checking);
    outcome.show(check, () -> KeyForm.draw(check));
  }

  private void sent() {
    if (secret.value().isBlank()) {
      secret.problem(KeyWords.NO_KEY).focus();
    } else if (!save.isOff()) {
      secret.problem(null);
      send.accept(secret.value().trim());
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
