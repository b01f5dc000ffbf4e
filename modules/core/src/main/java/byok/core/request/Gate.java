package byok.core.request;

import byok.core.grants.Grant;
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
      throw new ByokException(
          ErrorCode.MODEL_NOT_ALLOWED,
          "This grant does not cover the model " + modelId + ".",
          new Value.Obj().put("hint", "Ask for a grant that names it."));
    }
    ProviderKey key = keyOf(route, keys);
    ProviderEntry provider = catalog.entryOf(key);
    if (!provider.serves(capability, route.model())) {
      throw notServed(modelId, capability);
    }
    boolean mayBeUnpriced = grant.row().caveats().unpriced() != null;
    PricedModel model = mayBeUnpriced ? catalog.listed(key, route.model()) : catalog.priced(key, route.model());
    boolean priced = model.isPriced();
    return new Admitted(
        grant, capability, route, key, provider, model.price() == null ? model.at(Price.FREE) : model, priced);
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
      boolean away = e.code() == ErrorCode.NO_PROVIDER_KEY && grant.row().caveats().localOnly();
      throw away ? Locality.refusal(modelId) : e;
    }
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
