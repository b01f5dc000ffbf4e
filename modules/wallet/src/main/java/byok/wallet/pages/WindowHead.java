package byok.wallet.pages;

import static byok.ui.El.el;
import static byok.ui.El.span;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Slot;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.sign.SignPlate;

/** The head of a window that an app opened: whose it is, the owner's sign, and the stop for every app. */
public final class WindowHead extends Component {
  private static final String WALLET = "BYOK wallet";

  private final Slot sign = own(new Slot("empty:hidden min-w-0 mr-auto"));
  private final El name = span("text-sm font-semibold mr-auto flex-none", WALLET);
  private final PauseButton pause;
  private final El element;

  public WindowHead(Runnable pauseAll) {
    pause = own(new PauseButton(pauseAll));
    element = el("header", "flex items-center gap-2.5 px-4 py-2 min-h-12 bg-surface border-b border-line",
        Icons.mark("size-6 flex-none"), name, sign, pause);
  }

  /** Shows what the owner recognises the wallet by, whatever else is shown: it has the room of the wallet's name. */
  public void show(SignModel owners) {
    sign.show(owners, () -> SignPlate.draw(owners));
    name.with("sr-only", !owners.isEmpty());
  }

  public PauseButton pause() {
    return pause;
  }

  @Override
  protected El element() {
    return element;
  }
}
