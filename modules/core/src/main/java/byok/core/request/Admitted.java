package byok.core.request;

import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.core.routing.Route;
import byok.protocol.Capability;
import byok.protocol.Lists;
import byok.protocol.ModelInfo;

/**
 * A request that the grant covers: who answers, with which key, at what price.
 *
 * @param asked the model as the app named it
 * @param kind the kind of model
 * @param priced whether the model's price is known; else it counts as free, and limits of tokens or requests hold
 */
record Admitted(
    Grant grant,
    String asked,
    Capability kind,
    Route route,
    ProviderKey key,
    ProviderEntry provider,
    PricedModel model,
    boolean priced) {
  /** The same where the app named it otherwise. */
  Admitted askedAs(String name) {
    return new Admitted(grant, name, kind, route, key, provider, model, priced);
  }

  /** The same once it is known what the model costs, or that this is not known. */
  Admitted at(PricedModel known, boolean isPriced) {
    return new Admitted(grant, asked, kind, route, key, provider, known, isPriced);
  }

  /** What answers, by its full name. */
  String answering() {
    return route.providerId() + "/" + route.model();
  }

  /** What the app asked for, where that is no name of what answers; else empty. */
  String askedInstead() {
    boolean same = Lists.contain(Gate.namesOf(answering(), route), asked.replace(':', '/'));
    return same || Lists.contain(Gate.namesOf(answering(), route), asked) || !ModelInfo.isId(asked) ? "" : asked;
  }

  /** Whether what answers runs on this computer. */
  boolean local() {
    return Locality.isLocal(key, route.model());
  }
}
