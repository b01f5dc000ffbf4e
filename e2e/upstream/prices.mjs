// Prices of the upstream's own models, in US dollars per million tokens.

const USUAL = { inputPerMTok: 0.15, outputPerMTok: 0.6 }

/**
 * `exact` reads for nothing and writes what it was asked for, so that its cost is known before it is called. `fresh` is in no list
 * that a wallet is served with.
 */
const PRICES = { exact: { inputPerMTok: 0, outputPerMTok: 100 }, fresh: { inputPerMTok: 0.3, outputPerMTok: 1.2 } }

/** The price of a scenario's model. */
export function priceOf(scenario) {
  return PRICES[scenario] ?? USUAL
}

/** What a call costs, in US dollars. */
export function costOf(scenario, input, output) {
  const { inputPerMTok, outputPerMTok } = priceOf(scenario)
  return (input * inputPerMTok + output * outputPerMTok) / 1e6
}
