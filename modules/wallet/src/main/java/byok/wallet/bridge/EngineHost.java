package byok.wallet.bridge;

import byok.core.port.Engine;
import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Port;
import byok.rpc.Timers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The wallet's side of the sandboxed frames of provider packages (protocol/spec/rpc.md, "Engine"): one for all
 * providers, and one, which loads without a network, for models of this browser. Each is created at its first call and
 * serves every later one; calls are told apart by number.
 */
final class EngineHost implements Engine {
  private final Timers timers;
  private final Http http;
  private final Map<Integer, EngineRun> running = new HashMap<>();
  private final Map<String, EngineFrame> frames = new HashMap<>();
  private int lastId;

  EngineHost(Timers timers, Http http) {
    this.timers = timers;
    this.http = http;
  }

  @Override
  public Run start(Call call) {
    Port port = frame(LocalHttp.isHere(call.baseUrl()) ? "/engine-local" : "/engine").await();
    if (port == null) {
      throw unloaded();
    }
    int id = ++lastId;
    EngineRun run = new EngineRun(id, port, () -> running.remove(id));
    running.put(id, run);
    port.post(message(id, call));
    return run;
  }

  private EngineFrame frame(String page) {
    EngineFrame frame = frames.get(page);
    if (frame == null || frame.isFailed()) {
      frame = new EngineFrame(page, timers, this::receive, this::gone);
      frames.put(page, frame);
    }
    return frame;
  }

  /** An app can lead a frame of its bridge elsewhere; its requests end then, and what they reserved is settled. */
  private void gone(Port port) {
    for (EngineRun run : List.copyOf(running.values())) {
      if (run.isAt(port)) {
        run.stop(new ByokException(
            ErrorCode.PROVIDER_DISCONNECTED, "The part of the wallet that speaks to providers was led elsewhere."));
      }
    }
  }

  private ByokException unloaded() {
    return http.isOffline()
        ? new ByokException(ErrorCode.OFFLINE, "There is no network.")
        : new ByokException(
            ErrorCode.PROVIDER_UNREACHABLE, "The part of the wallet that speaks to providers did not load.");
  }

  private static Value message(int id, Call call) {
    return new Value.Obj()
        .put("t", "run")
        .put("id", id)
        .put("kind", call.kind().wire())
        .put("package", call.packageName())
        .put("api", call.api())
        .put("baseUrl", call.baseUrl())
        .put("modelId", call.modelId())
        .put("method", method(call))
        .put("options", call.options());
  }

  private static String method(Call call) {
    return switch (call.kind()) {
      case EMBEDDING -> "doEmbed";
      case RERANKING -> "doRerank";
      default -> call.stream() ? "doStream" : "doGenerate";
    };
  }

  private void receive(Value message) {
    if (message instanceof Value.Obj frame) {
      EngineRun run = running.get((int) frame.integer("id", 0));
      if (run != null) {
        run.receive(frame);
      }
    }
  }
}
