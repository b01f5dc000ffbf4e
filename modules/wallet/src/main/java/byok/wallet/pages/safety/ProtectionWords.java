package byok.wallet.pages.safety;

/** The words of what protects the wallet. */
final class ProtectionWords {
  static final String TITLE = "Protection";
  static final String AT_REST = "Protected at rest";
  static final String READABLE = "Readable from disk";
  static final String PASSPHRASE = "Your passphrase opens this wallet. It is stored nowhere and sent nowhere.";
  static final String DEVICE =
      "Nothing but this browser protects this wallet: it opens by itself, for whoever uses it.";
  static final String STOLEN = "What a stolen disk yields";
  static final String PASSPHRASE_STOLEN =
      "How much was spent, when, under how many grants, your sign, and the names of your passkeys. Keys, sites and the "
          + "record stay unreadable without the passphrase or a passkey; a weak passphrase can be guessed.";
  static final String DEVICE_STOLEN =
      "Everything. The key of the wallet lies in the browser’s files, so whoever copies them reads every AI key and "
          + "the whole record. Other sites cannot.";
  static final String BUT = "Except";
  static final String SESSIONS =
      "An app in a browser that keeps sites apart leaves a readable copy of the keys it may use on the disk, while it "
          + "may use them and perhaps longer.";

  static final String PROTECT = "Protect it with a passphrase";
  static final String CHANGE = "Change passphrase";
  static final String CURRENT = "Current passphrase";
  static final String NEW = "New passphrase";
  static final String PASSPHRASE_FIELD = "Passphrase";
  static final String AGAIN = "The same again";
  static final String SAVE = "Change it";
  static final String PROTECT_NOW = "Use this passphrase";
  static final String CANCEL = "Cancel";
  static final String CHANGE_NOTE =
      "Nothing else changes. Older copies of this disk, such as backups, still open with the passphrase from before.";
  static final String PROTECT_NOTE =
      "A new key is made and everything is encrypted again. Running answers end. What copies of this disk already hold "
          + "stays readable: if one may be in other hands, replace your AI keys at their providers. If you forget the "
          + "passphrase, nobody can recover the keys.";
  static final String CHANGING = "Changing it. This takes a second or two, so that guessing is slow.";
  static final String PROTECTING = "Encrypting everything again. This takes a moment.";
  static final String WRONG = "That is not the passphrase. Nothing was changed.";
  static final String NO_CURRENT = "Type your current passphrase first.";
  static final String TOO_SHORT =
      "Use at least 8 characters. Four or five words are easy to remember and hard to guess.";
  static final String NOT_ALIKE = "The two differ. Type the same passphrase again.";

  static final String LOCKS = "Locks by itself";
  static final String AT_CLOSE = "When the browser closes";
  static final String HOUR = "1 hour after unlocking";
  static final String HOURS = "8 hours after unlocking";
  static final String LOCKS_REST =
      "Apps wait from then on; an answer that runs is not cut off. “Never” would need a key on the disk: that is what "
          + "“this device only” does.";

  private ProtectionWords() {}
}
