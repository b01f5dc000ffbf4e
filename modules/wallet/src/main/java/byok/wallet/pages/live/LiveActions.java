package byok.wallet.pages.live;

/** What the owner can do in a live window. */
public interface LiveActions {
  /** Ends one answer. */
  void stop(String entryId);

  /** Stops every app at once. */
  void pauseAll();

  void closeWindow();
}
