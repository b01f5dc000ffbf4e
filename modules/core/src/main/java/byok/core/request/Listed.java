package byok.core.request;

import byok.core.keys.ProviderKey;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.protocol.Capability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The models of one kind that keys open, as {@code provider/model}: for each key, in the owner's order, those of the
 * price list in its order, then what else the provider listed in the provider's. Each model is of one kind: what the
 * price list says, or what its name and provider do.
 */
final class Listed {
  private final Catalog catalog;
  private final Capability kind;
  private final Set<String> seen = new HashSet<>();

  Listed(Catalog catalog, Capability kind) {
    this.catalog = catalog;
    this.kind = kind;
  }

  /** Of two keys for one provider the first answers. */
  List<String> ids(List<ProviderKey> keys) {
    List<String> ids = new ArrayList<>();
    for (ProviderKey key : keys) {
      if (seen.add(key.providerId())) {
        for (String model : models(key)) {
          ids.add(key.providerId() + "/" + model);
        }
      }
    }
    return ids;
  }

  private Set<String> models(ProviderKey key) {
    ProviderEntry entry = catalog.entryOf(key);
    List<String> listed = new ArrayList<>();
    for (String model : key.models()) {
      if (entry.serves(kind, model) && kindOf(entry, key.providerId(), model) == kind) {
        listed.add(model);
      }
    }
    // Some providers list their language models alone.
    boolean unlisted = key.models().isEmpty() || listed.isEmpty() && kind != Capability.LANGUAGE;
    Set<String> open = new HashSet<>(listed);
    Set<String> models = new LinkedHashSet<>();
    for (PricedModel model : catalog.prices().models()) {
      boolean own = model.provider().equals(key.providerId()) && (unlisted || open.contains(model.id()));
      if (own && entry.serves(kind, model.id()) && kindOf(entry, model.provider(), model.id()) == kind) {
        models.add(model.id());
      }
    }
    models.addAll(listed);
    return models;
  }

  private Capability kindOf(ProviderEntry entry, String provider, String model) {
    Capability known = catalog.prices().kindOf(provider, model);
    if (known != null) {
      return known;
    }
    if (entry.serves(Capability.EMBEDDING, model) && model.toLowerCase().contains("embed")) {
      return Capability.EMBEDDING;
    }
    for (Capability each : Capability.values()) {
      if (entry.serves(each, model)) {
        return each;
      }
    }
    return null;
  }
}
