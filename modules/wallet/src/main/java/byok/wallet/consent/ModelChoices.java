package byok.wallet.consent;

import byok.core.keys.ProviderKey;
import byok.core.pricing.Cost;
import byok.core.pricing.PricedModel;
import byok.core.pricing.Usage;
import byok.core.request.Catalog;
import byok.protocol.ByokException;
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

  public ModelChoices(Catalog catalog, List<ProviderKey> keys) {
    this.catalog = catalog;
    this.keys = keys;
  }

  public List<ModelChoice> of(List<String> asked) {
    Set<String> ids = new LinkedHashSet<>(asked);
    for (PricedModel model : catalog.prices().models()) {
      if (ids.size() < MOST && isListed(model)) {
        ids.add(model.id());
      }
    }
    for (ProviderKey key : keys) {
      for (int i = 0; i < key.models().size() && ids.size() < MOST; i++) {
        ids.add(key.models().get(i));
      }
    }
    List<ModelChoice> choices = new ArrayList<>();
    ids.forEach(id -> choices.add(new ModelChoice(id, answerNanoUsd(id))));
    return choices;
  }

  private boolean isListed(PricedModel model) {
    for (ProviderKey key : keys) {
      if (key.providerId().equals(model.provider()) && key.models().contains(model.id())) {
        return true;
      }
    }
    return false;
  }

  /** 0 where no key opens it or nobody knows its price. */
  private long answerNanoUsd(String model) {
    try {
      PricedModel priced = catalog.find(model, keys);
      return priced == null ? 0 : Cost.of(SHORT_ANSWER, priced.price());
    } catch (ByokException e) {
      return 0;
    }
  }
}
