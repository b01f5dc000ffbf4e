package byok.wallet.bridge;

import byok.browser.platform.Page;
import byok.browser.platform.PagePolicy;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.port.Http;
import byok.core.providers.ProviderEntry;
import byok.core.request.Catalog;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of model calls. Before the first one, this page binds itself to the origins of the owner's keys: from
 * then on not even a fault in it could send anything elsewhere. A key that is added later needs the page anew.
 */
final class BoundHttp implements Http {
  private final Bridge bridge;
  private final Catalog catalog;
  private List<String> bound;

  BoundHttp(Bridge bridge, Catalog catalog) {
    this.bridge = bridge;
    this.catalog = catalog;
  }

  @Override
  public Response send(Request request, Cancel cancel) {
    return bridge.http().send(request, cancel);
  }

  @Override
  public boolean isOffline() {
    return bridge.http().isOffline();
  }

  @Override
  public boolean isKeptFromComputer() {
    return bridge.http().isKeptFromComputer();
  }

  @Override
  public void reach(String origin) {
    if (!bridge.access().outlivesPage()) {
      return;
    }
    if (bound == null) {
      bound = origins();
      PagePolicy.connectOnlyTo(bound);
    }
    if (!Lists.contain(bound, origin)) {
      bridge.whenIdle(Page::reload);
      throw new ByokException(
          ErrorCode.PROVIDER_UNREACHABLE, "The wallet has a new address to call and loads its page again.",
          new Value.Obj().put("hint", "Try again in a moment."));
    }
  }

  private List<String> origins() {
    OpenVault open = bridge.access().open();
    List<String> origins = new ArrayList<>();
    for (ProviderKey key : open == null ? List.<ProviderKey>of() : new KeyRing(open, bridge.ports()).list().items()) {
      if (key.isCustom() || catalog.table().find(key.providerId()) != null) {
        ProviderEntry entry = catalog.entryOf(key);
        if (!entry.isHere()) {
          origins.add(entry.origin());
        }
      }
    }
    return origins;
  }
}
