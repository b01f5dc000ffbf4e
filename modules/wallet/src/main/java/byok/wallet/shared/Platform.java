package byok.wallet.shared;

import byok.browser.platform.FetchHttp;
import byok.browser.platform.IndexedDbKeyStash;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.Page;
import byok.browser.platform.SystemClock;
import byok.browser.platform.WebAuthenticator;
import byok.browser.platform.WebCalendar;
import byok.browser.platform.WebCrypto;
import byok.browser.platform.WebJson;
import byok.browser.platform.WebRandom;
import byok.core.local.LocalModel;
import byok.core.local.LocalModels;
import byok.core.port.Gpu;
import byok.core.port.Http;
import byok.core.port.KeyStash;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.pricing.PriceList;
import byok.core.providers.ProviderTable;
import byok.core.request.Catalog;
import byok.core.vault.Passkeys;
import byok.core.vault.Tables;
import byok.core.vault.Vault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.List;
import org.teavm.jso.JSObject;

/** The browser behind the core's ports. */
public final class Platform {
  public static final String VAULT = "byok-vault";
  public static final String SESSION = "byok-session";

  private static final int VERSION = 2;
  private static final int MOST_BYTES = 16 << 20;
  private static final String KEYS = "-keys";

  private Platform() {}

  public static Ports ports() {
    return new Ports(new SystemClock(), new WebCalendar(), new WebRandom(), new WebCrypto(), new WebJson());
  }

  /**
   * The vault over its rows.
   *
   * @param factory of the databases: this page's own, or a Storage Access handle's
   */
  public static Vault vault(Store store, JSObject factory, Ports ports) {
    return new Vault(store, stash(factory, VAULT), ports);
  }

  /** The passkeys that open the vault in this browser. */
  public static Passkeys passkeys(Vault vault, Store store, Ports ports) {
    return new Passkeys(vault, store, ports, new WebAuthenticator());
  }

  public static Store store(JSObject factory, String name) {
    return IndexedDbStore.open(factory, name, VERSION, Tables.ALL);
  }

  public static KeyStash stash(JSObject factory, String name) {
    return IndexedDbKeyStash.open(factory, name + KEYS);
  }

  /** The provider table and the prices that this wallet is served with. */
  public static Catalog catalog(Ports ports) {
    return new Catalog(
        ProviderTable.parse(data(ports, "/data/providers.json")), PriceList.parse(data(ports, "/data/models.json")));
  }

  /** The local models that this wallet offers, in the form that suits this device. */
  public static List<LocalModel> localModels(Ports ports, Gpu gpu) {
    return LocalModels.offered(data(ports, "/data/local-models.json"), gpu);
  }

  private static Value data(Ports ports, String path) {
    Http http = new FetchHttp();
    try {
      Http.Request request = new Http.Request("GET", Page.origin() + path, List.of(), null);
      Http.Response response = http.send(request, Http.Cancel.NEVER);
      return ports.json().parse(Utf8.decode(Http.readAll(response, MOST_BYTES)));
    } catch (Http.Broken e) {
      throw http.isOffline()
          ? new ByokException(ErrorCode.OFFLINE, "There is no network.")
          : new ByokException(ErrorCode.INTERNAL, "The wallet could not load its own data.");
    }
  }
}
