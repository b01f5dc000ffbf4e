package byok.wallet.bridge;

import byok.core.port.Http;
import byok.core.providers.ProviderEntry;

/** The network of model calls, with the engine of this browser at an address of its own that leads nowhere else. */
final class LocalHttp implements Http {
  private final Http network;
  private final LocalEngine engine;

  LocalHttp(Http network, LocalEngine engine) {
    this.network = network;
    this.engine = engine;
  }

  /** Whether an address is that of the engine of this browser. */
  static boolean isHere(String url) {
    return url.startsWith(ProviderEntry.HERE + '/');
  }

  @Override
  public Response send(Request request, Cancel cancel) {
    return isHere(request.url())
        ? engine.send(request, cancel)
        : network.send(request, cancel);
  }

  @Override
  public void reach(String origin) {
    if (origin.equals(ProviderEntry.HERE)) {
      engine.reach();
    } else {
      network.reach(origin);
    }
  }

  @Override
  public boolean isOffline() {
    return network.isOffline();
  }

  @Override
  public boolean isKeptFromComputer() {
    return network.isKeptFromComputer();
  }
}
