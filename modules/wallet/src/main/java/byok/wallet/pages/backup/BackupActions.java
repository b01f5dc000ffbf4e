package byok.wallet.pages.backup;

/** What the owner can do against losing the wallet. */
public interface BackupActions {
  /** The owner wants to make a backup: shows its form once that may be done. */
  void makeAsked();

  /** The owner wants to restore one: shows its form once that may be done. */
  void restoreAsked();

  /** Makes a backup under a passphrase of at least 8 characters, typed twice alike. */
  void make(String passphrase);

  /** Reads a file. {@code replace}: in place of what is here, after a question; otherwise beside it. */
  void restore(byte[] file, double size, String passphrase, boolean replace);

  /** Saves the list of what to revoke, as a page or as text. */
  void saveList(boolean asPage);
}
