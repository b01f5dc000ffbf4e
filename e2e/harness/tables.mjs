// The wallet's own provider table and prices with the test upstream in them, and what the stories know of those.
export { UNPRICED } from "../upstream/models.mjs"
export { testModels as prices, testProviders as providersAt } from "../upstream/providers.mjs"

/** US dollars for one answer of 100 tokens by the model `exact`: its bound and its cost, as its input is free. */
export const EXACT_COST = 0.01
