package byok.wallet.dashboard;

import byok.core.keys.ProviderKey;
import byok.core.providers.ProviderEntry;
import java.util.List;

/** What the owner knows a provider as, by the id that rows hold. */
final class ProviderNames {
  private ProviderNames() {}

  /**
   * @param id of a provider of the table, or the one that the owner gave an endpoint, which it is known as once gone
   */
  static String of(Desk desk, String id) {
    ProviderEntry entry = desk.catalog.table().find(id);
    if (entry != null) {
      return entry.name();
    }
    List<ProviderKey> keys = id.isEmpty() ? List.of() : desk.keys().ofProvider(id);
    return keys.isEmpty() ? id : keys.get(0).label();
  }
}
