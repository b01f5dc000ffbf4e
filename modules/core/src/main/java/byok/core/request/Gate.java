package byok.core.request;

import byok.core.grants.Grant;
import byok.core.grants.Unpriced;
import byok.core.keys.ProviderKey;
import byok.core.keys.Tariff;
import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.core.routing.ModelId;
import byok.core.routing.Route;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a grant covers a model. Money is decided later, when the exact request is known. */
final class Gate {
  private final Wallet wallet;
  private Tariff last;

  Gate(Wallet wallet) {
    this.wallet = wallet;
  }

  /** Refused with the code of whatever does not cover it. */
  Admitted admit(Grant grant, Capability capability, String modelId) {
    if (!grant.allows(capability)) {
      throw new ByokException(
          ErrorCode.CAPABILITY_NOT_ALLOWED, "This grant does not cover " + capability.wire() + " models.");
    }
    List<ProviderKey> keys = keys(grant, capability);
    Admitted admitted = modelId.equals(Defaults.ALIAS)
        ? new Defaults(wallet, grant).admit(capability, keys)
        : admit(grant, capability, modelId, keys);
    return admitted.askedAs(modelId);
  }

  /** The same of a model by its own name, for one of the keys of a kind that the grant covers. */
  Admitted admit(Grant grant, Capability capability, String modelId, List<ProviderKey> keys) {
    String target = target(grant, modelId, keys);
    return target.equals(modelId)
        ? priced(covered(grant, capability, modelId, keys))
        : chosen(grant, capability, target, keys);
  }

  /** The model that the owner has answer for another: that one itself, where there is no such choice. */
  String target(Grant grant, String modelId, List<ProviderKey> keys) {
    Catalog catalog = wallet.catalog();
    return catalog.router().target(modelId, catalog.available(keys), grant.details().overrides());
  }

  /**
   * The same of a model that the owner chose to answer: under the grant as any other, and where it is gone never
   * another in its place.
   */
  Admitted chosen(Grant grant, Capability capability, String target, List<ProviderKey> keys) {
    Admitted covered = coveredChoice(grant, capability, target, keys);
    Catalog catalog = wallet.catalog();
    boolean listed = Lists.contain(new Listed(catalog, capability).ids(keys), covered.answering());
    String named = catalog.router().provider(target, catalog.available(keys));
    if (!listed || named != null && !named.equals(covered.route().providerId())) {
      throw gone();
    }
    return priced(covered);
  }

  private Admitted coveredChoice(Grant grant, Capability capability, String target, List<ProviderKey> keys) {
    try {
      return covered(grant, capability, target, keys);
    } catch (ByokException e) {
      throw e.code() == ErrorCode.NO_PROVIDER_KEY ? gone() : e;
    }
  }

  private static ByokException gone() {
    return new ByokException(
        ErrorCode.NO_PROVIDER_KEY,
        "The model that the wallet's owner chose to answer this is not served by any key any more.",
        new Value.Obj().put("hint", "The owner can choose another in the wallet; other models may answer meanwhile."));
  }

  /**
   * Before its price is looked for. Held against the grant by the name that answers, whatever the app called it: no
   * choice makes a grant cover what it does not.
   */
  private Admitted covered(Grant grant, Capability capability, String modelId, List<ProviderKey> keys) {
    Route route = route(grant, modelId, keys);
    if (!grant.allowsModel(namesOf(modelId, route))) {
      throw notAllowed(modelId);
    }
    ProviderKey key = keyOf(route, keys);
    if (grant.row().caveats().localOnly() && !Locality.isLocal(key, route.model())) {
      throw new Unserved(grant.row(), keys).elsewhere(modelId);
    }
    ProviderEntry provider = wallet.catalog().entryOf(key);
    if (!provider.serves(capability, route.model())) {
      throw notServed(modelId, capability);
    }
    PricedModel unknown = PricedModel.of(route.providerId(), route.model(), null);
    return new Admitted(grant, modelId, capability, route, key, provider, unknown, false);
  }

  private Admitted priced(Admitted covered) {
    ProviderKey key = covered.key();
    String name = covered.route().model();
    boolean mayBeUnpriced = covered.grant().row().caveats().unpriced() != null;
    requireOwnUnit(covered.grant(), covered.kind(), key, name);
    PricedModel model = known(covered.kind(), key, name);
    if (!mayBeUnpriced) {
      Catalog.requirePriced(model);
    }
    return covered.at(model.price() == null ? model.at(Price.FREE) : model, model.isPriced());
  }

