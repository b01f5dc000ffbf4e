package byok.wallet.dashboard;

import byok.browser.platform.Files;
import byok.core.audit.AuditKind;
import byok.core.backup.Backup;
import byok.core.backup.BackupFile;
import byok.core.backup.BackupNote;
import byok.core.backup.LossList;
import byok.core.backup.Restore;
import byok.core.keys.ProviderKey;
import byok.core.providers.ProviderEntry;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Utf8;
import byok.ui.Component;
import byok.ui.Format;
import byok.wallet.pages.backup.BackupActions;
import byok.wallet.pages.backup.BackupModel;
import byok.wallet.pages.backup.BackupView;
import byok.wallet.pages.backup.BackupWords;

/** Makes and restores backups. */
final class BackupCard implements SafetySheet.Card, BackupActions {
  private static final String TYPE = "application/octet-stream";

  private final Board board;
  private final Desk desk;
  private final BackupView view = new BackupView(this);

  BackupCard(Board board) {
    this.board = board;
    this.desk = board.desk;
  }

  @Override
  public Component view() {
    return view;
  }

  @Override
  public void refresh() {
    view.show(new BackupModel(desk.now(), BackupNote.last(desk.store), desk.keeping.isKept()));
  }

  @Override
  public void makeAsked() {
    board.change(view::askMake);
  }

  @Override
  public void restoreAsked() {
    board.change(view::askRestore);
  }

  @Override
  public void make(String passphrase) {
    attempt(() -> {
      BackupFile.Written written = BackupFile.write(desk.vault.current(), desk.ports, passphrase);
      Files.save("byok-wallet-" + Format.isoDay(desk.now()) + ".byok", TYPE, written.file());
      BackupNote.write(desk.store, written.backup().madeAt());
      desk.note(desk.event(AuditKind.EXPORTED).detail("backup"));
      desk.channel.tellChanged("vault");
      view.close();
      board.say(BackupWords.saved(written.backup().damaged().size()));
    });
  }

  @Override
  public void restore(byte[] file, double size, String passphrase, boolean replace) {
    attempt(() -> {
      BackupFile.checkSize(size);
      Backup backup = BackupFile.read(desk.ports, file).open(desk.ports, passphrase);
      if (replace) {
        view.problem(null);
        view.confirm(holds(backup), () -> board.change(() -> replace(backup)));
      } else {
        Ending.ofThoseEndedBy(desk, () -> merge(backup));
      }
    });
  }

  private void merge(Backup backup) {
    Restore.Added added = new Restore(desk.vault.current(), desk.ports).merge(backup);
    noteImport(desk, "added", backup);
    restored(BackupWords.added(added.keys(), added.grants(), added.requests()));
  }

  private void replace(Backup backup) {
    Ending.ofAllBy(desk, () -> new Restore(desk.vault.current(), desk.ports).replace(backup));
    noteImport(desk, "replaced all", backup);
    restored(BackupWords.replaced(backup.keys(), backup.apps(desk.now()), backup.requests()));
  }

  /** In the record as it is then: one that was replaced goes on from the backup's. */
  static void noteImport(Desk desk, String how, Backup backup) {
    desk.note(desk.event(AuditKind.IMPORTED).detail("backup of " + Format.isoDay(backup.madeAt()) + ", " + how));
  }

  private String holds(Backup backup) {
    String day = Format.day(backup.madeAt(), desk.now());
    return BackupWords.holds(day, backup.keys(), backup.apps(desk.now()), backup.requests());
  }

  private void restored(String sentence) {
    desk.channel.tellChanged("keys");
    desk.channel.tellChanged("grants");
    view.close();
    board.say(sentence);
  }

  /** What fails is said in the form, and changed nothing. */
  private void attempt(Runnable work) {
    board.change(() -> {
      view.working();
      try {
        work.run();
      } catch (ByokException e) {
        view.problem(e.getMessage());
      }
    });
  }

  @Override
  public void saveList(boolean asPage) {
    desk.tasks.put(() -> {
      LossList list = new LossList(Format.day(desk.now(), 0));
      for (ProviderKey key : desk.keys().list().items()) {
        ProviderEntry entry = desk.catalog.table().find(key.providerId());
        String name = entry == null || key.isCustom() ? key.label() : entry.name();
        list.add(key, name, entry == null ? "" : entry.keyUrl());
        SecretText management = desk.management().of(key.id());
        if (management != null) {
          ProviderKey managing = ProviderKey.draft(key.providerId(), key.label() + ", management key", management);
          list.add(managing, name, entry.managementUrl());
        }
      }
      String name = "byok-keys-to-revoke-" + Format.isoDay(desk.now());
      desk.note(desk.event(AuditKind.EXPORTED).detail("list for a lost device"));
      if (asPage) {
        Files.save(name + ".html", "text/html", Utf8.encode(list.html()));
      } else {
        Files.save(name + ".txt", "text/plain", Utf8.encode(list.text()));
      }
    });
  }
}
