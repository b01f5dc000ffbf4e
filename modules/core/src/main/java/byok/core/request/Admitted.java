package byok.core.request;

import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.core.routing.Route;
import byok.protocol.Capability;

/**
 * A request that the grant covers: who answers, with which key, at what price.
 *
 * @param kind the kind of model
 * @param priced whether the model's price is known; else it counts as free, and limits of tokens or requests hold
 */
record Admitted(
    Grant grant,
    Capability kind,
    Route route,
    ProviderKey key,
    ProviderEntry provider,
    PricedModel model,
    boolean priced) {
  /** Whether what answers runs on this computer. */
  boolean local() {
    return Locality.isLocal(key);
  }
}
