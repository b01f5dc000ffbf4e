package byok.wallet.pages.live;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.link;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.OriginPlate;
import byok.ui.Page;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.Middle;
import byok.wallet.pages.PauseButton;
import byok.wallet.pages.WindowHead;
import byok.wallet.pages.sign.SignModel;

/** A window of the wallet that works for one site while it is open, and says so. */
public final class LiveView extends Component {
  private final LiveActions actions;
  private final Slot body = own(new Slot(el("main", "window-body")));
  private final Slot foot = own(new Slot("window-foot bg-surface border-t border-line px-4 pt-2.5 pb-3"));
  private final WindowHead head;
  private final El element;

  public LiveView(LiveActions actions) {
    this.actions = actions;
    head = own(new WindowHead(actions::pauseAll));
    element = div("window", head, body, foot);
    show(new LiveState.Looking());
  }

  /** Shows what the owner recognises the wallet by, whatever else is shown. */
  public void show(SignModel owners) {
    head.show(owners);
  }

  /** The owner's stop for every app. */
  public PauseButton pause() {
    return head.pause();
  }

  public void show(LiveState state) {
    switch (state) {
      case LiveState.Looking looking -> title(null);
      case LiveState.Working working -> title(working.origin());
      case LiveState.Away away -> title(away.origin());
      case LiveState.Locked locked -> title(locked.origin());
      case LiveState.Ended ended -> title(null);
    }
    body.show(state, () -> draw(state));
    boolean works = state instanceof LiveState.Working;
    foot.show(works, () -> close(works));
  }

  private static void title(String origin) {
    Page.title(origin == null ? LiveWords.WALLET : LiveWords.title(OriginPlate.shortName(origin)));
  }

  private Part draw(LiveState state) {
    return switch (state) {
      case LiveState.Looking looking -> waiting(LiveWords.LOOKING, LiveWords.LOOKING_REST);
      case LiveState.Working working -> working(working);
      case LiveState.Away away -> div("", plate(away.origin()),
          waiting(LiveWords.AWAY, LiveWords.awayRest(OriginPlate.shortName(away.origin()))));
      case LiveState.Locked locked -> locked(locked);
      case LiveState.Ended ended ->
          div("", plate(ended.origin()), middle(disc(ended.why()), ended(ended.why())));
    };
  }

  private El working(LiveState.Working state) {
    El rest = div("grid gap-4 px-4 py-4");
    rest.add(Pieces.note(Tone.PLAIN, Icons.KEY,
        LiveWords.keep(OriginPlate.shortName(state.origin())), LiveWords.HOW));
    if (state.paused()) {
      rest.add(Pieces.note(Tone.STOP, Icons.WARN, LiveWords.PAUSED, LiveWords.PAUSED_REST));
    }
    return div("", plate(state.origin()), rest.add(Works.draw(state, actions)));
  }

  private static El locked(LiveState.Locked locked) {
    String look = "btn btn-primary w-full max-w-88 min-h-12 whitespace-normal!";
    return div("", plate(locked.origin()), middle(Pieces.disc(Icons.LOCK),
        Middle.said(LiveWords.LOCKED, LiveWords.LOCKED_REST),
        link(locked.walletTab(), look, LiveWords.UNLOCK).newTab().add(Icons.icon(Icons.ELSEWHERE))));
  }

  private static El disc(LiveState.Why why) {
    return Pieces.disc(why == LiveState.Why.NO_GRANT ? Icons.BAN : Icons.CHECK);
  }

  private static El ended(LiveState.Why why) {
    return switch (why) {
      case NO_GRANT -> Middle.said(LiveWords.NO_GRANT, LiveWords.NO_GRANT_REST);
      case NOT_NEEDED -> Middle.said(LiveWords.NOT_NEEDED, LiveWords.NOT_NEEDED_REST);
      case ELSEWHERE -> Middle.said(LiveWords.ELSEWHERE, LiveWords.NOT_NEEDED_REST);
    };
  }

  private Part close(boolean works) {
    Button button = works
        ? Button.stop(LiveWords.CLOSE_AND_STOP).icon(Icons.SQUARE)
        : Button.plain(LiveWords.CLOSE);
    return button.style("w-full").key("close").onPress(actions::closeWindow);
  }

  private static El plate(String origin) {
    return div("px-4 py-3.5 border-b border-line", el("h1", "", OriginPlate.draw(origin, "text-2xl block")));
  }

  private static El waiting(String title, String rest) {
    return middle(Middle.turning(), Middle.said(title, rest));
  }

  private static El middle(Part... parts) {
    return Middle.of(parts).attr("role", "status");
  }

  @Override
  protected El element() {
    return element;
  }
}
