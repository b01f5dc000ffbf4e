package byok.wallet.pages.safety;

/** What the owner can do about what protects the wallet. */
public interface ProtectionActions {
  /** Puts a wallet of this device alone under a passphrase. */
  void protect(String passphrase);

  void changePassphrase(String current, String next);

  /** How long after unlocking the wallet locks by itself; 0 for when the browser closes. */
  void lockAfter(long millis);
}
