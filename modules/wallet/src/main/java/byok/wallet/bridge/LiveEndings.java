package byok.wallet.bridge;

/** What other pages of the wallet do to the app of a live window; the window shows it too. */
final class LiveEndings implements VaultAccess.Ends {
  private final VaultAccess.Ends app;
  private final Runnable shown;

  LiveEndings(Bridge bridge, Runnable shown) {
    this.app = new Endings(bridge);
    this.shown = shown;
  }

  @Override
  public void revoked(String grantId) {
    app.revoked(grantId);
    shown.run();
  }

  @Override
  public void locked() {
    app.locked();
    shown.run();
  }

  @Override
  public void stopped(String entryId) {
    app.stopped(entryId);
  }

  @Override
  public void lapsed() {
    app.lapsed();
  }

  @Override
  public void changed(String what) {
    app.changed(what);
    shown.run();
  }
}
