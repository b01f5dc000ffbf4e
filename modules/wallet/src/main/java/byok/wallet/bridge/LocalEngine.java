package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Frames;
import byok.browser.platform.Green;
import byok.browser.platform.OpfsWeights;
import byok.browser.platform.StorageAccess;
import byok.core.grants.Storage;
import byok.core.local.LocalModel;
import byok.core.local.LocalModels;
import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.rpc.Timers;
import byok.wallet.shared.EngineLine;
import org.teavm.jso.JSObject;

/**
 * What runs local models for this page's app. One request runs at a time in the whole browser, in the order they came;
 * a model stays loaded until another app's turn, or until nobody has used it for a while.
 */
final class LocalEngine {
  /** What the page whose turn it is tells the others: they give their memory free, and show who waits. */
  static final String TAKEN = "engine:";

  private static final int IDLE_MILLIS = 120_000;
  /** Time for the browser to begin the worker. */
  private static final int KEEP_MILLIS = 30_000;

  private final Bridge bridge;
  private final Timers timers = new BrowserTimers();
  private final Silence silence;
  private OpfsWeights weights;
  private LocalFrame frame;
  private String loaded;
  private int used;
  private boolean running;
  private boolean kept;

  LocalEngine(Bridge bridge) {
    this.bridge = bridge;
    this.silence = new Silence(timers, bridge.ports().clock(), this::isWaitedFor);
  }

  private boolean isWaitedFor() {
    return EngineLine.of(bridge.access().locks()).waiting() > 0;
  }

  /** Refused where this page does not reach the models of this browser. */
  void reach() {
    if (weights == null) {
      weights = weights();
    }
    if (weights == null) {
      throw new ByokException(
          ErrorCode.MODEL_NOT_ALLOWED,
          "In this browser local models run in a window of the wallet, which this grant does not open.",
          new Value.Obj().put("hint", "Ask for a grant that is strict or local only."));
    }
  }

  /** The wallet's, as the way to its vault is the way to them; {@code null} where there is none. */
  private OpfsWeights weights() {
    VaultAccess access = bridge.access();
    if (access.storage() != Storage.SHARED) {
      return null;
    }
    return access.isOpenToStrangers() ? OpfsWeights.through(StorageAccess.tryHandle()) : OpfsWeights.own();
  }

  /** Waits for its turn, loads the model where another is loaded, and asks it. */
  Http.Response send(Http.Request request, Http.Cancel cancel) {
    Runnable taken = EngineLine.take(bridge.access().locks(), bridge.appName(), cancel);
    if (taken == null) {
      throw new Http.Broken("The request was cancelled.");
    }
    Turn turn = new Turn(taken);
    Green.run(bridge::tellLedger);
    boolean sent = false;
    try {
      Http.Response answer = load(modelOf(request), cancel).send(request, cancel, turn::end);
      sent = true;
      return answer;
    } catch (LocalFailure e) {
      return e.answer(bridge.ports().json());
    } catch (ByokException e) {
      return new LocalFailure(503, e.getMessage()).answer(bridge.ports().json());
    } finally {
      if (!sent) {
        turn.end();
      }
      dropIfBroken();
    }
  }

  /** That of one request. */
  private final class Turn {
    private final Runnable taken;
    private boolean ended;

    Turn(Runnable taken) {
      this.taken = taken;
      running = true;
      silence.begin(Green::run, LocalEngine.this::giveUp);
    }

    void end() {
      if (!ended) {
        ended = true;
        running = false;
        silence.over();
        taken.run();
        dropWhenIdle();
      }
    }
  }

  private void giveUp() {
    if (frame != null) {
      frame.giveUp();
    }
  }

  /** Whether it is this page's turn. */
  boolean isRunning() {
    return running;
  }

  private String modelOf(Http.Request request) {
    Value body = bridge.ports().json().parse(Utf8.decode(request.body()));
    String model = body instanceof Value.Obj fields ? fields.text("model") : null;
    return model == null ? "" : model;
  }

  private LocalFrame load(String id, Http.Cancel cancel) {
    bridge.access().tellChanged(TAKEN + bridge.owner());
    dropIfBroken();
    if (frame == null || !id.equals(loaded)) {
      drop();
      LocalModel model = model(id);
      frame = new LocalFrame(timers, silence::heard);
      frame.load(model, weights, cancel);
      loaded = id;
      keep();
    }
    return frame;
  }

  /** Where a model answered, the wallet loads without a network from then on. */
  private void keep() {
    if (!kept) {
      kept = true;
      Green.run(this::keepPages);
    }
  }

  /** A page of the wallet's that an app could lead elsewhere is not left behind. */
  private void keepPages() {
    JSObject page = Frames.hidden("/offline");
    timers.after(KEEP_MILLIS, () -> Frames.remove(page));
    Frames.load(page);
  }

  private LocalModel model(String id) {
    if (id.equals(LocalModel.OWN.id())) {
      return LocalModel.OWN;
    }
    LocalModels models = new LocalModels(weights, bridge.ports().json());
    LocalModel model = models.isReady(id) ? models.find(id) : null;
    if (model == null) {
      throw LocalFailure.notThere();
    }
    return model;
  }

  private void dropWhenIdle() {
    int now = ++used;
    timers.after(IDLE_MILLIS, () -> {
      if (used == now && !running) {
        drop();
      }
    });
  }

  /** Another page of the wallet has its turn. */
  void changed(String what) {
    if (what.startsWith(TAKEN) && !what.equals(TAKEN + bridge.owner()) && !running) {
      drop();
    }
  }

  private void dropIfBroken() {
    if (frame != null && frame.isBroken()) {
      drop();
    }
  }

  /** Gives the memory free: with its frame the engine is gone, whatever state it was in. */
  private void drop() {
    if (frame != null) {
      frame.remove();
      frame = null;
      loaded = null;
    }
  }
}
