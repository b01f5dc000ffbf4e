package byok.wallet.dashboard;

import byok.browser.platform.Green;
import byok.browser.platform.Page;
import byok.core.audit.AuditKind;
import byok.core.signin.Callback;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.wallet.pages.unlock.UnlockActions;
import byok.wallet.pages.unlock.UnlockState;
import byok.wallet.pages.unlock.UnlockView;
import byok.wallet.shared.Attention;
import byok.wallet.shared.PasskeyDoor;
import byok.wallet.shared.PauseAll;

/**
 * Entry of {@code /}. Shows what the wallet as it is calls for: setting it up, unlocking it, or the dashboard.
 * Everything that happens becomes a task of one loop.
 */
public final class DashboardPage implements UnlockActions, Attention.Watcher {
  private static final int TICK_MILLIS = 20_000;
  private static final int LOOK_MILLIS = 150;

  /** The address that a consent window leads to where an approval needs a proof first. */
  private static final String CONFIRM = "confirm";
  private static final String TO_APPROVE = "An approval asks for your passphrase or passkey first.";
  private static final String TO_ADD = "Adding a key asks for your passphrase or passkey first.";
  private static final String TO_CHANGE = "Changing keys or limits asks for your passphrase or passkey first.";

  private final Desk desk = new Desk();
  private final PasskeyDoor passkey = new PasskeyDoor(desk.passkeys, desk.tasks);
  private final PauseAll pause = new PauseAll(desk.store, desk.ports, desk::note, desk.channel::tellChanged);
  private final SignInDesk signIn;
  private final Attention attention = new Attention(desk.timers, desk.tasks, desk.ports.clock(), this);
  private FirstRun start;
  private UnlockView unlock;
  private Board board;
  private String waitingOrigin;
  /** Why the owner is asked who is there although the wallet is open; null where that is not so. */
  private String reason;
  private boolean looking;

  private DashboardPage(Callback callback) {
    signIn = new SignInDesk(desk, callback);
  }

  public static void main(String[] args) {
    Callback callback = SignInDesk.callback();
    Green.prepare();
    Green.run(() -> new DashboardPage(callback).run());
  }

  private void run() {
    listen();
    task(this::evaluate);
    task(desk::sweep);
    task(this::hangBell);
    tick();
    while (true) {
      task(desk.tasks.take());
    }
  }

  private void listen() {
    attention.watch();
    desk.channel.onChanged(what -> look());
    desk.channel.onRevoked(id -> look());
    desk.channel.onLocked(() -> desk.tasks.put(this::locked));
    desk.channel.onWaiting(origin -> desk.tasks.put(() -> waits(origin)));
    Page.onGesture(desk::gesture);
    Page.onFocus(this::look);
    Page.onRestore(this::look);
    Page.onRestore(() -> desk.tasks.put(signIn::stays));
  }

  /** Browsers forget cookies sooner than storage. */
  private void hangBell() {
    if (desk.vault.exists()) {
      desk.bell.hang();
    }
  }

  /**
   * Looks at the wallet again in a moment, once for all that happens until then: what the owner does is in the same
   * queue and must not wait behind an app's noise.
   */
  private void look() {
    if (!looking) {
      looking = true;
      desk.timers.after(LOOK_MILLIS, () -> desk.tasks.put(() -> {
        looking = false;
        evaluate();
      }));
    }
  }

  /** A task that fails leaves the page as it is; what it stored is read again. */
  private void task(Runnable task) {
    try {
      task.run();
    } catch (ByokException e) {
      if (board != null) {
        board.say(e.getMessage());
      }
    }
  }

  private void tick() {
    desk.timers.after(TICK_MILLIS, () -> {
      desk.tasks.put(this::refresh);
      tick();
    });
  }

  private void refresh() {
    if (board != null && Page.isVisible()) {
      if (desk.vault.usable() == null) {
        locked();
      } else {
        board.refresh();
        AuditWatch.look(desk);
        SubKeyWatch.look(board);
      }
    }
  }

  /** In how many seconds the next passphrase may be tried. */
  private int pause() {
    return (int) ((desk.vault.tries().waitMillis() + 999) / 1000);
  }

  /** Draws what the wallet as it is now calls for; what is begun stays. */
  private void evaluate() {
    if (start != null && desk.vault.current() != null) {
      return;
    }
    if (!desk.vault.exists()) {
      desk.giveUpRuns();
      begin();
      return;
    }
    OpenVault open = desk.open();
    if (open == null) {
      showPause();
      ask(new UnlockState.Asking(null, waitingOrigin));
    } else if (board == null) {
      drawOpen();
    } else {
      refresh();
    }
  }

