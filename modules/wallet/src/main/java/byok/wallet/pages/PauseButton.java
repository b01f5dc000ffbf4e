package byok.wallet.pages;

import static byok.ui.El.div;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;

/**
 * <i>Pause all</i> in a window that an app may have opened: it waits until a click is meant. Once all is paused, it
 * says so in its place.
 */
public final class PauseButton extends Component {
  public static final String PAUSE = "Pause all";
  public static final String TITLE = "End every running answer and serve no app until you resume";
  private static final String FAILED = "Not paused, try again";
  private static final String PAUSED = "All paused";

  private final Slot place = own(new Slot(div("").attr("aria-live", "polite")));
  private final El element = div("flex-none", place);
  private final Button button;

  public PauseButton(Runnable pauseAll) {
    button = Button.quiet(PAUSE).style("btn-sm px-2! -mr-2").icon(Icons.STOP).title(TITLE).key("pause").off(true)
        .onPress(pauseAll);
  }

  /** Lets it be pressed, or not for now. */
  public void ready(boolean ready) {
    button.off(!ready);
  }

  /** Shows whether all apps are paused. */
  public void show(boolean paused) {
    place.show(paused, () -> paused ? badge() : button);
  }

  /** Says that it did not come to pass. */
  public void failed() {
    button.label(FAILED);
  }

  private static Part badge() {
    return Pieces.badge(Tone.STOP, Icons.STOP, PAUSED);
  }

  @Override
  protected El element() {
    return element;
  }
}
