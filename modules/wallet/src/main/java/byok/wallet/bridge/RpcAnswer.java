package byok.wallet.bridge;

import byok.browser.platform.Gate;
import byok.core.request.Answer;
import byok.protocol.Value;
import byok.rpc.RpcRequest;

/** The answer of a model request as it goes out over RPC; waits while the app has no room. */
final class RpcAnswer implements Answer {
  private final RpcRequest request;
  private Gate room;
  private boolean stopped;

  RpcAnswer(RpcRequest request) {
    this.request = request;
  }

  @Override
  public void open(Value.Obj head) {
    request.open(head);
  }

  @Override
  public void part(Value part) {
    if (!stopped && !request.hasCredit()) {
      room = new Gate();
      request.onCredit(room::open);
      room.await();
    }
    if (!stopped) {
      request.part(part);
    }
  }

  @Override
  public void stop() {
    stopped = true;
    if (room != null) {
      room.open();
    }
  }

  @Override
  public void end() {
    request.end(new Value.Obj());
  }

  @Override
  public void result(Value.Obj result) {
    request.reply(result);
  }
}
