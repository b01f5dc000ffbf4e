package byok.wallet.pages.start;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.OriginPlate;
import byok.ui.Page;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Steps;
import byok.ui.Tone;
import byok.wallet.pages.backup.BackupWords;
import byok.wallet.pages.backup.RestoreForm;
import byok.wallet.pages.keys.GettingOutcome;
import byok.wallet.pages.keys.KeyForm;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.sign.SignView;
import byok.wallet.pages.start.FirstRunState.AddKey;
import byok.wallet.pages.start.FirstRunState.AddingPasskey;
import byok.wallet.pages.start.FirstRunState.Finished;
import byok.wallet.pages.start.FirstRunState.Opening;
import byok.wallet.pages.start.FirstRunState.Passkey;
import byok.wallet.pages.start.FirstRunState.Protect;
import byok.wallet.pages.start.FirstRunState.ProtectRestored;
import byok.wallet.pages.start.FirstRunState.Protecting;
import byok.wallet.pages.start.FirstRunState.Restore;
import java.util.List;

/** Sets the wallet up: protect it, add a key, ready. */
public final class FirstRunView extends Component {
  private static final List<String> STEPS =
      List.of(FirstRunWords.STEP_PROTECT, FirstRunWords.STEP_KEYS, FirstRunWords.STEP_READY);

  private final FirstRunActions actions;
  private final Slot step = own(new Slot("grid gap-5"));
  private final El element;
  private ProtectStep protect;
  private RestoreForm restore;
  private PasskeyStep passkey;
  private KeyForm keys;
  private GettingOutcome getting;
  private SignView sign;
  private Button onward;

  public FirstRunView(FirstRunActions actions) {
    this.actions = actions;
    El head = el("header", "flex items-center gap-2.5 px-4 sm:px-8 py-4", Icons.mark("size-7 flex-none"),
        span("font-bold text-lg", FirstRunWords.WALLET),
        span("ml-auto text-sm text-ink-2 max-sm:hidden", FirstRunWords.PROMISE));
    element = div("", head, el("main", "max-w-[45rem] mx-auto px-4 pt-4 sm:pt-10 pb-12", step));
  }

  @Override
  protected void attached() {
    step.focus("title");
  }

  public void show(FirstRunState state) {
    switch (state) {
      case Protect asked -> protect(null).problem(asked.problem());
      case Restore asked -> restore().problem(asked.problem());
      case Opening working -> restore().working();
      case ProtectRestored asked -> protect(asked.holds()).problem(asked.problem());
      case Protecting working -> protect(null).working();
      case Passkey asked -> passkey().problem(asked.problem());
      case AddingPasskey working -> passkey().working();
      case AddKey adding -> add(adding);
      case Finished finished -> finish(finished);
    }
    if (state instanceof AddKey adding) {
      onward.main(adding.hasKey()).label(adding.hasKey() ? FirstRunWords.CONTINUE : FirstRunWords.SKIP);
    }
  }

  private ProtectStep protect(String holds) {
    if (protect == null) {
      restore = null;
      protect = new ProtectStep(actions);
      enter(0, FirstRunWords.PROTECT, FirstRunWords.PROTECT_REST, opened(holds), protect, other(holds));
    }
    return protect;
  }

  private static Part opened(String holds) {
    return holds == null ? null : Pieces.note(Tone.OK, Icons.DONE, holds, FirstRunWords.RESTORES_NEXT);
  }

  private Part other(String holds) {
    return holds != null ? null : div("border-t border-line pt-4",
        Button.quiet(BackupWords.RESTORE).icon(Icons.UP).style("-ml-2").onPress(() -> actions.restoreInstead(true)));
  }

  private RestoreForm restore() {
    if (restore == null) {
      protect = null;
      restore = RestoreForm.first(
          (file, size, passphrase, replace) -> actions.restore(file, size, passphrase),
          () -> actions.restoreInstead(false));
      enter(0, BackupWords.RESTORE, BackupWords.RESTORE_REST, div("max-w-[30rem]", restore));
    }
    return restore;
  }

  private PasskeyStep passkey() {
    if (passkey == null) {
      protect = null;
      passkey = new PasskeyStep(actions);
      enter(0, FirstRunWords.PASSKEY, FirstRunWords.PASSKEY_REST, passkey);
    }
    return passkey;
  }

  private void add(AddKey adding) {
    KeyForm form = keys(adding);
    form.show(adding.check());
    form.show(adding.getting());
    getting.show(adding.getting());
  }

  private KeyForm keys(AddKey adding) {
    if (keys == null) {
      keys = new KeyForm(adding.providers(), actions::saveKey, actions);
      El title = heading(2, "text-lg flex items-center gap-2", "").add(Icons.icon(Icons.KEY, "icon text-accent"));
      onward = Button.plain(FirstRunWords.SKIP).leadsOn(Icons.ARROW).onPress(actions::continueFromKeys);
      Part local = div("-ml-2", Button.quiet(FirstRunWords.LOCAL).icon(Icons.CHIP).onPress(actions::continueToLocal));
      getting = new GettingOutcome(actions::getAgain);
      enter(1, FirstRunWords.STEP_KEYS, FirstRunWords.KEYS_REST, getting,
          div("card p-4 grid gap-3 max-w-[30rem]", title.text(FirstRunWords.KEY), keys), local, div("", onward));
    }
    return keys;
  }

  private void finish(Finished finished) {
    Button open = Button.primary(FirstRunWords.OPEN).leadsOn(Icons.ARROW).onPress(actions::openWallet);
    El next = el("ul", "grid gap-2 text-ink-2", line(Icons.GLOBE, FirstRunWords.NEXT_ASKS),
        line(Icons.SLIDERS, FirstRunWords.NEXT_LIMITS), line(Icons.LIST, FirstRunWords.NEXT_REVOKE));
    String rest = finished.hasKey() ? FirstRunWords.READY_REST : FirstRunWords.NO_KEY_REST;
    enter(2, FirstRunWords.READY, rest, waiting(finished.waitingOrigin()),
        div("grid gap-2", heading(2, "text-lg", FirstRunWords.NEXT), next), div("pt-1", open), sign());
  }

  /** Stays as the owner left it while the page is drawn again. */
  private SignView sign() {
    if (sign == null) {
      propose(SignModel.NONE);
    }
    return sign;
  }

  /** Proposes a sign, beginning with the one that is there. */
  public void propose(SignModel now) {
    sign = own(SignView.first(actions::saveSign, now));
  }

  /** Says that the sign was stored, or why not. */
  public void signSaved(String problem) {
    sign().show(problem);
  }

  private static Part waiting(String origin) {
    return origin == null ? null : Pieces.note(Tone.LIVE, Icons.BELL,
        FirstRunWords.WAITING, FirstRunWords.waiting(OriginPlate.shortName(origin)));
  }

  private void enter(int place, String title, String rest, Part... content) {
    El heading = heading(1, "text-2xl sm:text-3xl outline-none", title).attr("tabindex", "-1").key("title");
    step.set(div("grid gap-5", new Steps(FirstRunWords.STEPS, STEPS, FirstRunWords.DONE).at(place),
        div("", heading, p("text-ink-2 mt-1.5 max-w-[62ch]", rest))).add(content));
    Page.title(title + " · " + FirstRunWords.WALLET);
    Page.scrollToTop();
    step.focus("title");
  }

  private static El line(String icon, String words) {
    return el("li", "flex gap-2.5", Icons.icon(icon, "icon text-accent mt-0.5")).text(words);
  }

  @Override
  protected El element() {
    return element;
  }
}
