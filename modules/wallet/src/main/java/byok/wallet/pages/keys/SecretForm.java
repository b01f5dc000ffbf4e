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
import byok.ui.Part;
import byok.ui.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes one secret for a key that is there: a new key in place of the old one, or a management key. */
final class SecretForm extends Component {
  private final Field secret;
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Button save;
  private final Consumer<String> send;
  private final El element;
  private boolean checking;

  private SecretForm(String label, List<El> below, String saving, Consumer<String> send, Runnable close) {
    this.send = send;
    secret = Field.secret(label, "off");
    save = Button.primary(saving).style("btn-sm").submits();
    Button cancel = Button.plain(KeyWords.CANCEL).style("btn-sm").onPress(close);
    List<Part> parts = new ArrayList<>();
    parts.add(secret);
    parts.addAll(below);
    parts.add(outcome);
    parts.add(div("flex gap-2", save, cancel));
    Form form = new Form("grid gap-3 border-t border-line pt-3 mt-3", this::sent);
    element = div("", form.add(parts.toArray(new Part[0])));
  }

  static SecretForm replacing(Consumer<String> send, Runnable close) {
    return new SecretForm(KeyWords.NEW_KEY, List.of(), KeyWords.SAVE_NEW, send, close);
  }

  /** @param page where the provider makes management keys */
  static SecretForm managing(String provider, String page, Consumer<String> send, Runnable close) {
    List<El> where = List.of(where(provider, page));
    return new SecretForm(KeyWords.MANAGEMENT, where, KeyWords.SAVE_MANAGEMENT, send, close);
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
    checking = check.isRunning();
    save.off(checking);
    secret.off(checking);
    outcome.show(check, () -> KeyForm.draw(check));
  }

  /** Whether what was sent is neither saved nor refused yet. */
  boolean isRunning() {
    return checking;
  }

  private void sent() {
    if (secret.value().isBlank()) {
      secret.problem(KeyWords.NO_KEY).focus();
    } else if (!save.isOff()) {
      secret.problem(null);
      checking = true;
      send.accept(secret.value().trim());
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
