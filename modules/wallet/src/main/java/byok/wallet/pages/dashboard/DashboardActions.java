package byok.wallet.pages.dashboard;

/** What the owner can do on every page of the dashboard. */
public interface DashboardActions {
  /** The owner went somewhere, by a link, the back button or the address. */
  void went(Place place);

  /** Locks at once: running answers end, and apps wait until the wallet is unlocked. */
  void lockNow();

  /** Stops every app at once: running answers end, and nothing is answered until the owner resumes. */
  void pauseAll();

  /** Lets apps be answered again. */
  void resumeAll();

  /** Asks for the passphrase or a passkey, to change keys and limits again. */
  void unlock();
}
