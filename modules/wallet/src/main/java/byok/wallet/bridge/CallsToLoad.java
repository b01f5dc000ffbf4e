package byok.wallet.bridge;

import byok.browser.platform.LaterCode;
import byok.core.grants.Grant;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.RpcRequest;
import byok.wallet.shared.Line;

/** Loads the code that asks the owner and runs model calls, then steps aside. */
final class CallsToLoad implements Calls {
  private final Bridge bridge;

  CallsToLoad(Bridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public void run(Grant grant, Capability kind, RpcRequest request, boolean stream) {
    load();
    bridge.calls().run(grant, kind, request, stream);
  }

  @Override
  public void fetch(Grant grant, RpcRequest request) {
    load();
    bridge.calls().fetch(grant, request);
  }

  @Override
  public Value.Obj answer(String method, Grant grant, Value args) {
    load();
    return bridge.calls().answer(method, grant, args);
  }

  /** Nobody has asked for models yet. */
  @Override
  public void changed(String what) {}

  @Override
  public ConsentDesk.Decision decide(String origin, Value args) {
    load();
    return bridge.calls().decide(origin, args);
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
    if (!LaterCode.load(LaterCode.CALLS)) {
      throw bridge.http().isOffline()
          ? new ByokException(ErrorCode.OFFLINE, "There is no network.")
          : new ByokException(ErrorCode.INTERNAL, "A part of the wallet did not load; reload the page.");
    }
    if (bridge.calls() == this) {
      bridge.setCalls(new ModelCalls(bridge));
    }
  }
}
