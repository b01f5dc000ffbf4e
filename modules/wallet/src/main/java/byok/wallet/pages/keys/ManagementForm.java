package byok.wallet.pages.keys;

import static byok.ui.El.div;
import static byok.ui.El.link;
import static byok.ui.El.p;
import static byok.ui.El.words;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Slot;
import java.util.function.Consumer;

/** Takes a management key. */
final class ManagementForm extends Component {
  private final Field secret = Field.secret(KeyWords.MANAGEMENT, "off");
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Button save = Button.primary(KeyWords.SAVE_MANAGEMENT).style("btn-sm").submits();
  private final Consumer<String> send;
  private final El element;

  /** @param page where the provider makes management keys */
  ManagementForm(String provider, String page, Consumer<String> send, Runnable close) {
    this.send = send;
    Button cancel = Button.plain(KeyWords.CANCEL).style("btn-sm").onPress(close);
    Form form = new Form("grid gap-3 border-t border-line pt-3 mt-3", this::sent);
    element = div("", form.add(secret, where(provider, page), outcome, div("flex gap-2", save, cancel)));
  }

  static El where(String provider, String page) {
    return p("hint", words(KeyWords.managementHint(provider) + " "),
        link(page, "link", KeyWords.whereToGet(provider)).newTab());
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
