package byok.wallet.pages.unlock;

/** The words of unlocking. */
final class UnlockWords {
  static final String WALLET = "BYOK wallet";
  static final String TITLE = "Locked · BYOK wallet";
  static final String LOCKED = "Your wallet is locked";
  static final String LOCKED_REST = "Your passphrase opens it for this browser. It is sent nowhere.";
  static final String CONFIRM = "Confirm that it is you";
  static final String CONFIRM_TITLE = "Confirm · BYOK wallet";
  static final String CONFIRM_REST = "The wallet stays open for apps. Your passphrase is sent nowhere.";
  static final String PASSPHRASE = "Passphrase";
  static final String UNLOCK = "Unlock";
  static final String CONFIRM_BY_PASSPHRASE = "Confirm with your passphrase";
  static final String BY_PASSKEY = "Unlock with a passkey";
  static final String CONFIRM_BY_PASSKEY = "Confirm with your passkey";
  static final String ASKING_PASSKEY = "Your browser asks for the passkey.";
  static final String TRYING = "Trying it. This takes a second, so that guessing is slow.";
  static final String WRONG = "That is not the passphrase. Nothing was opened.";
  static final String EMPTY = "Type your passphrase first.";
  static final String LOST = "The passphrase is lost";
  static final String FORGOTTEN =
      "Nobody can recover the keys without it. Erase the wallet here, then restore a backup or add the keys again.";
  static final String PAUSE = "Several wrong passphrases.";
  static final String WAITING = "A request is waiting.";

  static final String COMING_REST =
      "Once the wallet is open it is fetched and saved by itself. It waits for 10 minutes.";

  private UnlockWords() {}

  static String comingFrom(String provider) {
    return "A key from " + provider + " is waiting.";
  }

  static String again(int seconds) {
    return "Again in " + seconds + " s";
  }

  static String pause(int seconds) {
    return "The next try is possible in " + seconds + " s. The pause grows to a minute with each wrong one.";
  }

  static String waiting(String site) {
    return site + " asks for your AI keys. Unlocking approves nothing; its window goes on by itself.";
  }
}
