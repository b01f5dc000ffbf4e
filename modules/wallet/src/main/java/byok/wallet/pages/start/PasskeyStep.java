package byok.wallet.pages.start;

import static byok.ui.El.div;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/** Offers a passkey beside the passphrase. */
final class PasskeyStep extends Component {
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Button add = Button.primary(FirstRunWords.ADD_PASSKEY).icon(Icons.PASSKEY);
  private final Button skip = Button.plain(FirstRunWords.NO_PASSKEY).leadsOn(Icons.ARROW);
  private final El element;

  PasskeyStep(FirstRunActions actions) {
    add.onPress(actions::addPasskey);
    skip.onPress(actions::skipPasskey);
    element = div("grid gap-5", outcome, div("flex flex-wrap gap-2", add, skip));
  }

  /** Shows why the last try failed; null for nothing. */
  void problem(String sentence) {
    off(false);
    outcome.set(sentence == null ? null : Pieces.note(Tone.WARN, Icons.WARN, El.words(sentence)));
  }

  void working() {
    off(true);
    outcome.set(Pieces.working(FirstRunWords.ADDING_PASSKEY));
  }

  private void off(boolean off) {
    add.off(off);
    skip.off(off);
  }

  @Override
  protected El element() {
    return element;
  }
}
