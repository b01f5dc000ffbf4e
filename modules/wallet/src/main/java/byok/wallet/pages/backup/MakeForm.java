package byok.wallet.pages.backup;

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
import java.util.function.Consumer;

/** Asks for the passphrase of a new backup. */
final class MakeForm extends Component {
  private static final int LEAST_LENGTH = 8;

  private final Field first =
      Field.secret(BackupWords.PASSPHRASE, "new-password").hint(BackupWords.PASSPHRASE_HINT);
  private final Field again = Field.secret(BackupWords.REPEAT, "new-password");
  private final Button save = Button.primary(BackupWords.SAVE).icon(Icons.SAVE).submits();
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Consumer<String> send;
  private final El element;

  MakeForm(Consumer<String> send, Runnable close) {
    this.send = send;
    Button cancel = Button.plain(BackupWords.CANCEL).onPress(close);
    El name = el("input", "").attr("type", "text").attr("autocomplete", "username")
        .attr("value", "BYOK backup").hidden(true);
    Form form = new Form("grid gap-3", this::sent);
    element = div("", form.add(name, first, again, outcome, div("flex flex-wrap gap-2", save, cancel)));
  }

  @Override
  protected void attached() {
    first.focus();
  }

  void working() {
    save.off(true);
    outcome.set(Pieces.working(BackupWords.MAKING));
  }

  void problem(String sentence) {
    save.off(false);
    outcome.set(Pieces.note(Tone.STOP, Icons.STOP, sentence, ""));
  }

  private void sent() {
    first.problem(first.value().length() < LEAST_LENGTH ? BackupWords.TOO_SHORT : null);
    again.problem(first.value().equals(again.value()) ? null : BackupWords.NOT_ALIKE);
    if (first.isWrong()) {
      first.focus();
    } else if (again.isWrong()) {
      again.focus();
    } else if (!save.isOff()) {
      send.accept(first.value());
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
