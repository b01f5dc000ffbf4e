package byok.wallet.bridge;

import byok.protocol.ByokException;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.rpc.Frames;
import byok.rpc.Port;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One connection of the app. While a window of the wallet works for it, calls that need the vault go to that window as
 * they came, with their credit and cancels, and its answers come back; everything else stays with this bridge. Called
 * from the event loop; does not wait.
 */
final class LiveRelay implements Port {
  private static final List<String> METHODS =
      List.of(
          "handshake", "getGrantState", "revokeGrant", "streamLanguage", "doLanguage", "doImage", "doSpeech",
          "doTranscription", "doEmbedding", "doReranking", "getModelLimits", "listModels", "getUsage", "fetch");

  private final Port app;
  private final Consumer<LiveRelay> closed;
  private final Consumer<Value> told;
  private final Set<Integer> away = new HashSet<>();
  private Consumer<Value> bridge = message -> {};
  private Port window;

  /** @param told hears each event of the window on its way to the app */
  LiveRelay(Port app, Consumer<LiveRelay> closed, Consumer<Value> told) {
    this.app = app;
    this.closed = closed;
    this.told = told;
  }

  /** From now on a window answers, over its own port for this connection. */
  void begin(Port port) {
    window = port;
    port.onMessage(this::fromWindow);
  }

  /** The window is gone: what it had not answered fails. */
  void end(ByokException reason) {
    if (window == null) {
      return;
    }
    window.close();
    window = null;
    for (int id : List.copyOf(away)) {
      app.post(Frames.error(id, reason));
    }
    away.clear();
  }

  @Override
  public void onMessage(Consumer<Value> receiver) {
    bridge = receiver;
    app.onMessage(this::fromApp);
  }

  @Override
  public void post(Value message) {
    app.post(message);
  }

  @Override
  public void close() {
    if (window != null) {
      window.post(new Value.Obj().put("t", "bye"));
      window.close();
      window = null;
    }
    closed.accept(this);
    app.close();
  }

  private void fromApp(Value message) {
    if (window != null && message instanceof Value.Obj frame && isForWindow(frame)) {
      window.post(message);
    } else {
      bridge.accept(message);
    }
  }

  private boolean isForWindow(Value.Obj frame) {
    Integer id = Integer.valueOf((int) frame.integer("id", 0));
    if ("call".equals(frame.text("t"))) {
      boolean goes = Lists.contain(METHODS, frame.text("m"));
      if (goes) {
        away.add(id);
      }
      return goes;
    }
    boolean isCancel = "cancel".equals(frame.text("t"));
    return isCancel ? away.remove(id) : away.contains(id);
  }

  private void fromWindow(Value message) {
    if (!(message instanceof Value.Obj frame) || frame.text("t") == null) {
      return;
    }
    Integer id = Integer.valueOf((int) frame.integer("id", 0));
    switch (frame.text("t")) {
      case "event" -> {
        told.accept(message);
        app.post(message);
      }
      case "open", "parts" -> forward(away.contains(id), message);
      case "result", "error", "end" -> forward(away.remove(id), message);
      default -> {}
    }
  }

  private void forward(boolean isAwaited, Value message) {
    if (isAwaited) {
      app.post(message);
    }
  }
}
