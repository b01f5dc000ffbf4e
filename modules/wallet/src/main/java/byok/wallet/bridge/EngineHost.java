package byok.wallet.bridge;

import byok.core.port.Engine;
import byok.protocol.Value;
import byok.rpc.Port;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The wallet's side of the sandboxed {@code /engine} frame (protocol/spec/rpc.md, "Engine"). The frame is created at
 * the first call and serves every later one; calls are told apart by number.
 */
final class EngineHost implements Engine {
  private final Supplier<Port> frame;
  private final Map<Integer, EngineRun> running = new HashMap<>();
  private Port port;
  private int lastId;

  /** @param frame creates the engine's frame and answers its port */
  EngineHost(Supplier<Port> frame) {
    this.frame = frame;
  }

  @Override
  public Run start(Call call) {
    if (port == null) {
      port = frame.get();
      port.onMessage(this::receive);
    }
    int id = ++lastId;
    EngineRun run = new EngineRun(id, port, () -> running.remove(id));
    running.put(id, run);
    port.post(message(id, call));
    return run;
  }

  private static Value message(int id, Call call) {
    return new Value.Obj()
        .put("t", "run")
        .put("id", id)
        .put("package", call.packageName())
        .put("api", call.api())
        .put("baseUrl", call.baseUrl())
        .put("modelId", call.modelId())
        .put("method", call.stream() ? "doStream" : "doGenerate")
        .put("options", call.options());
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
