package byok.wallet.pages.passkeys;

/** What the owner can do about passkeys. */
public interface PasskeysActions {
  /** Adds one, which the browser then asks for. */
  void addPasskey(String passphrase, String name);

  void renamePasskey(String id, String name);

  void removePasskey(String id);
}
