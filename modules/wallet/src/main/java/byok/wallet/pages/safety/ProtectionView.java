package byok.wallet.pages.safety;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.TitledCard;

/** What protects the wallet while it is closed, what a stolen disk yields, and what changes that. */
public final class ProtectionView extends TitledCard {
  private final ProtectionActions actions;
  private final Slot badge = own(new Slot(""));
  private final Slot truth = own(new Slot("grid gap-3"));
  private final Slot time = own(new Slot("empty:hidden"));
  private final Button change = Button.plain("").icon(Icons.PHRASE).key("change-passphrase");
  private final FormDoor door = own(new FormDoor(change, this::form));
  private ProtectionModel model;

  public ProtectionView(ProtectionActions actions) {
    super(Icons.icon(Icons.SHIELD, "icon text-accent"), ProtectionWords.TITLE, "");
    this.actions = actions;
    beside(badge);
    fill(truth, door, time);
  }

  public void show(ProtectionModel shown) {
    model = shown;
    badge.show(shown.byDevice(), () -> badge(shown.byDevice()));
    truth.show(shown.byDevice(), () -> shown.byDevice() ? ofDevice() : ofPassphrase());
    time.show(shown, () -> shown.byDevice() ? null : new LockTime(shown.lockAfterMillis(), actions::lockAfter));
    change.label(shown.byDevice() ? ProtectionWords.PROTECT : ProtectionWords.CHANGE).main(shown.byDevice());
  }

  /** Where the form stands that changes the passphrase. */
  public FormDoor door() {
    return door;
  }

  private ProvenForm form(Runnable close) {
    return model.byDevice()
        ? PassphraseForm.first(actions::protect, close)
        : PassphraseForm.change(actions::changePassphrase, close);
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
}
