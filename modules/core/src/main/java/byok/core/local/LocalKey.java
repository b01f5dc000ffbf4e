package byok.core.local;

import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.core.secret.SecretText;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands for the models of this browser among the owner's keys: it has no secret, and lists those that are whole.
 */
public final class LocalKey {
  /** The provider's id: apps name a model {@code local/id}. */
  public static final String PROVIDER = "local";

  private static final String ADDRESS = ProviderEntry.HERE + "/v1";
  private static final String NAME = "This browser";

  private LocalKey() {}

  /** By its address too: an owner's endpoint may have had this id before there were local models. */
  public static boolean is(ProviderKey key) {
    return key.providerId().equals(PROVIDER) && key.isCustom() && key.baseUrl().equals(ADDRESS);
  }

  /** Those of the owner's keys that are keys. */
  public static List<ProviderKey> without(List<ProviderKey> keys) {
    List<ProviderKey> others = new ArrayList<>(keys);
    others.removeIf(LocalKey::is);
    return others;
  }

  /**
   * Brings it in line with the models that are there; true where something changed. Where an endpoint has the name, it
   * stays with that. @param at milliseconds since 1970
   */
  public static boolean follow(KeyRing keys, List<LocalModel> ready, long at) {
    List<ProviderKey> present = present(keys);
    if (keys.ofProvider(PROVIDER).size() > present.size()) {
      return false;
    }
    if (ready.isEmpty()) {
      present.forEach(key -> keys.remove(key.id()));
      return !present.isEmpty();
    }
    List<PricedModel> models = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (LocalModel model : inOrder(ready, present)) {
      ids.add(model.id());
      models.add(new PricedModel(PROVIDER, model.id(), model.name(), model.context(), 0, 0, false, null, null, 0));
    }
    if (!present.isEmpty() && present.get(0).models().equals(ids)) {
      return false;
    }
    ProviderKey key = present.isEmpty() ? keys.add(draft()) : present.get(0);
    keys.replace(key.working(models, at));
    return true;
  }

  /** As they came: the first answers as the default where the owner chose none, and goes on doing so. */
  private static List<LocalModel> inOrder(List<LocalModel> ready, List<ProviderKey> present) {
    List<String> known = present.isEmpty() ? List.of() : present.get(0).models();
    List<LocalModel> ordered = new ArrayList<>(ready);
    ordered.sort((a, b) -> Integer.compare(place(known, a), place(known, b)));
    return ordered;
  }

  private static int place(List<String> known, LocalModel model) {
    int at = known.indexOf(model.id());
    return at < 0 ? known.size() : at;
  }

  private static List<ProviderKey> present(KeyRing keys) {
    List<ProviderKey> present = new ArrayList<>();
    for (ProviderKey key : keys.ofProvider(PROVIDER)) {
      if (is(key)) {
        present.add(key);
      }
    }
    return present;
  }

  private static ProviderKey draft() {
    return ProviderKey.draft(PROVIDER, NAME, SecretText.of("")).at(ADDRESS, new TokenPrice(0, 0));
  }
}
