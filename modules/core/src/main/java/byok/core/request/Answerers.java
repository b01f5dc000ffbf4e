package byok.core.request;

import byok.core.grants.Caveats;
import byok.core.grants.Storage;
import byok.core.keys.ProviderKey;
import byok.core.providers.ProviderEntry;
import byok.protocol.Capability;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the owner's keys could answer an app that asks for kinds of models.
 *
 * @param keys those that serve one of the kinds
 * @param storage where the app's bridge finds its data
 */
public record Answerers(List<ProviderKey> keys, Storage storage) {
  public static Answerers of(List<Capability> kinds, Storage storage, List<ProviderKey> keys, Catalog catalog) {
    List<ProviderKey> serving = new ArrayList<>();
    for (ProviderKey key : keys) {
      ProviderEntry entry = catalog.entryOf(key);
      if (entry != null && serves(entry, kinds)) {
        serving.add(key);
      }
    }
    return new Answerers(serving, storage);
  }

  private static boolean serves(ProviderEntry entry, List<Capability> kinds) {
    for (Capability kind : kinds) {
      if (entry.offers(kind)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any does under these terms: strict ones are worked off where this browser's models are within reach. */
  public boolean any(boolean localOnly, boolean strict) {
    Storage place = storage == Storage.SEALED && strict ? Storage.LIVE : storage;
    return !Locality.within(localOnly, place, keys).isEmpty();
  }

  public boolean any(Caveats caveats) {
    return any(caveats.localOnly(), caveats.strict());
  }

  /** Whether one does only while a window of the wallet is open. */
  public boolean needWindow(boolean localOnly) {
    return !any(localOnly, false) && any(localOnly, true);
  }
}
