package byok.wallet.pages.consent;

import byok.wallet.pages.terms.Terms;

/** What the owner can do in the consent window. */
public interface ConsentActions {
  /** Only called while the view is armed, once a shown request. */
  void approve(Terms terms);

  /** Not now; for an amendment, keep things as they are. */
  void deny();

  /** Not now and not later. */
  void block();

  /** Opens the wallet, or proves who is there, by a passkey. */
  void usePasskey();

  /** Stops every app at once. */
  void pauseAll();

  void closeWindow();
}
