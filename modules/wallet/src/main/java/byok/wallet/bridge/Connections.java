package byok.wallet.bridge;

import byok.core.request.LanguageRequest;
import byok.protocol.ByokException;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.rpc.RpcServer;
import java.util.ArrayList;
import java.util.List;

/** The app's open connections and its running requests. */
final class Connections {
  private final List<RpcServer> servers = new ArrayList<>();
  private final List<LanguageRequest> running = new ArrayList<>();

  void add(RpcServer server) {
    servers.add(server);
    server.onClosed(closed -> Lists.removeSame(servers, closed));
  }

  void tell(String event, Value value) {
    for (RpcServer server : List.copyOf(servers)) {
      server.event(event, value);
    }
  }

  void started(LanguageRequest request) {
    running.add(request);
  }

  void ended(LanguageRequest request) {
    Lists.removeSame(running, request);
  }

  void stopAll(ByokException reason) {
    for (LanguageRequest request : List.copyOf(running)) {
      request.stop(reason);
    }
  }
}
