package byok.wallet.pages.safety;

import static byok.ui.El.div;
import static byok.ui.El.el;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/** A form that takes the passphrase with a change of what protects the wallet. It stays until that is made. */
public abstract class ProvenForm extends Component {
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Button send;
  private final Button cancel;
  private final String working;

  /** @param working what is said while the change is made */
  protected ProvenForm(String send, String working, String cancel, Runnable close) {
    this.send = Button.primary(send).submits();
    this.working = working;
    this.cancel = Button.plain(cancel).onPress(close);
  }

  /** How it goes, and the buttons. */
  protected final Part foot() {
    return div("grid gap-3.5", outcome, div("flex flex-wrap gap-2", send, cancel));
  }

  /** Password keepers want a name beside a passphrase. */
  protected static El name() {
    return el("input", "").attr("type", "text").attr("autocomplete", "username").attr("value", "BYOK wallet")
        .attr("aria-hidden", "true").attr("tabindex", "-1").hidden(true);
  }

  protected final boolean isBusy() {
    return send.isOff();
  }

  final void working() {
    busy(true);
    outcome.set(Pieces.working(working));
  }

  final void failed(String sentence) {
    busy(false);
    outcome.set(Pieces.note(Tone.STOP, Icons.STOP, sentence, ""));
  }

  final void wrong() {
    busy(false);
    outcome.set(null);
    askAgain();
  }

  private void busy(boolean busy) {
    send.off(busy);
    cancel.off(busy);
  }

  /** The passphrase was not that. */
  protected abstract void askAgain();
}
