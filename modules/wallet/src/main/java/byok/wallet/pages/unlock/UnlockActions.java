package byok.wallet.pages.unlock;

/** What the owner can do before the wallet is open. */
public interface UnlockActions {
  void unlock(String passphrase);

  /** Opens the wallet, or proves who is there, by a passkey. */
  void usePasskey();

  /** Stops every app at once; resuming needs the wallet open. */
  void pauseAll();

  /** Deletes the wallet, after the owner typed a word: the way on where the passphrase is lost. */
  void erase();
}
