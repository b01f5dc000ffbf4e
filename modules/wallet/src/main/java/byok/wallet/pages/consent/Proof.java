package byok.wallet.pages.consent;

import static byok.ui.El.div;
import static byok.ui.El.link;
import static byok.ui.El.p;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.Middle;
import byok.wallet.pages.consent.ConsentState.Locked;
import byok.wallet.pages.consent.ConsentState.Stale;

/** Asks the owner to prove who is there: by a passkey in this window, by a passphrase in a tab of the wallet only. */
final class Proof extends Component {
  private final Slot outcome = own(new Slot(div("empty:hidden w-full max-w-88 text-left").attr("aria-live", "polite")));
  private final Runnable use;
  private final Button passkey;
  private final El element;

  private Proof(String origin, El words, Button passkey, El tab, ConsentActions actions) {
    this.passkey = passkey;
    use = actions::usePasskey;
    El middle = Middle.of(Pieces.disc(Icons.LOCK), words);
    element = div("", Plates.plate(origin, p("mt-1 text-ink-2", ConsentWords.ASKS)),
        middle.add(passkey, outcome, tab, p("hint max-w-72", ConsentWords.NEVER_ASKS)));
    if (passkey != null) {
      own(passkey.icon(Icons.PASSKEY).style("w-full max-w-88 min-h-12").key("passkey").onPress(this::ask));
    }
  }

  static Proof locked(Locked locked, ConsentActions actions) {
    Button passkey = locked.byPasskey() ? Button.primary(ConsentWords.UNLOCK_BY_PASSKEY) : null;
    return new Proof(locked.origin(), Middle.said(ConsentWords.LOCKED, ConsentWords.LOCKED_REST), passkey,
        tab(locked.walletTab(), ConsentWords.UNLOCK_IN_TAB, locked.byPasskey()), actions);
  }

  static Proof stale(Stale stale, ConsentActions actions) {
    Button passkey = stale.byPasskey() ? Button.primary(ConsentWords.CONFIRM_BY_PASSKEY) : null;
    return new Proof(stale.origin(), Middle.said(ConsentWords.STALE, ConsentWords.STALE_REST), passkey,
        tab(stale.walletTab(), ConsentWords.CONFIRM_IN_TAB, stale.byPasskey()), actions);
  }

  /** Says why the passkey did not do. */
  void failed(String sentence) {
    if (passkey != null) {
      passkey.off(false);
      outcome.set(Pieces.note(Tone.WARN, Icons.WARN, El.words(sentence)));
    }
  }

  private void ask() {
    passkey.off(true);
    outcome.set(Pieces.working(ConsentWords.ASKING_PASSKEY));
    use.run();
  }

  private static El tab(String address, String words, boolean second) {
    String look = second
        ? "link text-sm inline-flex items-center gap-1.5"
        : "btn btn-primary w-full max-w-88 min-h-12 whitespace-normal!";
    return link(address, look, words).newTab().add(Icons.icon(Icons.ELSEWHERE));
  }

  @Override
  protected El element() {
    return element;
  }
}
