package byok.wallet.dashboard;

import byok.browser.platform.Green;
import byok.core.audit.AuditKind;
import byok.core.backup.Backup;
import byok.core.backup.BackupFile;
import byok.core.backup.Restore;
import byok.protocol.ByokException;
import byok.ui.Format;
import byok.wallet.pages.backup.BackupWords;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.dashboard.Tab;
import byok.wallet.pages.keys.KeyCheck;
import byok.wallet.pages.keys.KeyDraft;
import byok.wallet.pages.keys.KeyWanted;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.start.FirstRunActions;
import byok.wallet.pages.start.FirstRunState;
import byok.wallet.pages.start.FirstRunView;
import byok.wallet.pages.start.FirstRunWords;

/** Setting the wallet up: protect it, add a key, ready. */
final class FirstRun implements FirstRunActions {
  private final Desk desk;
  private final SignInDesk signIn;
  private final KeyDesk keys;
  private final Runnable leave;
  private final FirstRunView view = new FirstRunView(this);
  private String waitingOrigin;
  private boolean finished;
  /** Kept until the owner decided about a passkey, which needs it. */
  private String typed;
  private Backup backup;

  FirstRun(SignInDesk signIn, Runnable leave) {
    this.desk = signIn.desk();
    this.signIn = signIn;
    this.keys = new KeyDesk(desk);
    this.leave = leave;
  }

  /** Begins at the step that is due. */
  void show() {
    byok.ui.Page.show(view);
    view.show(desk.vault.current() == null ? new FirstRunState.Protect(null) : adding(new KeyCheck.Idle()));
    desk.channel.askWaiting();
    signIn.onChange(() -> view.show(adding(new KeyCheck.Idle())));
    if (desk.vault.current() != null) {
      goOn();
    }
  }

  /** The owner came back from a provider to this step. */
  private void goOn() {
    if (signIn.isWaiting()) {
      getAgain();
    }
  }

  /** A site's request waits for the wallet. */
  void waits(String origin) {
    waitingOrigin = origin;
    if (finished) {
      finish();
    }
  }

  @Override
  public void protect(String passphrase) {
    desk.tasks.put(() -> make("passphrase", () -> {
      desk.vault.create(passphrase);
      typed = passphrase;
    }));
  }

  @Override
  public void protectByDevice() {
    desk.tasks.put(() -> make("this device only", desk.vault::createOnDevice));
  }

  private void make(String protection, Runnable how) {
    view.show(new FirstRunState.Protecting());
    try {
      how.run();
    } catch (ByokException e) {
      view.show(protecting(e.getMessage()));
      return;
    }
    desk.refresh();
    desk.note(desk.event(AuditKind.WALLET_MADE).detail(protection));
    desk.channel.tellChanged("vault");
    if (typed != null && desk.passkeys.isBuiltIn()) {
      view.show(new FirstRunState.Passkey(null));
    } else {
      isProtected();
    }
  }

  private void isProtected() {
    typed = null;
    if (backup == null) {
      view.show(adding(new KeyCheck.Idle()));
      goOn();
    } else {
      putBack();
    }
  }

  /** Waits beside the page's loop: the browser's window may stand for minutes. */
  @Override
  public void addPasskey() {
    String passphrase = typed;
    if (passphrase != null) {
      view.show(new FirstRunState.AddingPasskey());
      Green.run(() -> desk.tasks.put(attempt(passphrase)));
    }
  }

  private Runnable attempt(String passphrase) {
    try {
      desk.passkeys.add(passphrase, FirstRunWords.PASSKEY_NAME);
      return () -> {
        desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail("passkey added"));
        desk.channel.tellChanged("vault");
        isProtected();
      };
    } catch (ByokException e) {
      return () -> view.show(new FirstRunState.Passkey(e.getMessage()));
    }
  }

  @Override
  public void skipPasskey() {
    desk.tasks.put(this::isProtected);
  }

  private FirstRunState protecting(String problem) {
    return backup == null
        ? new FirstRunState.Protect(problem)
        : new FirstRunState.ProtectRestored(holds(), problem);
  }

  private String holds() {
    String day = Format.day(backup.madeAt(), desk.now());
    return BackupWords.holds(day, backup.keys(), backup.apps(desk.now()), backup.requests());
  }

  @Override
  public void restoreInstead(boolean yes) {
    desk.tasks.put(() -> view.show(yes ? new FirstRunState.Restore(null) : begun()));
  }

  private FirstRunState begun() {
    return desk.vault.current() == null ? protecting(null) : adding(new KeyCheck.Idle());
  }

  @Override
  public void restore(byte[] file, double size, String passphrase) {
    desk.tasks.put(() -> open(file, size, passphrase));
  }

  private void open(byte[] file, double size, String passphrase) {
    view.show(new FirstRunState.Opening());
    try {
      BackupFile.checkSize(size);
      backup = BackupFile.read(desk.ports, file).open(desk.ports, passphrase);
    } catch (ByokException e) {
      view.show(new FirstRunState.Restore(e.getMessage()));
      return;
    }
    if (desk.vault.current() == null) {
      view.show(protecting(null));
    } else {
      putBack();
    }
  }

  /** Fills the new wallet; where that fails it stays empty, and the backup may be opened again. */
  private void putBack() {
    try {
      new Restore(desk.vault.current(), desk.ports).replace(backup);
    } catch (ByokException e) {
      view.show(new FirstRunState.Restore(e.getMessage()));
      return;
    }
    BackupCard.noteImport(desk, "in a new wallet", backup);
    desk.keeping.worthKeeping();
    desk.channel.tellChanged("keys");
    desk.channel.tellChanged("grants");
    view.propose(Signs.of(desk));
    finish();
  }

  @Override
  public void saveKey(KeyDraft draft) {
    desk.tasks.put(() -> keys.add(draft, check -> view.show(adding(check))));
  }

  @Override
  public void get(KeyWanted wanted) {
    desk.tasks.put(() -> signIn.begin(wanted, true));
  }

  @Override
  public void getAgain() {
    desk.tasks.put(signIn::fetch);
  }

  @Override
  public void continueFromKeys() {
    desk.tasks.put(this::finish);
  }

  @Override
  public void continueToLocal() {
    desk.tasks.put(() -> {
      new Place(Tab.KEYS, "").go();
      finish();
    });
  }

  private void finish() {
    finished = true;
    view.show(new FirstRunState.Finished(!desk.keys().list().items().isEmpty(), waitingOrigin));
  }

  @Override
  public void saveSign(SignModel chosen) {
    desk.tasks.put(() -> view.signSaved(Signs.save(desk, chosen)));
  }

  @Override
  public void openWallet() {
    desk.tasks.put(leave);
  }

  private FirstRunState adding(KeyCheck check) {
    boolean more = !desk.keys().list().items().isEmpty();
    return new FirstRunState.AddKey(ProviderChoices.all(desk.catalog.table()), more, check, signIn.state());
  }
}
