package byok.wallet.pages;

import byok.wallet.pages.activity.ActivityActions;
import byok.wallet.pages.apps.AppsActions;
import byok.wallet.pages.consent.ConsentActions;
import byok.wallet.pages.dashboard.DashboardActions;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.keys.KeyDraft;
import byok.wallet.pages.keys.KeysActions;
import byok.wallet.pages.overview.OverviewActions;
import byok.wallet.pages.start.FirstRunActions;
import byok.wallet.pages.terms.Terms;

/** Actions without consequences, for the preview. */
final class NoActions
    implements ActivityActions, AppsActions, ConsentActions, DashboardActions, FirstRunActions, KeysActions,
        OverviewActions {
  @Override
  public void filter(String origin) {}

  @Override
  public void older() {}

  @Override
  public void openReceipt(String entryId) {}

  @Override
  public void saveTerms(String id, Terms terms) {}

  @Override
  public void revoke(String id) {}

  @Override
  public void unblock(String origin) {}

  @Override
  public void approve(Terms terms) {}

  @Override
  public void deny() {}

  @Override
  public void block() {}

  @Override
  public void closeWindow() {}

  @Override
  public void went(Place place) {}

  @Override
  public void lockNow() {}

  @Override
  public void unlock() {}

  @Override
  public void protect(String passphrase) {}

  @Override
  public void protectByDevice() {}

  @Override
  public void saveKey(KeyDraft draft) {}

  @Override
  public void continueFromKeys() {}

  @Override
  public void openWallet() {}

  @Override
  public void add(KeyDraft draft) {}

  @Override
  public void replace(String id, String secret) {}

  @Override
  public void remove(String id) {}

  @Override
  public void check(String id) {}

  @Override
  public void stop(String requestId) {}
}
