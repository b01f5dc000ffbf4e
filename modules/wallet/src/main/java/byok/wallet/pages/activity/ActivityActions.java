package byok.wallet.pages.activity;

/** What the owner can do with the log. */
public interface ActivityActions {
  /** Shows only requests of {@code origin}; null for all. */
  void filter(String origin);

  /** Reads further back. */
  void older();

  /** Stops every app at once. */
  void pauseAll();

  /** Asks for the receipt of an entry, to be given to {@link ActivityView#show(Receipt, boolean)}. */
  void openReceipt(String entryId);
}
