package byok.core.request;

import byok.core.audit.Utc;
import byok.core.keys.ProviderKey;
import byok.core.keys.Tariff;
import byok.core.keys.TokenPrice;
import byok.core.pricing.Price;
import byok.core.pricing.PriceList;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import byok.core.routing.Available;
import byok.core.routing.Route;
import byok.core.routing.Router;
import byok.protocol.Capability;
import java.util.ArrayList;
import java.util.List;

/** Which providers there are and what their models cost. */
public record Catalog(ProviderTable table, PriceList prices) {
  private static final double NANO = 1e-9;

  /** The table's entry for a key: of its provider, or made from the owner's own endpoint. */
  public ProviderEntry entryOf(ProviderKey key) {
    return key.isCustom() ? table.custom(key.providerId(), key.label(), key.baseUrl()) : table.find(key.providerId());
  }

  /**
   * What is known of a model when asked with this key: what its owner says it costs, else the newer of what its
   * provider and the price list say. Its price is {@code null} where nobody knows it.
   *
   * @param tariff of the key
   */
  PricedModel listed(Tariff tariff, String model) {
    ProviderKey key = tariff.key();
    PricedModel said = tariff.find(model);
    if (key.price() != null) {
      PricedModel own = PricedModel.of(key.providerId(), model, priceOf(key.price()));
      return said == null ? own : own.updated(said.at(null));
    }
    PricedModel known = prices.find(key.providerId(), model);
    if (known == null) {
      return said == null ? PricedModel.of(key.providerId(), model, null) : said;
    }
    return said != null && isNewer(tariff) && isOfWords(key, model) ? known.updated(said) : known;
  }

  /**
   * What the price list alone knows of a model: of one that is not paid by its words, providers' lists say too little.
   */
  PricedModel inList(ProviderKey key, String model) {
    return key.price() == null ? prices.find(key.providerId(), model) : null;
  }

  /** Whether what the key's provider says its models cost counts, rather than the price list. */
  public boolean isPricedByProvider(ProviderKey key) {
    Tariff tariff = Tariff.of(key);
    return key.price() == null && isNewer(tariff) && tariff.isPriced();
  }

  /**
   * Whether a model may cost more, as far as it is known, with a key as it is now than with the same key as it was.
   * What works with the key as it was holds too little for it.
   */
  public boolean isDearer(ProviderKey was, ProviderKey now) {
    Tariff before = Tariff.of(was);
    Tariff after = Tariff.of(now);
    for (String model : was.models()) {
      Price known = listed(before, model).price();
      Price said = listed(after, model).price();
      if (known != null && (said == null || said.isDearerThan(known))) {
        return true;
      }
    }
    return false;
  }

  private boolean isNewer(Tariff tariff) {
    return Utc.text(tariff.readAt()).compareTo(prices.date()) >= 0;
  }

  private boolean isOfWords(ProviderKey key, String model) {
    Capability kind = prices.kindOf(key.providerId(), model);
    return kind == Capability.LANGUAGE || kind == Capability.EMBEDDING;
  }

  /**
   * The price of the model that a request for {@code modelId} would reach; refused where no key serves it or nobody
   * knows it.
   */
  public PricedModel find(String modelId, List<ProviderKey> keys) {
    Route route = router().route(modelId, available(keys));
    for (ProviderKey key : keys) {
      if (key.id().equals(route.keyId())) {
        return requirePriced(listed(Tariff.of(key), route.model()));
      }
    }
    return null;
  }

  /** Refused with {@code UNPRICED_MODEL} where nobody knows what it costs. */
  static PricedModel requirePriced(PricedModel model) {
    if (!model.isPriced()) {
      throw PriceList.unpriced(model.provider(), model.id());
    }
    return model;
  }

  private static Price priceOf(TokenPrice price) {
    return Price.ofUsdPerToken(price.inputNanoUsd() * NANO, price.outputNanoUsd() * NANO, -1, -1, 0);
  }

  /** What the router needs to know of the owner's keys, in the owner's order. */
  List<Available> available(List<ProviderKey> keys) {
    List<Available> available = new ArrayList<>();
    for (ProviderKey key : keys) {
      if (key.isCustom() || table.find(key.providerId()) != null) {
        available.add(new Available(key.providerId(), key.id(), key.models().isEmpty() ? null : key.models()));
      }
    }
    return available;
  }

  Router router() {
    List<String> builtIn = new ArrayList<>();
    for (ProviderEntry entry : table.entries()) {
      builtIn.add(entry.id());
    }
    // A name that means this browser never means a model elsewhere, whatever is here.
    for (ProviderEntry entry : table.owned()) {
      if (entry.isHere()) {
        builtIn.add(entry.id());
      }
    }
    return new Router(builtIn);
  }
}
