package byok.wallet.consent;

import byok.core.keys.ProviderKey;
import byok.core.pricing.Cost;
import byok.core.pricing.PricedModel;
import byok.core.pricing.Usage;
import byok.core.providers.ProviderEntry;
import byok.core.request.Catalog;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.wallet.pages.terms.ModelChoice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The models that the owner can allow: those asked for first, then what the owner's keys open. */
public final class ModelChoices {
  private static final int MOST = 8;

  /** Tokens of the short answer that amounts are explained by. */
  private static final Usage SHORT_ANSWER = Usage.of(780, 400);

  private final Catalog catalog;
  private final List<ProviderKey> keys;
  private final List<Capability> kinds;

  /** @param kinds the kinds of model that the app may use */
  public ModelChoices(Catalog catalog, List<ProviderKey> keys, List<Capability> kinds) {
    this.catalog = catalog;
    this.keys = keys;
    this.kinds = kinds;
  }

  public List<ModelChoice> of(List<String> asked) {
    Set<String> ids = new LinkedHashSet<>(asked);
    for (PricedModel model : catalog.prices().models()) {
      if (ids.size() < MOST && isListed(model)) {
        ids.add(model.id());
      }
    }
    for (ProviderKey key : keys) {
      for (String model : key.models()) {
        if (ids.size() < MOST && isOfKinds(key, model)) {
          ids.add(model);
        }
      }
    }
    List<ModelChoice> choices = new ArrayList<>();
    ids.forEach(id -> choices.add(new ModelChoice(id, answerNanoUsd(id))));
    return choices;
  }

  private boolean isListed(PricedModel model) {
    for (ProviderKey key : keys) {
      boolean sells = key.providerId().equals(model.provider()) && key.models().contains(model.id());
      if (sells && isOfKinds(key, model.id())) {
        return true;
      }
    }
    return false;
  }

  private boolean isOf(Capability kind, PricedModel model) {
    for (ProviderKey key : keys) {
      ProviderEntry entry = catalog.entryOf(key);
      if (key.providerId().equals(model.provider()) && entry != null && entry.serves(kind, model.id())) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfKinds(ProviderKey key, String model) {
    ProviderEntry entry = catalog.entryOf(key);
    for (Capability kind : kinds) {
      if (entry != null && entry.serves(kind, model)) {
        return true;
      }
    }
    return false;
  }

  /** 0 where no key opens it, nobody knows its price, or it gives no such answers. */
  private long answerNanoUsd(String model) {
    try {
      PricedModel priced = catalog.find(model, keys);
      boolean answers = priced != null && priced.price() != null && isOf(Capability.LANGUAGE, priced);
      return answers ? Cost.of(SHORT_ANSWER, priced.price()) : 0;
    } catch (ByokException e) {
      return 0;
    }
  }
}
