package byok.wallet.bridge;

import byok.core.port.Engine;
import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Port;
import byok.rpc.Timers;
import java.util.HashMap;
import java.util.Map;

/**
 * The wallet's side of the sandboxed {@code /engine} frame (protocol/spec/rpc.md, "Engine"). The frame is created at
 * the first call and serves every later one; calls are told apart by number.
 */
final class EngineHost implements Engine {
  private final Timers timers;
  private final Http http;
  private final Map<Integer, EngineRun> running = new HashMap<>();
  private EngineFrame frame;
  private int lastId;

  EngineHost(Timers timers, Http http) {
    this.timers = timers;
    this.http = http;
  }

  @Override
  public Run start(Call call) {
    if (frame == null || frame.isFailed()) {
      frame = new EngineFrame(timers, this::receive);
    }
    Port port = frame.await();
    if (port == null) {
      throw unloaded();
    }
    int id = ++lastId;
    EngineRun run = new EngineRun(id, port, () -> running.remove(id));
    running.put(id, run);
    port.post(message(id, call));
    return run;
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
