package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.GreenTasks;
import byok.core.grants.Grant;
import byok.core.port.Engine;
import byok.core.request.Catalog;
import byok.core.request.LanguageRequest;
import byok.core.request.Wallet;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.ModelCall;
import byok.rpc.RpcRequest;
import byok.wallet.shared.Platform;

/**
 * Model calls with all that they need: provider table, prices, engine. This class and what only it reaches is a file of
 * its own in the browser, loaded at the first call ({@code build/split.mjs}).
 */
final class ModelCalls implements Calls {
  private final Bridge bridge;
  private Wallet.Outside outside;
  private Catalog catalog;

  /** Does nothing yet: what the constructor calls would belong to those who call it, and so to the first file. */
  ModelCalls(Bridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public void language(Grant grant, RpcRequest rpc, boolean stream) {
    ModelCall call = ModelCall.decode(rpc.args());
    prepare();
    LanguageRequest request = new LanguageRequest(wallet(), call, stream, new RpcAnswer(rpc));
    rpc.onCancel(() -> request.stop(new ByokException(ErrorCode.ABORTED, "The app stopped the request.")));
    Connections.Running running = request::stop;
    bridge.connections().started(running);
    try {
      request.run(grant);
    } finally {
      bridge.connections().ended(running);
      bridge.tellLedger();
    }
  }

  private void prepare() {
    if (catalog == null) {
      Catalog loaded = Platform.catalog(bridge.ports());
      // Another call may have come first while this one waited.
      catalog = catalog == null ? loaded : catalog;
    }
    if (outside == null) {
      Engine engine = new EngineHost(new BrowserTimers(), bridge.http());
      outside = new Wallet.Outside(new BoundHttp(bridge, catalog), engine, new GreenTasks());
    }
  }

  private Wallet wallet() {
    OpenVault open = bridge.access().open();
    if (open == null) {
      throw new ByokException(ErrorCode.LOCKED, "The wallet is locked.");
    }
    return new Wallet(open, bridge.ports(), catalog, outside, bridge.owner());
  }
}
