package byok.wallet.pages.unlock;

/** What the owner can do before the wallet is open. */
public interface UnlockActions {
  void unlock(String passphrase);
}
