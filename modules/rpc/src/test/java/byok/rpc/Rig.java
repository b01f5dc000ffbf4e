package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.Limits;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** A client and a server over a manual port pair, with what each side heard. */
final class Rig {
  final PortPair ports = new PortPair();
  final ManualTimers timers = new ManualTimers();
  final List<RpcRequest> requests = new ArrayList<>();
  final RpcMethods methods =
      new RpcMethods().call("echo", r -> r.reply(r.args())).call("wait", requests::add).stream("flow", requests::add);
  final RpcServer server = new RpcServer(ports.wallet, timers, Limits.MESSAGE, methods);
  final RpcClient client = new RpcClient(ports.app, timers);
  final List<String> heard = new ArrayList<>();

  Cancel call(String method) {
    return client.call(method, new Value.Obj(), 0, v -> heard.add("ok"), this::failed);
  }

  RpcStream flow() {
    return client.stream("flow", new Value.Obj(), listener());
  }

  StreamListener listener() {
    return new StreamListener() {
      @Override
      public void opened(Value value) {
        heard.add("opened");
      }

      @Override
      public void part(Value part) {
        heard.add("part " + (int) ((Value.Num) part).value());
      }

      @Override
      public void ended(Value value) {
        heard.add("ended");
      }

      @Override
      public void failed(ByokException error) {
        Rig.this.failed(error);
      }
    };
  }

  void failed(ByokException error) {
    heard.add("failed " + error.code().wire());
  }

  /** Moves everything until nothing moves. */
  void settle() {
    timers.endTurn();
    ports.deliverAll();
    timers.endTurn();
    ports.deliverAll();
  }

  RpcRequest request() {
    settle();
    return requests.getLast();
  }

  /** Sends a raw frame as a hostile app would. */
  void raw(Value frame) {
    ports.app.post(frame);
    settle();
  }

  Value.Obj lastFromWallet() {
    return ports.wallet.sent.getLast();
  }
}