  /**
   * What is known of a model asked for as one of a kind: where that is not paid by words, nothing of what its provider
   * says in prices of words.
   */
  PricedModel known(Capability kind, ProviderKey key, String model) {
    if (isOfWords(kind)) {
      return wallet.catalog().listed(tariff(key), model);
    }
    PricedModel listed = wallet.catalog().inList(key, model);
    return listed == null ? PricedModel.of(key.providerId(), model, null) : listed;
  }

  /** A tariff knows where it looked already, and lists of models are gone through key by key. */
  private Tariff tariff(ProviderKey key) {
    last = last != null && last.key() == key ? last : Tariff.of(key);
    return last;
  }

  private static boolean isOfWords(Capability kind) {
    return kind == Capability.LANGUAGE || kind == Capability.EMBEDDING;
  }

  /** Tokens, priced or counted, say nothing of images, of speech and of recordings. */
  private void requireOwnUnit(Grant grant, Capability kind, ProviderKey key, String model) {
    if (isOfWords(kind)) {
      return;
    }
    Unpriced unpriced = grant.row().caveats().unpriced();
    PricedModel listed = wallet.catalog().inList(key, model);
    boolean known = listed != null && listed.isPriced();
    boolean byRequests = key.price() == null && unpriced != null && unpriced.unit() == Unpriced.Unit.REQUESTS;
    if (!known && !byRequests) {
      throw new ByokException(
          ErrorCode.UNPRICED_MODEL,
          "What a " + kind.wire() + " model costs at this provider is not known.",
          new Value.Obj().put("model", model).put("hint", "Use a model of a provider whose prices the wallet knows."));
    }
  }

  private static ByokException notServed(String modelId, Capability kind) {
    String hint = "Models of other kinds, and those that browse at the provider, are left out.";
    return new ByokException(
        ErrorCode.REQUEST_REFUSED,
        "The wallet does not run " + modelId + " as a model of the kind " + kind.wire() + ".",
        new Value.Obj().put("hint", hint));
  }

  /** The keys whose provider has models of the kind, in the owner's order. */
  List<ProviderKey> keys(Capability kind) {
    return offering(kind, wallet.keys().list().items());
  }

  /** Those of them that the grant may use. */
  List<ProviderKey> keys(Grant grant, Capability kind) {
    List<ProviderKey> keys = wallet.keys().list().items();
    return offering(kind, Locality.within(grant.row(), keys));
  }

  private List<ProviderKey> offering(Capability kind, List<ProviderKey> keys) {
    List<ProviderKey> offering = new ArrayList<>();
    for (ProviderKey key : keys) {
      ProviderEntry entry = wallet.catalog().entryOf(key);
      if (entry != null && entry.offers(kind)) {
        offering.add(key);
      }
    }
    return offering;
  }

  private Route route(Grant grant, String modelId, List<ProviderKey> keys) {
    Catalog catalog = wallet.catalog();
    try {
      return catalog.router().route(modelId, catalog.available(keys));
    } catch (ByokException e) {
      if (e.code() != ErrorCode.NO_PROVIDER_KEY) {
        throw e;
      }
      if (!grant.allowsModel(List.of(modelId, bare(modelId)))) {
        throw notAllowed(modelId);
      }
      String named = catalog.router().provider(modelId, catalog.available(keys));
      throw new Unserved(grant.row(), keys).of(modelId, named, e);
    }
  }

  private static ByokException notAllowed(String modelId) {
    return new ByokException(
        ErrorCode.MODEL_NOT_ALLOWED,
        "This grant does not cover the model " + modelId + ".",
        new Value.Obj().put("hint", "Ask for a grant that names it."));
  }

  /** An id without what may be a provider before it. */
  private static String bare(String modelId) {
    int slash = modelId.indexOf('/');
    int colon = modelId.indexOf(':');
    return modelId.substring(Math.max(slash, slash < 0 ? colon : -1) + 1);
  }

  /** Every name a pattern may match: as asked, and as routed with and without provider and vendor. */
  static List<String> namesOf(String asked, Route route) {
    String model = route.model();
    return List.of(asked, model, route.providerId() + "/" + model, ModelId.withoutVendor(model));
  }

  private static ProviderKey keyOf(Route route, List<ProviderKey> keys) {
    for (ProviderKey key : keys) {
      if (key.id().equals(route.keyId())) {
        return key;
      }
    }
    throw new ByokException(ErrorCode.NO_PROVIDER_KEY, "The wallet has no key for this model.");
  }
}
