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

/** The models that the owner can allow: those asked for first, then some of each kind that the owner's keys open. */
public final class ModelChoices {
  /** More only where {@link #OF_EACH} of each kind, or those asked for, are more. */
  private static final int MOST = 8;

  private static final int OF_EACH = 2;

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
    for (Capability kind : kinds) {
      addSome(ids, kind);
    }
    for (String model : offered(kinds)) {
      if (ids.size() < MOST) {
        ids.add(model);
      }
    }
    List<ModelChoice> choices = new ArrayList<>();
    ids.forEach(id -> choices.add(choice(id)));
    return choices;
  }

  /** Adds models of a kind until there are {@link #OF_EACH} that the owner's keys open. */
  private void addSome(Set<String> ids, Capability kind) {
    Set<String> offered = offered(List.of(kind));
    int there = 0;
    for (String model : offered) {
      there += ids.contains(model) ? 1 : 0;
    }
    for (String model : offered) {
      if (there < OF_EACH && ids.add(model)) {
        there++;
      }
    }
  }

  /** What the owner's keys open of these kinds: first what the price list knows, in its order. */
  private Set<String> offered(List<Capability> wanted) {
    Set<String> offered = new LinkedHashSet<>();
    for (PricedModel model : catalog.prices().models()) {
      for (ProviderKey key : keys) {
        boolean sells = key.providerId().equals(model.provider()) && key.models().contains(model.id());
        if (sells && isOfKinds(key, model.id(), wanted)) {
          offered.add(model.id());
        }
      }
    }
    for (ProviderKey key : keys) {
      for (String model : key.models()) {
        if (isOfKinds(key, model, wanted)) {
          offered.add(model);
        }
      }
    }
    return offered;
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

  private boolean isOfKinds(ProviderKey key, String model, List<Capability> wanted) {
    ProviderEntry entry = catalog.entryOf(key);
    for (Capability kind : wanted) {
      if (entry != null && entry.serves(kind, model)) {
        return true;
      }
    }
    return false;
  }

  /** Without a price where no key opens it or nobody knows it. */
  private ModelChoice choice(String model) {
    try {
      PricedModel priced = catalog.find(model, keys);
      return new ModelChoice(model, answerNanoUsd(priced), priced != null && priced.isPriced());
    } catch (ByokException e) {
      return new ModelChoice(model, 0);
    }
  }

  /** 0 where it gives no such answers. */
  private long answerNanoUsd(PricedModel model) {
    boolean answers = model != null && model.price() != null && isOf(Capability.LANGUAGE, model);
    return answers ? Cost.of(SHORT_ANSWER, model.price()) : 0;
  }
}
