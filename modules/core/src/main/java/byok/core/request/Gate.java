package byok.core.request;

import byok.core.grants.Grant;
import byok.core.grants.Unpriced;
import byok.core.keys.ProviderKey;
import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.core.routing.Route;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a grant covers a model. Money is decided later, when the exact request is known. */
final class Gate {
  private final Wallet wallet;

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
    boolean isAlias = modelId.equals(Defaults.ALIAS);
    return admit(grant, capability, isAlias ? new Defaults(wallet, grant).of(capability, keys) : modelId, keys);
  }

  /** The same of a model by its own name, for one of the keys of a kind that the grant covers. */
  Admitted admit(Grant grant, Capability capability, String modelId, List<ProviderKey> keys) {
    Catalog catalog = wallet.catalog();
    Route route = route(grant, modelId, keys);
    if (!grant.allowsModel(namesOf(modelId, route))) {
      throw notAllowed(modelId);
    }
    ProviderKey key = keyOf(route, keys);
    ProviderEntry provider = catalog.entryOf(key);
    if (!provider.serves(capability, route.model())) {
      throw notServed(modelId, capability);
    }
    boolean mayBeUnpriced = grant.row().caveats().unpriced() != null;
    requireOwnUnit(grant, capability, key, route.model());
    PricedModel model = mayBeUnpriced ? catalog.listed(key, route.model()) : catalog.priced(key, route.model());
    boolean priced = model.isPriced();
    return new Admitted(
        grant, capability, route, key, provider, model.price() == null ? model.at(Price.FREE) : model, priced);
  }

  /** Tokens, priced or counted, say nothing of images, of speech and of recordings. */
  private void requireOwnUnit(Grant grant, Capability kind, ProviderKey key, String model) {
    if (kind == Capability.LANGUAGE || kind == Capability.EMBEDDING) {
      return;
    }
    Unpriced unpriced = grant.row().caveats().unpriced();
    boolean known = key.price() == null && wallet.catalog().listed(key, model).isPriced();
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
  List<ProviderKey> keys(Grant grant, Capability kind) {
    List<ProviderKey> keys = wallet.keys().list().items();
    List<ProviderKey> serving = new ArrayList<>();
    for (ProviderKey key : grant.row().caveats().localOnly() ? Locality.only(keys) : keys) {
      ProviderEntry entry = wallet.catalog().entryOf(key);
      if (entry != null && entry.offers(kind)) {
        serving.add(key);
      }
    }
    return serving;
  }

  private Route route(Grant grant, String modelId, List<ProviderKey> keys) {
    Catalog catalog = wallet.catalog();
    try {
      return catalog.router().route(modelId, catalog.available(keys), grant.details().overrides());
    } catch (ByokException e) {
      if (e.code() == ErrorCode.NO_PROVIDER_KEY && !grant.allowsModel(List.of(modelId, bare(modelId)))) {
        throw notAllowed(modelId);
      }
      boolean away = e.code() == ErrorCode.NO_PROVIDER_KEY && grant.row().caveats().localOnly();
      throw away ? Locality.refusal(modelId) : e;
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
    return List.of(asked, model, route.providerId() + "/" + model, model.substring(model.indexOf('/') + 1));
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
