package byok.wallet.pages.backup;

/** The words of backing up and restoring. */
public final class BackupWords {
  public static final String RESTORE = "Restore a backup";
  public static final String READING = "Opening the backup. This takes a second.";
  public static final String RESTORE_REST =
      "Choose the file and type the passphrase that it was made with. Nothing changes until it is opened.";

  static final String TITLE = "Backup";
  static final String ABOUT =
      "All keys, apps, limits and activity in one encrypted file. It opens in any browser, under a passphrase of its "
          + "own.";
  static final String MAKE = "Make a backup";
  static final String NEVER = "No backup yet.";
  static final String KEPT = "This browser keeps the wallet until you remove it.";
  static final String MAY_GO =
      "This browser may clear the wallet away when space is short or after weeks without a visit.";
  static final String PASSPHRASE = "Passphrase of the backup";
  static final String REPEAT = "The same again";
  static final String PASSPHRASE_HINT =
      "At least 8 characters. Whoever has the file and this passphrase has your keys.";
  static final String TOO_SHORT =
      "Use at least 8 characters. Four or five words are easy to remember and hard to guess.";
  static final String NOT_ALIKE = "The two differ. Type the same passphrase again.";
  static final String SAVE = "Save the backup";
  static final String CANCEL = "Cancel";
  static final String MAKING = "Encrypting. This takes a second, so that guessing is slow.";
  static final String FILE = "Backup file";
  static final String NO_FILE = "Choose a file first.";
  static final String NO_PASSPHRASE = "Type the passphrase of the backup.";
  static final String HOW = "How to restore";
  static final String MERGE = "Add to this wallet";
  static final String REPLACE = "Replace this wallet";
  static final String MERGE_REST =
      "Adds keys, apps and activity that are missing here. What you revoked stays revoked, and the lower limit stays.";
  static final String REPLACE_REST = "Everything here goes, and the wallet becomes what the backup holds.";
  static final String OPEN = "Open the backup";
  static final String LOST = "If you lose this device";
  static final String LOST_REST =
      "Keep a list of your keys where you can read it without this wallet: provider, last characters, and where to "
          + "revoke each. There is no secret in it.";
  static final String SAVE_PAGE = "Save to print";
  static final String SAVE_TEXT = "Save as text";
  static final String REPLACE_QUESTION = "Replace this wallet?";
  static final String KEEP = "Keep what is here";
  static final String YES_REPLACE = "Replace it";

  private BackupWords() {}

  static String last(int days) {
    return "Last backup " + (days == 0 ? "today." : days == 1 ? "yesterday." : days + " days ago.");
  }

  /** "The backup of 12 March: 2 keys, 1 app, 14 requests." */
  public static String holds(String day, int keys, int apps, int requests) {
    return "The backup of " + day + ": " + count(keys, "key") + ", " + count(apps, "app") + ", "
        + count(requests, "request") + ".";
  }

  /** "Added 2 keys, 1 app, 14 requests." */
  public static String added(int keys, int apps, int requests) {
    return "Added " + count(keys, "key") + ", " + count(apps, "app") + ", " + count(requests, "request") + ".";
  }

  /** "The wallet is what the backup holds: …" */
  public static String replaced(int keys, int apps, int requests) {
    return "Restored " + count(keys, "key") + ", " + count(apps, "app") + ", " + count(requests, "request") + ".";
  }

  public static String saved(int damaged) {
    return damaged == 0
        ? "The backup is saved. Keep it where this device cannot take it along."
        : "The backup is saved without " + count(damaged, "record") + " that did not open.";
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
