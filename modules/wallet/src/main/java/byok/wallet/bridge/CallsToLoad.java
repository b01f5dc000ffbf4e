package byok.wallet.bridge;

import byok.browser.platform.LaterCode;
import byok.core.grants.Grant;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.rpc.RpcRequest;
import byok.wallet.shared.Line;

/** Loads the code that runs model calls, then steps aside. */
final class CallsToLoad implements Calls {
  private final Bridge bridge;

  CallsToLoad(Bridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public void language(Grant grant, RpcRequest request, boolean stream) {
    load();
    bridge.calls().language(grant, request, stream);
  }

  @Override
  public Line mail(String requestId) {
    load();
    return bridge.calls().mail(requestId);
  }

  @Override
  public void revoked(String grantId) {
    load();
    bridge.calls().revoked(grantId);
  }

  private void load() {
    if (!LaterCode.load()) {
      throw bridge.http().isOffline()
          ? new ByokException(ErrorCode.OFFLINE, "There is no network.")
          : new ByokException(ErrorCode.INTERNAL, "A part of the wallet did not load; reload the page.");
    }
    if (bridge.calls() == this) {
      bridge.setCalls(new ModelCalls(bridge));
    }
  }
}
