package byok.wallet.dashboard;

import byok.browser.platform.Gate;
import byok.core.audit.AuditKind;
import byok.core.vault.VaultProtection;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.ui.Component;
import byok.wallet.pages.safety.ProtectionActions;
import byok.wallet.pages.safety.ProtectionModel;
import byok.wallet.pages.safety.ProtectionView;

/** The card of what protects the wallet. */
final class ProtectionCard implements SafetySheet.Card, ProtectionActions {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int ENDING_TRIES = 20;
  private static final int ENDING_MILLIS = 150;

  private final Board board;
  private final Desk desk;
  private final ProtectionView view = new ProtectionView(this);

  ProtectionCard(Board board) {
    this.board = board;
    this.desk = board.desk;
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh() {
    view.show(new ProtectionModel(desk.isByDevice(), desk.vault.use().afterMillis()));
  }

  @Override
  public void protect(String passphrase) {
    board.change(() -> attempt("This wallet is protected by your passphrase now.", () -> protectNow(passphrase)));
  }

  @Override
  public void changePassphrase(String current, String next) {
    board.change(() -> attempt("The passphrase is changed.", () -> protection().changePassphrase(current, next)));
  }

  @Override
  public void lockAfter(long millis) {
    board.change(() -> {
      desk.vault.use().choose(millis);
      String after = millis == 0 ? "never" : "after " + millis / HOUR_MILLIS + " h";
      desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail("locks by itself " + after));
      desk.channel.tellChanged("vault");
      board.say("It locks by itself as you chose.");
    });
  }

  private VaultProtection protection() {
    return new VaultProtection(desk.vault, desk.store, desk.ports);
  }

  private void attempt(String done, Runnable change) {
    view.door().working();
    try {
      change.run();
    } catch (ByokException e) {
      if (e.code() == ErrorCode.WRONG_PASSPHRASE) {
        view.door().wrong();
      } else {
        view.door().failed(e.getMessage());
      }
      return;
    }
    desk.refresh();
    desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail("passphrase"));
    desk.channel.tellChanged("vault");
    view.door().close();
    board.say(done);
  }

  /** The key of the vault becomes another one: all pages drop the old one, before and after. */
  private void protectNow(String passphrase) {
    desk.grants().table().bumpEpochs();
    desk.channel.tellLocked();
    desk.sweep();
    for (int i = 0; i < ENDING_TRIES && !desk.budgets().runningEntries().isEmpty(); i++) {
      pause();
    }
    protection().protect(passphrase);
    desk.channel.tellLocked();
  }

  private void pause() {
    Gate gate = new Gate();
    desk.timers.after(ENDING_MILLIS, gate::open);
    gate.await();
  }
}
