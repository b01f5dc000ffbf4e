package byok.wallet.pages.backup;

import static byok.ui.El.div;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.strong;
import static byok.ui.El.words;

import byok.ui.Button;
import byok.ui.Dialog;
import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.TitledCard;

/** The card of backups: when the last one was made, making and restoring one, and the list for a lost device. */
public final class BackupView extends TitledCard {
  private final BackupActions actions;
  private final Slot status = own(new Slot(div("empty:hidden")));
  private final Slot form = own(new Slot(""));
  private MakeForm make;
  private RestoreForm restore;

  public BackupView(BackupActions actions) {
    super(Icons.icon(Icons.DISK, "icon text-accent"), BackupWords.TITLE, BackupWords.ABOUT);
    this.actions = actions;
    fill(status, form, lost());
    close();
  }

  public void show(BackupModel model) {
    int days = Format.dayNumber(model.nowMillis()) - Format.dayNumber(model.lastMillis());
    String last = model.lastMillis() == 0 ? BackupWords.NEVER : BackupWords.last(Math.max(0, days));
    status.show(last + model.isKept(), () -> status(last, model.lastMillis() > 0, model.isKept()));
  }

  public void askMake() {
    make = new MakeForm(actions::make, this::close);
    form.set(make);
  }

  public void askRestore() {
    restore = RestoreForm.beside(actions::restore, this::close);
    form.set(restore);
  }

  public void working() {
    if (make != null) {
      make.working();
    } else if (restore != null) {
      restore.working();
    }
  }

  /** Shows why it did not work; what was typed stays. Null for nothing. */
  public void problem(String sentence) {
    if (make != null) {
      make.problem(sentence);
    } else if (restore != null) {
      restore.problem(sentence);
    }
  }

  /** Puts the form away. */
  public void close() {
    make = null;
    restore = null;
    form.set(div("flex flex-wrap gap-2",
        Button.plain(BackupWords.MAKE).icon(Icons.SAVE).onPress(actions::makeAsked),
        Button.quiet(BackupWords.RESTORE).icon(Icons.UP).onPress(actions::restoreAsked)));
  }

  /** Asks whether a backup shall take the place of the wallet. {@code holds} says what is in it. */
  public void confirm(String holds, Runnable replace) {
    Dialog.question(BackupWords.REPLACE_QUESTION, holds + " " + BackupWords.REPLACE_REST,
        Button.plain(BackupWords.KEEP), Button.stop(BackupWords.YES_REPLACE).onPress(replace)).open();
  }

  private static Part status(String last, boolean any, boolean kept) {
    String rest = kept ? BackupWords.KEPT : BackupWords.MAY_GO;
    return any || kept
        ? p("text-sm", strong(last), words(" " + rest))
        : Pieces.note(Tone.WARN, Icons.WARN, last, rest);
  }

  private El lost() {
    return div("border-t border-line pt-4 grid gap-2", heading(3, "font-semibold", BackupWords.LOST),
        p("text-sm text-ink-2", BackupWords.LOST_REST), div("flex flex-wrap gap-2",
            Button.plain(BackupWords.SAVE_PAGE).style("btn-sm").onPress(() -> actions.saveList(true)),
            Button.quiet(BackupWords.SAVE_TEXT).style("btn-sm").onPress(() -> actions.saveList(false))));
  }
}
