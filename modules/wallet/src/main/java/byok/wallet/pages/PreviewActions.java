package byok.wallet.pages;

import byok.ui.Page;
import byok.ui.PickedFile;
import byok.wallet.pages.activity.ActivityActions;
import byok.wallet.pages.answers.Chosen;
import byok.wallet.pages.apps.AppsActions;
import byok.wallet.pages.backup.BackupActions;
import byok.wallet.pages.consent.ConsentActions;
import byok.wallet.pages.dashboard.DashboardActions;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.keys.KeyDraft;
import byok.wallet.pages.keys.KeyWanted;
import byok.wallet.pages.keys.KeysActions;
import byok.wallet.pages.live.LiveActions;
import byok.wallet.pages.local.LocalActions;
import byok.wallet.pages.overview.OverviewActions;
import byok.wallet.pages.passkeys.PasskeysActions;
import byok.wallet.pages.safety.ProtectionActions;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.start.FirstRunActions;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.unlock.UnlockActions;
import java.util.List;

/** Actions that only say in the window's title what was asked for, a moment later, as the real ones may block. */
final class PreviewActions
    implements ActivityActions, AppsActions, BackupActions, ConsentActions, DashboardActions, FirstRunActions,
        KeysActions, LiveActions, LocalActions, OverviewActions, PasskeysActions, ProtectionActions, UnlockActions {
  @Override
  public void makeAsked() {
    asked("makeAsked");
  }

  @Override
  public void restoreAsked() {
    asked("restoreAsked");
  }

  @Override
  public void make(String passphrase) {
    asked("make " + passphrase.length());
  }

  @Override
  public void restore(byte[] file, double size, String passphrase, boolean replace) {
    asked("restore " + replace);
  }

  @Override
  public void continueToLocal() {
    asked("continueToLocal");
  }

  @Override
  public void saveList(boolean asPage) {
    asked("saveList " + asPage);
  }

  @Override
  public void download(String id) {
    asked("download " + id);
  }

  @Override
  public void downloadFrom(String address, String sha256) {
    asked("downloadFrom " + address + " " + sha256);
  }

  @Override
  public void copy(PickedFile file) {
    asked("copy " + file.name());
  }

  @Override
  public void pause(String id) {
    asked("pause " + id);
  }

  @Override
  public void delete(String id) {
    asked("delete " + id);
  }

  @Override
  public void usePasskey() {
    asked("usePasskey");
  }

  @Override
  public void addPasskey() {
    asked("addPasskey");
  }

  @Override
  public void skipPasskey() {
    asked("skipPasskey");
  }

  @Override
  public void addPasskey(String passphrase, String name) {
    asked("addPasskey " + passphrase.length() + " " + name);
  }

  @Override
  public void renamePasskey(String id, String name) {
    asked("renamePasskey " + id + " " + name);
  }

  @Override
  public void removePasskey(String id) {
    asked("removePasskey " + id);
  }

  @Override
  public void erase() {
    asked("erase");
  }

  @Override
  public void restoreInstead(boolean yes) {
    asked("restoreInstead " + yes);
  }

  @Override
  public void restore(byte[] file, double size, String passphrase) {
    asked("restore");
  }

  @Override
  public void saveSign(SignModel chosen) {
    asked("saveSign " + chosen);
  }

  @Override
  public void manage(String id, String secret) {
    asked("manage " + id);
  }

  @Override
  public void unmanage(String id) {
    asked("unmanage " + id);
  }

  @Override
  public void keepWords(String id, boolean on) {
    asked("keepWords " + id + " " + on);
  }

  @Override
  public void filter(String origin) {
    asked("filter " + origin);
  }

  @Override
  public void older() {
    asked("older");
  }

  @Override
  public void openReceipt(String entryId) {
    asked("openReceipt " + entryId);
  }

  @Override
  public void saveTerms(String id, Terms terms) {
    asked("saveTerms " + id + " " + terms);
  }

  @Override
  public void saveAnswers(String id, List<Chosen> chosen) {
    asked("saveAnswers " + id + " " + chosen);
  }

  @Override
  public void saveDefaults(List<Chosen> chosen) {
    asked("saveDefaults " + chosen);
  }

  @Override
  public void resume(String id) {
    asked("resume " + id);
  }

  @Override
  public void pauseAll() {
    asked("pauseAll");
  }

  @Override
  public void resumeAll() {
    asked("resumeAll");
  }

  @Override
  public void revoke(String id) {
    asked("revoke " + id);
  }

  @Override
  public void unblock(String origin) {
    asked("unblock " + origin);
  }

  @Override
  public void approve(Terms terms) {
    asked("approve " + terms);
  }

  @Override
  public void deny() {
    asked("deny");
  }

  @Override
  public void block() {
    asked("block");
  }

  @Override
  public void closeWindow() {
    asked("closeWindow");
  }

  @Override
  public void went(Place place) {
    asked("went " + place);
  }

  @Override
  public void unlock(String passphrase) {
    asked("unlock " + passphrase.length());
  }

  @Override
  public void lockNow() {
    asked("lockNow");
  }

  @Override
  public void unlock() {
    asked("unlock");
  }

  @Override
  public void protect(String passphrase) {
    asked("protect " + passphrase);
  }

  @Override
  public void changePassphrase(String current, String next) {
    asked("changePassphrase " + current.length() + " " + next.length());
  }

  @Override
  public void lockAfter(long millis) {
    asked("lockAfter " + millis);
  }

  @Override
  public void protectByDevice() {
    asked("protectByDevice");
  }

  @Override
  public void saveKey(KeyDraft draft) {
    asked("saveKey " + draft);
  }

  @Override
  public void get(KeyWanted wanted) {
    asked("get " + wanted);
  }

  @Override
  public void getAgain() {
    asked("getAgain");
  }

  @Override
  public void continueFromKeys() {
    asked("continueFromKeys");
  }

  @Override
  public void openWallet() {
    asked("openWallet");
  }

  @Override
  public void add(KeyDraft draft) {
    asked("add " + draft);
  }

  @Override
  public void replace(String id, String secret) {
    asked("replace " + id + " " + secret);
  }

  @Override
  public void remove(String id) {
    asked("remove " + id);
  }

  @Override
  public void giveUp() {
    asked("giveUp");
  }

  @Override
  public void check(String id) {
    asked("check " + id);
  }

  @Override
  public void stop(String requestId) {
    asked("stop " + requestId);
  }

  private static void asked(String what) {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Page.title(what);
  }
}
