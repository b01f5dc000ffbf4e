package byok.wallet.pages.dashboard;

/** What is open, and for how long. */
public sealed interface LockState {
  /**
   * Apps are answered. Changing keys or limits asks for the passphrase again in {@code minutes}.
   *
   * @param minutes at least 0; 0 for less than a minute
   */
  record Open(int minutes) implements LockState {}

  /** Apps are answered; changing keys or limits needs the passphrase first. */
  record OpenForApps() implements LockState {}

  /** Protected by this device alone: it opens by itself. */
  record ThisDevice() implements LockState {}
}
