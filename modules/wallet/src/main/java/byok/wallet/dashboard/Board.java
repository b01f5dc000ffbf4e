package byok.wallet.dashboard;

import byok.core.audit.AuditKind;
import byok.core.budgets.Pause;
import byok.ui.Component;
import byok.wallet.pages.dashboard.DashboardActions;
import byok.wallet.pages.dashboard.DashboardView;
import byok.wallet.pages.dashboard.LockState;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.dashboard.Tab;
import byok.wallet.shared.PauseAll;

/** The dashboard of the open wallet: one tab at a time, read anew whenever something changed. */
final class Board implements DashboardActions {
  private static final long MINUTE = 60_000;

  /** One page of the dashboard. */
  interface Sheet {
    Component view();

    /** Reads and draws again. @param item what the address names within the page, or "" */
    void refresh(String item);
  }

  final Desk desk;
  final SignInDesk signIn;
  private final Runnable passphraseFirst;
  private final Runnable lock;
  private final Runnable erase;
  private final DashboardView view = new DashboardView(this);
  private LocalDesk local;
  private Tab tab;
  private Sheet sheet;

  /** @param signIn goes on with what the owner came back for */
  Board(SignInDesk signIn, Runnable passphraseFirst, Runnable lock, Runnable erase) {
    this.desk = signIn.desk();
    this.signIn = signIn;
    this.passphraseFirst = passphraseFirst;
    this.lock = lock;
    this.erase = erase;
  }

  void show() {
    byok.ui.Page.show(view);
    go(Place.now());
    signIn.onChange(this::refresh);
    if (signIn.isWaiting()) {
      change(signIn::fetch);
    }
    if (desk.hasRuns()) {
      // One may have ended while the wallet was locked.
      local().ended();
    }
  }

  void refresh() {
    refreshFrame();
    sheet.refresh(Place.now().item());
  }

  private void refreshFrame() {
    view.show(lockState());
    showSign();
    view.showPause(Pause.isOn(desk.store));
  }

  void showSign() {
    view.show(Signs.of(desk));
  }

  void say(String sentence) {
    view.say(sentence);
  }

  /** Runs a change of keys or limits, then reads everything again; asks for the passphrase instead where it is due. */
  void change(Runnable change) {
    desk.tasks.put(() -> {
      if (!desk.mayChange()) {
        passphraseFirst.run();
        return;
      }
      change.run();
      refresh();
    });
  }

  /** The models of this browser: one desk for all pages, as downloads go on. */
  LocalDesk local() {
    if (local == null) {
      local = new LocalDesk(this);
    }
    return local;
  }

  /** Another page is shown in its place. */
  void close() {
    if (local != null) {
      local.close();
    }
  }

  boolean shows(Tab which) {
    return tab == which;
  }

  /** Deletes the wallet. */
  void erase() {
    desk.tasks.put(erase);
  }

  @Override
  public void went(Place place) {
    desk.tasks.put(() -> go(place));
  }

  private void go(Place place) {
    if (desk.vault.current() == null) {
      return;
    }
    if (place.tab() != tab) {
      leave();
      tab = place.tab();
      sheet = sheet(tab);
      sheet.refresh(place.item());
      view.show(tab, sheet.view());
      refreshFrame();
    } else {
      refresh();
    }
  }

  private void leave() {
    if (tab == Tab.KEYS) {
      signIn.seen();
    }
  }

  private Sheet sheet(Tab which) {
    return switch (which) {
      case OVERVIEW -> new OverviewSheet(desk);
      case APPS -> new AppsSheet(this);
      case KEYS -> new KeysSheet(this);
      case ACTIVITY -> new ActivitySheet(this);
      case SAFETY -> new SafetySheet(this);
    };
  }

  private LockState lockState() {
    if (desk.isByDevice()) {
      return new LockState.ThisDevice();
    }
    long left = desk.freshUntil() - desk.now();
    return left <= 0 ? new LockState.OpenForApps() : new LockState.Open((int) (left / MINUTE));
  }

  @Override
  public void lockNow() {
    desk.tasks.put(lock);
  }

  /** Needs no passphrase: less authority is always allowed. */
  @Override
  public void pauseAll() {
    desk.tasks.put(() -> {
      new PauseAll(desk.store, desk.ports, desk::note, desk.channel::tellChanged).now();
      refresh();
    });
  }

  @Override
  public void resumeAll() {
    change(() -> {
      Pause.set(desk.store, false);
      desk.note(desk.event(AuditKind.SETTINGS_CHANGED).detail("all apps resumed"));
      desk.channel.tellChanged(Pause.TOLD);
      say("Apps are answered again.");
    });
  }

  @Override
  public void unlock() {
    desk.tasks.put(passphraseFirst);
  }
}
