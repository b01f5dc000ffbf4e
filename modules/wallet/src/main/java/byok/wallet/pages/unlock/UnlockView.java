package byok.wallet.pages.unlock;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Icons;
import byok.ui.OriginPlate;
import byok.ui.Page;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.ui.Undo;
import byok.wallet.pages.PauseButton;
import byok.wallet.pages.erase.EraseForm;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.sign.SignPlate;
import byok.wallet.pages.unlock.UnlockState.Asking;
import byok.wallet.pages.unlock.UnlockState.Failed;
import byok.wallet.pages.unlock.UnlockState.Trying;
import byok.wallet.pages.unlock.UnlockState.Waiting;
import byok.wallet.pages.unlock.UnlockState.Wrong;

/** Asks for the passphrase or a passkey, in a tab that the owner opened. */
public final class UnlockView extends Component {
  private final UnlockActions actions;
  private final PauseButton pause;
  private final Field passphrase = Field.secret(UnlockWords.PASSPHRASE, "current-password");
  private final Button unlock = Button.primary(UnlockWords.UNLOCK).style("w-full").submits();
  private final Button passkey =
      Button.plain(UnlockWords.BY_PASSKEY).icon(Icons.PASSKEY).style("w-full").key("passkey");
  private final Slot keyOutcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final El byPasskey = div("grid gap-3.5 border-t border-line pt-4", passkey, keyOutcome).hidden(true);
  private final Slot sign = own(new Slot("empty:hidden min-w-0 flex"));
  private final Slot head = own(new Slot(""));
  private final Slot reason = own(new Slot("empty:hidden"));
  private final Slot coming = own(new Slot("empty:hidden"));
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final El element;
  private Undo stopWaiting = Undo.NOTHING;
  private String action = UnlockWords.UNLOCK;

  public UnlockView(UnlockActions actions) {
    this.actions = actions;
    pause = own(new PauseButton(actions::pauseAll));
    El card = div("card p-5 grid gap-4 w-full max-w-[25rem]",
        div("flex items-center gap-2.5", Icons.mark("size-7 flex-none"),
            span("font-bold text-lg mr-auto", UnlockWords.WALLET), pause),
        sign, head,
        reason, coming, new Form("grid gap-3.5", this::sent).add(name(), passphrase, outcome, unlock), byPasskey,
        Pieces.more(UnlockWords.LOST, p("hint mb-3", UnlockWords.FORGOTTEN), own(new EraseForm(actions::erase))));
    element = el("main", "min-h-dvh grid place-items-center content-center p-4", card);
    passkey.onPress(this::usePasskey);
    head.show(false, () -> head(false));
    onDetach(() -> stopWaiting.undo());
  }

  @Override
  protected void attached() {
    Page.title(UnlockWords.TITLE);
    passphrase.focus();
  }

  /** Shows what the owner recognises the wallet by, before anything is typed. */
  public void show(SignModel owners) {
    sign.show(owners, () -> SignPlate.draw(owners));
  }

  /** Says that a key is fetched from a provider next; null for none. */
  public void fetches(String provider) {
    coming.set(provider == null ? null
        : Pieces.note(Tone.LIVE, Icons.KEY, UnlockWords.comingFrom(provider), UnlockWords.COMING_REST));
  }

  /** The owner's stop for every app. */
  public PauseButton pause() {
    return pause;
  }

  /** Offers a passkey beside the passphrase. @param open whether the wallet is open and only wants a proof */
  public void offerPasskey(boolean open) {
    passkey.label(open ? UnlockWords.CONFIRM_BY_PASSKEY : UnlockWords.BY_PASSKEY);
    byPasskey.hidden(false);
  }

  /** Says why the passkey did not do. */
  public void passkeyFailed(String sentence) {
    passkey.off(false);
    keyOutcome.set(Pieces.note(Tone.WARN, Icons.WARN, El.words(sentence)));
  }

  private void usePasskey() {
    passkey.off(true);
    keyOutcome.set(Pieces.working(UnlockWords.ASKING_PASSKEY));
    actions.usePasskey();
  }

  public void show(UnlockState state) {
    stopWaiting.undo();
    unlock.off(state instanceof Trying).label(action);
    switch (state) {
      case Asking asking -> ask(asking);
      case Trying trying -> outcome.set(Pieces.working(UnlockWords.TRYING));
      case Wrong wrong -> wrong(wrong.waitSeconds());
      case Waiting waiting -> wait(waiting.waitSeconds());
      case Failed failed -> outcome.set(Pieces.note(Tone.STOP, Icons.STOP, failed.sentence(), ""));
    }
  }

  private void wrong(int waitSeconds) {
    passphrase.value("").problem(UnlockWords.WRONG).focus();
    wait(waitSeconds);
  }

  /** Says when the next try is possible, each second anew. */
  private void wait(int seconds) {
    outcome.set(seconds > 0
        ? Pieces.note(Tone.WARN, Icons.CLOCK, UnlockWords.PAUSE, UnlockWords.pause(seconds)) : null);
    unlock.off(seconds > 0).label(seconds > 0 ? UnlockWords.again(seconds) : action);
    if (seconds > 0) {
      stopWaiting = Page.after(1_000, () -> wait(seconds - 1));
    }
  }

  private void sent() {
    if (passphrase.value().isEmpty()) {
      passphrase.problem(UnlockWords.EMPTY).focus();
    } else if (!unlock.isOff()) {
      passphrase.problem(null);
      actions.unlock(passphrase.value());
    }
  }

  private void ask(Asking asking) {
    boolean open = asking.reason() != null;
    action = open ? UnlockWords.CONFIRM_BY_PASSPHRASE : UnlockWords.UNLOCK;
    unlock.label(action);
    Page.title(open ? UnlockWords.CONFIRM_TITLE : UnlockWords.TITLE);
    head.show(open, () -> head(open));
    boolean plain = !open && asking.waitingOrigin() == null;
    reason.set(plain ? null : div("grid gap-2", why(asking.reason()), waiting(asking.waitingOrigin())));
  }

  private static Part head(boolean open) {
    return div("", heading(1, "text-2xl", open ? UnlockWords.CONFIRM : UnlockWords.LOCKED),
        p("text-ink-2 mt-1", open ? UnlockWords.CONFIRM_REST : UnlockWords.LOCKED_REST));
  }

  private static Part why(String reason) {
    return reason == null ? null : Pieces.note(Tone.PLAIN, Icons.INFO, El.words(reason));
  }

  private static Part waiting(String origin) {
    return origin == null ? null : Pieces.note(Tone.LIVE, Icons.BELL, UnlockWords.WAITING,
        UnlockWords.waiting(OriginPlate.shortName(origin)));
  }

  /** Password keepers want a name beside a passphrase. */
  private static El name() {
    return el("input", "").attr("type", "text").attr("autocomplete", "username").attr("value", UnlockWords.WALLET)
        .hidden(true);
  }

  @Override
  protected El element() {
    return element;
  }
}
