package byok.wallet.pages.start;

import byok.wallet.pages.keys.GettingActions;
import byok.wallet.pages.keys.KeyDraft;
import byok.wallet.pages.sign.SignModel;

/** What the owner can do while setting up. */
public interface FirstRunActions extends GettingActions {
  /** Protects the wallet by a passphrase of at least 8 characters, typed twice alike. */
  void protect(String passphrase);

  /** Protects it by this device alone: readable from disk, as the page said. */
  void protectByDevice();

  /** Lets a passkey of this device open the wallet too. */
  void addPasskey();

  /** Goes on without a passkey. */
  void skipPasskey();

  /** Restores a backup instead of beginning anew, or goes back to that. */
  void restoreInstead(boolean yes);

  /** Opens a backup; what protects the wallet is chosen afterwards. */
  void restore(byte[] file, double size, String passphrase);

  void saveKey(KeyDraft draft);

  /** Goes on from the keys, with or without one. */
  void continueFromKeys();

  /** Goes on from the keys to the models of this browser. */
  void continueToLocal();

  /**
   * Stores what the owner recognises the wallet by; why not, or nothing, is shown by {@code FirstRunView.signSaved}.
   */
  void saveSign(SignModel chosen);

  /** Leaves for the dashboard. */
  void openWallet();
}
