package byok.wallet.bridge;

import byok.core.request.ModelRequest;
import byok.protocol.ByokException;

/** A model call as the bridge's connections know it. */
record RunningRequest(ModelRequest request, String model, long startedMillis) implements Connections.Running {
  @Override
  public void stop(ByokException reason) {
    request.stop(reason);
  }

  @Override
  public String entryId() {
    return request.entryId();
  }
}
