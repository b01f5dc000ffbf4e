// The wallet's own provider table and prices, with the addresses of the test upstream in place of the providers'.
import { readFileSync } from "node:fs"
import { SCENARIOS } from "../upstream/index.mjs"

const read = (name) => JSON.parse(readFileSync(new URL(`../../apps/wallet/data/${name}`, import.meta.url), "utf8"))

/** The provider table; each provider keeps its path and gets the origin of the upstream. */
export function providersAt(origin) {
  const table = read("providers.json")
  for (const provider of table.providers) provider.baseUrl = origin + new URL(provider.baseUrl).pathname
  return table
}

/** US dollars for one answer of 100 tokens by the model `exact`: its bound and its cost, as its input is free. */
export const EXACT_COST = 0.01

const scenarioModel = (provider) => (id) => {
  const [inputPerMTok, outputPerMTok] = id === "exact" ? [0, EXACT_COST * 1e4] : [0.15, 0.6]
  return { provider, id, name: id, context: 128_000, maxOutput: 16_384, inputPerMTok, outputPerMTok }
}

/** A model that the upstream lists and no price is known for. */
export const UNPRICED = "silent"

/** The price list with an entry for every scenario of the upstream but UNPRICED. */
export function prices() {
  const list = read("models.json")
  const added = ["openai", "anthropic"].flatMap((provider) => SCENARIOS.filter((id) => id !== UNPRICED).map(scenarioModel(provider)))
  return { ...list, models: [...list.models, ...added] }
}
