package byok.wallet.bridge;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.PortPair;
import byok.browser.platform.EngineLoad;
import byok.browser.platform.Frames;
import byok.browser.platform.Green;
import byok.browser.platform.Mailbox;
import byok.browser.platform.OpfsWeights;
import byok.browser.platform.OwnModel;
import byok.core.local.LocalModel;
import byok.core.local.ModelFile;
import byok.core.port.Http;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.rpc.Port;
import byok.rpc.Timers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.teavm.jso.JSObject;

/**
 * One {@code /local} frame (protocol/spec/rpc.md, "Local engine"): third-party engines in a sandbox without key, vault,
 * storage and network; or the browser's own model in this page, at the same port. It is given the bytes of one model,
 * answers requests as a server would, and is thrown away.
 */
final class LocalFrame {
  private static final int LOAD_MILLIS = 20_000;
  private static final int STOP_MILLIS = 15_000;
  /** What the wallet tells itself while it waits, and no engine can say. */
  private static final Value.Obj CANCELLED = new Value.Obj();
  private static final Value.Obj LATE = new Value.Obj();
  private static final Value.Obj HUNG = new Value.Obj();

  /** None where the engine is the browser's own, which needs no sandbox and works in none. */
  private JSObject frame;
  private final PortPair pair = new PortPair();
  private final Port port = new BrowserPort(pair.near());
  private final Mailbox<Value.Obj> loading = new Mailbox<>();
  private final Map<Integer, LocalAnswer> running = new HashMap<>();
  private final Timers timers;
  private final Set<Integer> ending = new HashSet<>();
  private final Runnable heard;
  private boolean ready;
  private boolean settled;
  private boolean broken;
  private boolean hung;
  private int lastId;

  /** @param heard runs whenever the engine says something */
  LocalFrame(Timers timers, Runnable heard) {
    this.timers = timers;
    this.heard = heard;
    port.onMessage(this::receive);
  }

  /** Whether it is of no further use. */
  boolean isBroken() {
    return broken;
  }

  /** Loads frame, engine and model; a {@link LocalFailure} where that fails, {@link Http.Broken} where cancelled. */
  void load(LocalModel model, OpfsWeights weights, Http.Cancel cancel) {
    cancel.onCancel(() -> loading.put(CANCELLED));
    timers.after(LOAD_MILLIS, () -> loading.put(LATE));
    // What the browser loads may hang, and must not keep the request from being cancelled.
    begin(model);
    await("ready");
    EngineLoad load = new EngineLoad(model.engine(), model.id(), (double) model.context());
    for (ModelFile file : model.files()) {
      load.add(file.name(), weights.blob(model.id(), file.name()));
    }
    Green.run(() -> load.post(pair.near()));
    await("loaded");
  }

  private void begin(LocalModel model) {
    if (model.isOwn()) {
      Green.run(() -> OwnModel.serve(pair.far()));
    } else {
      frame = Frames.sandboxed("/local");
      Green.run(this::loadPage);
    }
  }

  private void loadPage() {
    if (!broken) {
      Frames.load(frame);
    }
    if (!broken) {
      Frames.onLeft(frame, this::left);
      Frames.givePort(Frames.windowOf(frame), pair.far());
    }
  }

  private void await(String wanted) {
    for (Value.Obj said = loading.take(); !wanted.equals(said.text("t")); said = loading.take()) {
      if (said == CANCELLED) {
        throw cancelled();
      } else if (said == LATE) {
        requireReady(wanted);
      } else if (said == HUNG) {
        throw hung();
      } else if (said.text("t").equals("failed")) {
        throw failed(said);
      }
    }
  }

  private Http.Broken cancelled() {
    broken = true;
    return new Http.Broken("The request was cancelled.");
  }

  private LocalFailure hung() {
    broken = true;
    return new LocalFailure(504, "The engine said nothing for too long while others waited.");
  }

  private LocalFailure failed(Value.Obj said) {
    broken = true;
    return LocalFailure.said(said);
  }

  /** Only the frame has to be there in time: a large model may take long. */
  private void requireReady(String wanted) {
    if (wanted.equals("ready")) {
      broken = true;
      throw new LocalFailure(503, "The part of the wallet that runs models did not load.");
    }
  }

  /** @param over runs once, when the answer has ended, however that was */
  Http.Response send(Http.Request request, Http.Cancel cancel, Runnable over) {
    if (cancel.isCancelled()) {
      throw new Http.Broken("The request was cancelled.");
    }
    int id = ++lastId;
    LocalAnswer answer = new LocalAnswer(() -> {
      running.remove(id);
      over.run();
    });
    running.put(id, answer);
    cancel.onCancel(() -> cancel(id));
    post(id, new Value.Obj().put("t", "fetch").put("method", request.method()).put("url", request.url())
        .put("body", Utf8.decode(request.body())));
    awaitHead(answer);
    return answer;
  }

  private void awaitHead(LocalAnswer answer) {
    try {
      answer.awaitHead();
    } catch (Http.Broken e) {
      throw hung ? hung() : e;
    }
  }

  /** It said nothing for too long: whatever it does is given up. */
  void giveUp() {
    hung = true;
    loading.put(HUNG);
    remove();
  }

  /** An engine that does not hear it is of no further use. */
  private void cancel(int id) {
    LocalAnswer answer = running.get(id);
    if (answer != null) {
      ending.add(id);
      post(id, new Value.Obj().put("t", "cancel"));
      answer.broken();
      timers.after(STOP_MILLIS, () -> {
        if (ending.contains(id)) {
          remove();
        }
      });
    }
  }

  private void post(int id, Value.Obj message) {
    if (!broken) {
      port.post(message.put("id", id));
    }
  }

  /** From the engine, which is not trusted to send only good messages. */
  private void receive(Value message) {
    if (!(message instanceof Value.Obj said) || said.text("t") == null) {
      return;
    }
    int id = (int) said.integer("id", 0);
    LocalAnswer answer = running.get(id);
    if (answer != null) {
      heard.run();
      answer.receive(said);
    } else if (id == 0) {
      receiveOfItself(said);
    } else if (said.text("t").equals("eof") || said.text("t").equals("broken")) {
      ending.remove(id);
    }
  }

  /** Each of what leads to a loaded model is taken once. */
  private void receiveOfItself(Value.Obj said) {
    String type = said.text("t");
    if (type.equals("busy")) {
      heard.run();
    } else if (!settled && (type.equals(ready ? "loaded" : "ready") || type.equals("failed"))) {
      settled = ready || type.equals("failed");
      ready = true;
      heard.run();
      loading.put(said);
    }
  }

  /** The engine went to another page, where it cannot answer any more. */
  private void left() {
    String why = "The engine left its page.";
    loading.put(new Value.Obj().put("t", "failed").put("status", 503).put("message", why));
    remove();
  }

  void remove() {
    broken = true;
    for (LocalAnswer answer : Map.copyOf(running).values()) {
      answer.broken();
    }
    if (frame == null) {
      port.post(new Value.Obj().put("t", "end"));
    } else {
      Frames.remove(frame);
    }
    port.close();
  }
}
