package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.ErrorCodec;
import byok.protocol.Value;
import java.util.function.Consumer;

/** A call that waits for its one answer. */
final class RpcCall implements RpcClient.Pending, Cancel {
  private final RpcClient client;
  private final int id;
  private final Consumer<Value> ok;
  private final Consumer<ByokException> fail;
  Runnable timer = () -> {};

  RpcCall(RpcClient client, int id, Consumer<Value> ok, Consumer<ByokException> fail) {
    this.client = client;
    this.id = id;
    this.ok = ok;
    this.fail = fail;
  }

  @Override
  public void receive(String type, Value.Obj frame) {
    if (type.equals("result") && client.finish(id)) {
      timer.run();
      ok.accept(frame.get("v"));
    } else if (type.equals("error") && client.finish(id)) {
      fail(ErrorCodec.decode(frame.get("e")));
    }
  }

  @Override
  public void fail(ByokException error) {
    timer.run();
    fail.accept(error);
  }

  @Override
  public void cancel() {
    timer.run();
    client.cancel(id);
  }

  void expire(int timeoutMillis) {
    client.cancel(id);
    fail.accept(new ByokException(ErrorCode.CONNECT_TIMEOUT, "No answer within " + timeoutMillis + " ms."));
  }
}
