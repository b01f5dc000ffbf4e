package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.messaging.Windows;
import byok.browser.platform.Frames;
import byok.browser.platform.Green;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.Mailbox;
import byok.browser.platform.Page;
import byok.core.audit.AuditTrail;
import byok.core.budgets.Pause;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.grants.Storage;
import byok.core.port.Ports;
import byok.core.session.SessionIssuer;
import byok.core.vault.OpenVault;
import byok.protocol.Value;
import byok.rpc.Timers;
import byok.wallet.pages.live.LiveActions;
import byok.wallet.pages.live.LiveState;
import byok.wallet.pages.live.LiveView;
import byok.wallet.shared.Attention;
import byok.wallet.shared.PauseAll;
import byok.wallet.shared.Platform;
import byok.wallet.shared.SignReader;
import java.util.List;
import org.teavm.jso.JSObject;

/**
 * Entry of {@code /live}: a window of the wallet that stays open and does the work for the one app that opened it
 * (protocol/spec/handshake.md, "Live window"). It runs the bridge's own code over the wallet's own vault. No request
 * waits for a timer here, as browsers slow those down in a window behind others; only finding the app's page again
 * does.
 */
public final class LivePage implements LiveActions, Attention.Watcher {
  private static final int FIND_MILLIS = 200;
  private static final int PATIENCE = 15;
  private static final String NAME = "byok-live";

  private final Timers timers = new BrowserTimers();
  private final Mailbox<Runnable> tasks = new Mailbox<>();
  private final Ports ports = Platform.ports();
  private final Bridge bridge = new Bridge();
  private final ModelCalls calls = new ModelCalls(bridge);
  private final LiveView view = new LiveView(this);
  private final Attention attention = new Attention(timers, tasks, ports.clock(), this);
  private PauseAll pause;
  private LiveApp app;
  private String origin;
  private boolean linked;
  private boolean replaced;

  private LivePage() {}

  public static void main(String[] args) {
    Green.prepare();
    Green.run(() -> new LivePage().run());
  }

  private void run() {
    byok.ui.Page.show(view);
    Page.windowName(NAME);
    SharedVault vault = SharedVault.ofWindow(IndexedDbStore.ownFactory(), ports);
    view.show(SignReader.read(vault.store()));
    bridge.setCalls(calls);
    bridge.watch(() -> tasks.put(this::draw));
    LiveEndings endings = new LiveEndings(bridge, () -> tasks.put(this::changed));
    bridge.boot(vault, endings);
    pause = new PauseAll(vault.store(), ports, new AuditTrail(vault::open, ports)::add, what -> {
      vault.tellChanged(what);
      endings.changed(what);
    });
    attention.watch();
    Windows.listen(this::receive);
    Page.onHide(() -> {
      if (app != null) {
        app.leave();
      }
    });
    look();
    while (true) {
      tasks.take().run();
    }
  }

  /** Looks for the app's page, which may be loading, until it is there. */
  private void look() {
    LiveApp found = linked || replaced ? null : LiveApp.find();
    if (found != null && (origin == null || origin.equals(found.origin()))) {
      offer(found);
    } else if (!linked && !replaced && Frames.hasOpener()) {
      timers.after(FIND_MILLIS, () -> tasks.put(this::look));
    }
  }

  private void offer(LiveApp found) {
    origin = found.origin();
    bridge.worksFor(origin);
    if (isOwners()) {
      app = found;
      found.offer(bridge.states().handshake(), said -> tasks.put(() -> told(found, said)));
      await(found, PATIENCE);
    }
    draw();
  }

  /** A page that is just going away takes no offer, nor one that loads. */
  private void await(LiveApp found, int tries) {
    timers.after(FIND_MILLIS, () -> tasks.put(() -> {
      if (linked || app != found) {
        return;
      }
      if (tries == 0 || found.isGone()) {
        look();
      } else {
        await(found, tries - 1);
      }
    }));
  }

  /** Whether the owner lets this app work through a window. */
  private boolean isOwners() {
    GrantRow row = bridge.states().row();
    return row != null && isLive(row) && row.caveats().strict();
  }

  private boolean isLive(GrantRow row) {
    return row.statusAt(ports.clock().nowMillis()).isLive();
  }

  private void told(LiveApp by, Value.Obj said) {
    if (by != app) {
      return;
    }
    linked = "taken".equals(said.text("q"));
    replaced = "replaced".equals(said.text("q"));
    if (linked) {
      takeOver(said.object("report"));
    } else {
      bridge.connections().dropAll();
      look();
    }
    if (replaced || !Frames.hasOpener()) {
      Page.close();
    }
    draw();
  }

  /** The app had a sealed session until now: what it spent comes home, what it held goes. */
  private void takeOver(Value.Obj report) {
    OpenVault open = report == null ? null : bridge.access().open();
    if (open != null) {
      new SessionIssuer(open, ports).acceptKnown(report);
      app.accepted();
    }
    GrantRow row = bridge.states().row();
    if (row != null) {
      new GrantTable(bridge.access().store(), ports.clock(), ports.crypto()).moveTo(row.grantId(), Storage.LIVE);
    }
    bridge.access().tellChanged("grants");
  }

  /** A connection of the app, from its bridge. May not wait. */
  private void receive(JSObject data, String sender, JSObject source, JSObject port) {
    if (app != null && port != null && "app".equals(Windows.peek(data, "byok")) && app.isFrom(source, sender)) {
      bridge.serveRelayed(port);
    }
  }

  private void changed() {
    view.show(SignReader.read(bridge.access().store()));
    if (app == null) {
      look();
    }
    draw();
  }

  private void draw() {
    view.show(state());
    if (origin != null && bridge.states().row() != null) {
      pause.show(view.pause());
    }
  }

  @Override
  public void begins(boolean roomy) {
    view.pause().ready(false);
  }

  @Override
  public void held() {
    view.pause().ready(true);
  }

  @Override
  public void pauseAll() {
    attention.ifMeant(() -> pause.by(view.pause()));
  }

  private LiveState state() {
    if (replaced) {
      return new LiveState.Ended(origin, LiveState.Why.ELSEWHERE);
    }
    if (origin == null) {
      return new LiveState.Looking();
    }
    GrantRow row = bridge.states().row();
    if (row == null || !isLive(row)) {
      return new LiveState.Ended(origin, LiveState.Why.NO_GRANT);
    }
    return linked ? working() : row.caveats().strict()
        ? new LiveState.Away(origin)
        : new LiveState.Ended(origin, LiveState.Why.NOT_NEEDED);
  }

  private LiveState working() {
    if (bridge.access().open() == null) {
      return new LiveState.Locked(origin, Page.origin() + "/#unlock");
    }
    List<Connections.Running> running = bridge.connections().running();
    return new LiveState.Working(
        origin, LiveWorks.of(running, calls.hasTurn()), Pause.isOn(bridge.access().store()));
  }

  @Override
  public void stop(String entryId) {
    tasks.put(() -> new Endings(bridge).stopped(entryId));
  }

  @Override
  public void closeWindow() {
    Page.close();
  }
}
