package byok.wallet.bridge;

import byok.protocol.ByokException;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.rpc.RpcServer;
import java.util.ArrayList;
import java.util.List;

/** The app's open connections and its running requests. */
final class Connections {
  /** A request that can be ended from elsewhere. */
  interface Running {
    void stop(ByokException reason);

    /** The id of its ledger entry; {@code null} before it is admitted. */
    String entryId();

    String model();

    long startedMillis();

    /** Whether it is for a model of this browser. */
    boolean isHere();
  }

  private final List<RpcServer> servers = new ArrayList<>();
  private final List<Running> running = new ArrayList<>();
  private Runnable whenIdle = () -> {};

  void add(RpcServer server) {
    servers.add(server);
    server.onClosed(closed -> Lists.removeSame(servers, closed));
  }

  /** The other end of every connection is gone: what it asked for ends. */
  void dropAll() {
    for (RpcServer server : List.copyOf(servers)) {
      server.drop();
    }
  }

  void tell(String event, Value value) {
    for (RpcServer server : List.copyOf(servers)) {
      server.event(event, value);
    }
  }

  void started(Running request) {
    running.add(request);
  }

  void ended(Running request) {
    Lists.removeSame(running, request);
    if (running.isEmpty()) {
      Runnable next = whenIdle;
      whenIdle = () -> {};
      next.run();
    }
  }

  /** Does this once no request runs, and only the last thing that was asked for. */
  void whenIdle(Runnable action) {
    whenIdle = action;
  }

  /** Ends the request of this ledger entry, if it runs here. */
  void stop(String entryId, ByokException reason) {
    for (Running request : List.copyOf(running)) {
      if (entryId.equals(request.entryId())) {
        request.stop(reason);
      }
    }
  }

  List<Running> running() {
    return List.copyOf(running);
  }

  void stopAll(ByokException reason) {
    for (Running request : List.copyOf(running)) {
      request.stop(reason);
    }
  }
}
