package byok.wallet.pages.overview;

/** What the owner can do on the overview. */
public interface OverviewActions {
  /** Ends a running request. */
  void stop(String requestId);
}
