package byok.wallet.pages.backup;

import static byok.ui.El.div;
import static byok.ui.El.el;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.FileField;
import byok.ui.Form;
import byok.ui.Icons;
import byok.ui.Options;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/** Asks for a backup and its passphrase and, where there is a wallet, what shall become of it. */
public final class RestoreForm extends Component {
  private static final int MAX_BYTES = 64 << 20;
  private static final int REPLACE = 1;

  /** What to do with a chosen file. */
  public interface Chosen {
    void take(byte[] file, double size, String passphrase, boolean replace);
  }

  private final FileField file = new FileField(BackupWords.FILE, MAX_BYTES);
  private final Field passphrase = Field.secret(BackupWords.PASSPHRASE, "off");
  private final Options how;
  private final Button open = Button.primary(BackupWords.OPEN).submits();
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Chosen chosen;
  private final El element;

  private RestoreForm(Options how, Chosen chosen, Runnable close) {
    this.how = how;
    this.chosen = chosen;
    Button cancel = Button.plain(BackupWords.CANCEL).onPress(close);
    El name = el("input", "").attr("type", "text").attr("autocomplete", "username")
        .attr("value", "BYOK backup").hidden(true);
    Form form = new Form("grid gap-3", this::sent);
    element = div("", form.add(name, file, passphrase, how, outcome, div("flex flex-wrap gap-2", open, cancel)));
  }

  /** Into a wallet that is not there yet. */
  public static RestoreForm first(Chosen chosen, Runnable close) {
    return new RestoreForm(null, chosen, close);
  }

  static RestoreForm beside(Chosen chosen, Runnable close) {
    Options how = new Options(BackupWords.HOW, () -> {});
    how.add(Icons.PLUS, BackupWords.MERGE, null, BackupWords.MERGE_REST);
    how.add(Icons.REFRESH, BackupWords.REPLACE, null, BackupWords.REPLACE_REST);
    return new RestoreForm(how, chosen, close);
  }

  @Override
  protected void attached() {
    file.focus();
  }

  public void working() {
    open.off(true);
    outcome.set(Pieces.working(BackupWords.READING));
  }

  /** Shows why nothing was restored; null takes it back. */
  public void problem(String sentence) {
    open.off(false);
    outcome.set(sentence == null ? null : Pieces.note(Tone.STOP, Icons.STOP, sentence, ""));
  }

  private void sent() {
    file.problem(file.size() < 0 ? BackupWords.NO_FILE : null);
    passphrase.problem(passphrase.value().isEmpty() ? BackupWords.NO_PASSPHRASE : null);
    if (file.size() < 0) {
      file.focus();
    } else if (passphrase.isWrong()) {
      passphrase.focus();
    } else if (!open.isOff()) {
      boolean replace = how == null || how.chosen() == REPLACE;
      chosen.take(file.bytes(), file.size(), passphrase.value(), replace);
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
