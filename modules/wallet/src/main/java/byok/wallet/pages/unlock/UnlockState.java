package byok.wallet.pages.unlock;

/** How far unlocking is. */
public sealed interface UnlockState {
  /**
   * The wallet waits for a passphrase.
   *
   * @param reason why it is asked although the wallet is open; null where it is locked
   * @param waitingOrigin the site whose request waits, or null
   */
  record Asking(String reason, String waitingOrigin) implements UnlockState {}

  /** The passphrase is being tried; this takes a second. */
  record Trying() implements UnlockState {}

  /** The passphrase was wrong. {@code waitSeconds} pass before the next try; 0 for none. */
  record Wrong(int waitSeconds) implements UnlockState {}

  /** After several wrong ones, {@code waitSeconds} pass before the next try. */
  record Waiting(int waitSeconds) implements UnlockState {}

  /** Something else went wrong, in one sentence. */
  record Failed(String sentence) implements UnlockState {}
}