  private void drawOpen() {
    if (!desk.mayChange() && (reason != null || namesAChange())) {
      proveFirst(reason != null ? reason : Page.fragment().equals(CONFIRM) ? TO_APPROVE : TO_ADD);
    } else if (isToStart()) {
      begin();
    } else {
      enter();
    }
  }

  /** The page was opened for a change, by a consent window or on the way back from a provider. */
  private boolean namesAChange() {
    return Page.fragment().equals(CONFIRM) || isToStart() || signIn.isWaiting();
  }

  private boolean isToStart() {
    return Page.fragment().equals("start") && desk.keys().list().items().isEmpty();
  }

  private void begin() {
    if (start == null) {
      closeBoard();
      unlock = null;
      start = new FirstRun(signIn, this::enter);
      start.show();
    }
  }

  private void ask(UnlockState state) {
    if (unlock == null) {
      start = null;
      closeBoard();
      unlock = new UnlockView(this);
      byok.ui.Page.show(unlock);
      desk.channel.askWaiting();
      unlock.show(state);
      unlock.fetches(signIn.waitingFor());
      unlock.show(Signs.of(desk));
      pause.show(unlock.pause());
      attention.begin();
      if (passkey.isOffered()) {
        unlock.offerPasskey(desk.vault.current() != null);
      }
      if (pause() > 0) {
        unlock.show(new UnlockState.Waiting(pause()));
      }
    }
  }

  private void closeBoard() {
    if (board != null) {
      board.close();
    }
    board = null;
  }

  private void enter() {
    start = null;
    unlock = null;
    reason = null;
    board = new Board(signIn, this::passphraseFirst, this::lock, this::eraseAll);
    board.show();
    AuditWatch.look(desk);
    SubKeyWatch.look(board);
  }

  private void waits(String origin) {
    waitingOrigin = origin;
    if (start != null) {
      start.waits(origin);
    } else if (unlock != null) {
      unlock.show(new UnlockState.Asking(reason, origin));
    }
  }

  /** A change of keys or limits asks again who is there. */
  private void passphraseFirst() {
    proveFirst(TO_CHANGE);
  }

  private void proveFirst(String why) {
    reason = why;
    ask(new UnlockState.Asking(why, null));
  }

  private void lock() {
    desk.grants().table().bumpEpochs();
    desk.bell.ringAll();
    desk.note(desk.event(AuditKind.LOCKED));
    desk.subKeys.endAll(desk.vault.current(), () -> {});
    desk.forgetProof();
    desk.lock();
    desk.channel.tellLocked();
    locked();
    if (board != null) {
      board.say("Running answers were ended. This wallet opens by itself on this device.");
    }
  }

  private void locked() {
    boolean wasOpen = reason != null;
    desk.lock();
    reason = null;
    if (desk.isByDevice()) {
      evaluate();
    } else if (desk.vault.exists()) {
      ask(new UnlockState.Asking(null, null));
      if (wasOpen) {
        unlock.show(new UnlockState.Asking(null, null));
      }
    }
  }

  private void eraseAll() {
    Ending.wallet(desk);
    Page.replace("/");
    evaluate();
  }

  @Override
  public void begins(boolean roomy) {
    if (unlock != null) {
      unlock.pause().ready(false);
    }
  }

  @Override
  public void held() {
    if (unlock != null) {
      unlock.pause().ready(true);
    }
  }

  private void showPause() {
    if (unlock != null) {
      pause.show(unlock.pause());
    }
  }

  @Override
  public void pauseAll() {
    attention.ifMeant(() -> {
      if (unlock != null) {
        pause.by(unlock.pause());
      }
    });
  }

  @Override
  public void erase() {
    desk.tasks.put(this::eraseAll);
  }

  @Override
  public void unlock(String passphrase) {
    desk.tasks.put(() -> open(passphrase));
  }

  @Override
  public void usePasskey() {
    UnlockView view = unlock;
    passkey.open(() -> opened("passkey"), view::passkeyFailed);
  }

  private void open(String passphrase) {
    UnlockView view = unlock;
    view.show(new UnlockState.Trying());
    try {
      if (desk.isByDevice()) {
        desk.vault.unlockOnDevice();
      } else {
        desk.vault.unlock(passphrase);
      }
    } catch (ByokException e) {
      view.show(e.code() == ErrorCode.WRONG_PASSPHRASE
          ? new UnlockState.Wrong(pause())
          : e.code() == ErrorCode.RATE_LIMITED
              ? new UnlockState.Waiting(pause())
              : new UnlockState.Failed(e.getMessage()));
      return;
    }
    opened("");
  }

  private void opened(String how) {
    desk.note(desk.event(AuditKind.UNLOCKED).detail(how));
    desk.channel.tellChanged("vault");
    unlock = null;
    reason = null;
    evaluate();
  }
}
