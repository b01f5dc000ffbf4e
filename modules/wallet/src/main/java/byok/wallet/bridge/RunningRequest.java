package byok.wallet.bridge;

import byok.core.request.PaidRequest;
import byok.protocol.ByokException;

/** A model call as the bridge's connections know it. */
record RunningRequest(PaidRequest request, String model, long startedMillis) implements Connections.Running {
  @Override
  public void stop(ByokException reason) {
    request.stop(reason);
  }

  @Override
  public boolean isHere() {
    return request.isHere();
  }

  @Override
  public String entryId() {
    return request.entryId();
  }
}
