package byok.wallet.pages.keys;

import static byok.ui.El.div;
import static byok.ui.El.link;
import static byok.ui.El.strong;
import static byok.ui.El.words;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/** What became of a key that is got by signing in, in the sight of an owner who just came back. */
public final class GettingOutcome extends Component {
  private static final String AGAIN = "get-again";
  private static final String RESULT = "got";

  private final Runnable again;
  private final El element = div("empty:hidden").attr("aria-live", "polite");
  private final Slot place = own(new Slot(element));
  private KeyGetting shown = new KeyGetting.Idle();

  public GettingOutcome(Runnable again) {
    this.again = again;
  }

  public void show(KeyGetting state) {
    if (!state.equals(shown)) {
      shown = state;
      place.set(draw(state));
      place.focus(RESULT);
    }
  }

  private Part draw(KeyGetting state) {
    return switch (state) {
      case KeyGetting.Idle idle -> null;
      case KeyGetting.Leaving leaving -> Pieces.working(GettingWords.leaving(leaving.provider()));
      case KeyGetting.Fetching fetching -> Pieces.working(GettingWords.fetching(fetching.provider()));
      case KeyGetting.Got got -> result(got(got), held(got));
      case KeyGetting.Failed failed -> result(failed(failed), again(failed));
    };
  }

  /** Takes the focus, so that it is read out and comes into sight. */
  private static Part result(Part... parts) {
    return div("grid gap-3 outline-none", parts).attr("tabindex", "-1").key(RESULT);
  }

  private static Part got(KeyGetting.Got got) {
    return Pieces.note(Tone.OK, Icons.DONE, GettingWords.got(got.provider()),
        KeyWords.saved(got.ending()) + " " + GettingWords.opens(got.models()));
  }

  private static Part held(KeyGetting.Got got) {
    return switch (got.held()) {
      case NOTHING_WANTED -> null;
      case YES -> Pieces.note(Tone.PLAIN, Icons.SHIELD, GettingWords.HELD, GettingWords.held(got.provider()));
      case NO -> notHeld(got, GettingWords.NOT_HELD, GettingWords.notHeld(got.provider()));
      case NOT_SAID -> notHeld(got, GettingWords.NOT_SAID, GettingWords.notSaid(got.provider()));
    };
  }

  private static Part notHeld(KeyGetting.Got got, String fact, String rest) {
    return Pieces.note(Tone.WARN, Icons.WARN, strong(fact), words(" " + rest + " "),
        link(got.page(), "link", GettingWords.setThere(got.provider())).newTab());
  }

  private static Part failed(KeyGetting.Failed failed) {
    return Pieces.note(Tone.STOP, Icons.STOP, failed.fact(), failed.advice());
  }

  private Part again(KeyGetting.Failed failed) {
    Button button = Button.plain(GettingWords.AGAIN).icon(Icons.REFRESH).style("btn-sm justify-self-start");
    return failed.again() ? button.key(AGAIN).onPress(again) : null;
  }

  @Override
  protected El element() {
    return element;
  }
}
