package byok.wallet.pages.consent;

import static byok.ui.El.div;
import static byok.ui.El.el;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.OriginPlate;
import byok.ui.Page;
import byok.ui.Part;
import byok.ui.Slot;
import byok.wallet.pages.PauseButton;
import byok.wallet.pages.WindowHead;
import byok.wallet.pages.consent.ConsentState.Amending;
import byok.wallet.pages.consent.ConsentState.Asking;
import byok.wallet.pages.consent.ConsentState.Blocked;
import byok.wallet.pages.consent.ConsentState.Checking;
import byok.wallet.pages.consent.ConsentState.Done;
import byok.wallet.pages.consent.ConsentState.Empty;
import byok.wallet.pages.consent.ConsentState.Failed;
import byok.wallet.pages.consent.ConsentState.Locked;
import byok.wallet.pages.consent.ConsentState.Renewing;
import byok.wallet.pages.consent.ConsentState.Stale;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.terms.Terms;

/** The consent window. It shows a state and the arming of Approve; both are decided elsewhere. */
public final class ConsentView extends Component {
  private final ConsentActions actions;
  private final Slot body = own(new Slot(el("main", "window-body")));
  private final Slot foot = own(new Slot("window-foot bg-surface border-t border-line px-4 pt-2.5 pb-3 empty:hidden"));
  private final WindowHead head;
  private final El element;
  private Decision decision;
  private Petition petition;
  private Proof proof;

  public ConsentView(ConsentActions actions) {
    this.actions = actions;
    head = own(new WindowHead(actions::pauseAll));
    element = div("window", head, body, foot);
    show(new Checking());
  }

  @Override
  protected void attached() {
    body.focus("who");
  }

  /** Shows what the owner recognises the wallet by, whatever else is shown. */
  public void show(SignModel owners) {
    head.show(owners);
  }

  /** The owner's stop for every app, which waits as Approve does. */
  public PauseButton pause() {
    return head.pause();
  }

  /** Draws {@code state}; Approve starts unarmed. */
  public void show(ConsentState state) {
    decision = null;
    petition = null;
    proof = null;
    switch (state) {
      case Checking checking -> set(Waiting.checking(), null);
      case Asking asking -> ask(asking);
      case Amending amending -> amend(amending);
      case Locked locked -> prove(locked.origin(), Proof.locked(locked, actions));
      case Stale stale -> prove(stale.origin(), Proof.stale(stale, actions));
      case Empty empty -> set(empty.request().origin(), Waiting.empty(empty), Waiting.blockOrDeny(actions));
      case Blocked blocked -> set(blocked.origin(), Waiting.blocked(blocked), Waiting.close(actions));
      case Renewing renewing -> set(renewing.origin(), Waiting.renewing(renewing), null);
      case Done done -> set(Waiting.done(done), null);
      case Failed failed -> set(Waiting.failed(failed), Waiting.close(actions));
    }
  }

  /** Shows who would answer by now; the owner's terms stay as they are. */
  public void show(Answered answered) {
    if (petition != null) {
      petition.now(answered);
    }
  }

  /** Shows that Approve waits {@code millis} from now. */
  public void arming(int millis) {
    if (decision != null) {
      decision.arming(millis);
    }
  }

  /** Lets Approve be pressed. */
  public void armed() {
    if (decision != null) {
      decision.ready();
    }
  }

  /** Says that the window is too small to approve in. */
  public void tooSmall() {
    if (decision != null) {
      decision.hold(ConsentWords.TOO_SMALL);
    }
  }

  /** The approval did not count: Approve may be pressed again once it is armed. @param problem {@code null} for none */
  public void again(String problem) {
    if (decision != null) {
      decision.again(problem);
    }
  }

  /** The passkey did not do; {@code sentence} says why. */
  public void passkeyFailed(String sentence) {
    if (proof != null) {
      proof.failed(sentence);
    }
  }

  private void prove(String origin, Proof asked) {
    proof = asked;
    set(origin, asked, Waiting.deny(actions));
  }

  private void ask(Asking asking) {
    petition = Petition.asking(asking);
    decide(ConsentWords.DENY);
    set(asking.request().origin(), petition, decision);
  }

  private void amend(Amending amending) {
    petition = Petition.amending(amending);
    decide(ConsentWords.KEEP);
    set(amending.request().origin(), petition, decision);
  }

  private void decide(String denyWords) {
    decision = new Decision(denyWords, this::approve, actions);
  }

  private void approve() {
    Terms terms = petition == null ? null : petition.read();
    if (terms != null && decision != null && decision.take()) {
      actions.approve(terms);
    }
  }

  private void set(String origin, Part middle, Part bottom) {
    set(middle, bottom);
    Page.title(ConsentWords.title(OriginPlate.shortName(origin)));
    body.focus("who");
  }

  private void set(Part middle, Part bottom) {
    Page.title(ConsentWords.WALLET);
    body.set(middle);
    foot.set(bottom);
  }

  @Override
  protected El element() {
    return element;
  }
}
