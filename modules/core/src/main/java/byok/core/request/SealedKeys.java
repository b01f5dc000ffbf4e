package byok.core.request;

import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.keys.ProviderKey;
import byok.core.routing.ModelId;
import java.util.ArrayList;
import java.util.List;

/** The keys that go into a sealed session: those that open a model its grant covers; those with an unknown list may. */
public final class SealedKeys {
  private SealedKeys() {}

  /** @param keys the owner's, in the owner's order */
  public static List<ProviderKey> of(List<ModelPattern> models, boolean localOnly, List<ProviderKey> keys) {
    List<ProviderKey> fitting = new ArrayList<>();
    for (ProviderKey key : Locality.within(localOnly, Storage.SEALED, keys)) {
      if (key.models().isEmpty() || opensAny(key, models)) {
        fitting.add(key);
      }
    }
    return fitting;
  }

  private static boolean opensAny(ProviderKey key, List<ModelPattern> patterns) {
    for (String model : key.models()) {
      String bare = ModelId.withoutVendor(model);
      if (ModelPattern.anyMatches(patterns, List.of(model, key.providerId() + "/" + model, bare))) {
        return true;
      }
    }
    return false;
  }
}
