package byok.wallet.dashboard;

import byok.core.keys.ProviderKey;
import byok.core.local.LocalKey;
import byok.core.providers.ProviderEntry;
import byok.core.request.Locality;
import byok.wallet.pages.local.LocalServer;
import java.util.ArrayList;
import java.util.List;

/** The programs on this computer that serve models: those that the owner set up, then those that the wallet knows. */
final class LocalServers {
  private LocalServers() {}

  static List<LocalServer> of(Desk desk) {
    List<LocalServer> servers = new ArrayList<>();
    for (ProviderKey key : desk.keys().list().items()) {
      if (Locality.isLocal(key) && !LocalKey.is(key)) {
        servers.add(new LocalServer(key.providerId(), key.label(), key.baseUrl()));
      }
    }
    int set = servers.size();
    for (ProviderEntry entry : desk.catalog.table().owned()) {
      if (Locality.isLoopback(entry.baseUrl()) && !has(servers.subList(0, set), entry.id())) {
        servers.add(new LocalServer(entry.id(), entry.name(), ""));
      }
    }
    return servers;
  }

  private static boolean has(List<LocalServer> servers, String providerId) {
    for (LocalServer server : servers) {
      if (server.providerId().equals(providerId)) {
        return true;
      }
    }
    return false;
  }
}
