package byok.core.request;

import byok.core.grants.Grant;
import byok.core.keys.ProviderKey;
import byok.core.pricing.PricedModel;
import byok.core.providers.ProviderEntry;
import byok.core.routing.Route;

/** A request that the grant covers: who answers, with which key, at what price. */
record Admitted(Grant grant, Route route, ProviderKey key, ProviderEntry provider, PricedModel model) {}
