package byok.wallet.pages.safety;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/** What protects the wallet while it is closed, what a stolen disk yields, and what changes that. */
public final class ProtectionView extends Component {
  private final ProtectionActions actions;
  private final Slot badge = own(new Slot(""));
  private final Slot truth = own(new Slot("grid gap-3"));
  private final Slot form = own(new Slot("empty:hidden"));
  private final Slot time = own(new Slot("empty:hidden"));
  private final Button change;
  private final El row;
  private final El element;
  private ProtectionModel model;
  private PassphraseForm open;

  public ProtectionView(ProtectionActions actions) {
    this.actions = actions;
    change = Button.plain("").icon(Icons.PHRASE).key("change-passphrase").onPress(this::begin);
    row = div("", change);
    El head = div("flex flex-wrap items-center gap-x-3 gap-y-2", heading(2, "text-lg mr-auto", ProtectionWords.TITLE));
    element = el("section", "card p-5 grid gap-4 content-start", head.add(badge), truth, row, form, time);
  }

  public void show(ProtectionModel shown) {
    model = shown;
    badge.show(shown.byDevice(), () -> badge(shown.byDevice()));
    truth.show(shown.byDevice(), () -> shown.byDevice() ? ofDevice() : ofPassphrase());
    time.show(shown, () -> shown.byDevice() ? null : new LockTime(shown.lockAfterMillis(), actions::lockAfter));
    change.label(shown.byDevice() ? ProtectionWords.PROTECT : ProtectionWords.CHANGE).main(shown.byDevice());
  }

  /** The change is being made. */
  public void working() {
    if (open != null) {
      open.working();
    }
  }

  /** Why the change was not made, in one sentence. */
  public void failed(String sentence) {
    if (open != null) {
      open.failed(sentence);
    }
  }

  /** The current passphrase was not that. */
  public void wrong() {
    if (open != null) {
      open.wrong();
    }
  }

  /** Nothing is being changed any more. */
  public void close() {
    open = null;
    form.set(null);
    row.hidden(false);
  }

  private void begin() {
    open = model.byDevice()
        ? PassphraseForm.first(actions::protect, this::cancel)
        : PassphraseForm.change(actions::changePassphrase, this::cancel);
    row.hidden(true);
    form.set(open);
  }

  private void cancel() {
    close();
    change.focus();
  }

  private static Part badge(boolean byDevice) {
    return byDevice
        ? Pieces.badge(Tone.WARN, Icons.WARN, ProtectionWords.READABLE)
        : Pieces.badge(Tone.OK, Icons.SHIELD, ProtectionWords.AT_REST);
  }

  private static Part ofPassphrase() {
    return div("grid gap-3", p("", ProtectionWords.PASSPHRASE), el("dl", "grid gap-x-4 gap-y-2 text-sm",
        stolen(ProtectionWords.PASSPHRASE_STOLEN), fact(ProtectionWords.BUT, ProtectionWords.SESSIONS)));
  }

  private static Part ofDevice() {
    return div("grid gap-3", p("", ProtectionWords.DEVICE),
        el("dl", "grid gap-x-4 gap-y-2 text-sm", stolen(ProtectionWords.DEVICE_STOLEN)));
  }

  private static El stolen(String yields) {
    return fact(ProtectionWords.STOLEN, yields);
  }

  private static El fact(String term, String words) {
    return div("", el("dt", "font-semibold").text(term), el("dd", "text-ink-2").text(words));
  }

  @Override
  protected El element() {
    return element;
  }
}
