package byok.wallet.dashboard;

import byok.browser.platform.Page;
import byok.browser.platform.Persistence;

/** Asks the browser not to clear the wallet away: once, at the owner's first gesture after there is a key. */
final class Keeping {
  private boolean worth;
  private boolean asked;

  Keeping() {
    Page.onGesture(this::gesture);
  }

  /** There is a key, and so something to lose. */
  void worthKeeping() {
    worth = true;
  }

  /** Whether the browser promised it; false where it refused or does not say. */
  boolean isKept() {
    return Persistence.isGranted();
  }

  private void gesture() {
    if (worth && !asked) {
      asked = true;
      Persistence.ask();
    }
  }
}
