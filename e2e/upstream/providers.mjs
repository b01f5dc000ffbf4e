// The wallet's served data for tests: its own provider table with every origin replaced by the upstream's, and its own prices with
// those of the upstream's models added.
import { readFileSync } from "node:fs"
import { OTHERS } from "./others.mjs"
import { priceOf } from "./prices.mjs"
import { SCENARIOS } from "./scenarios.mjs"

const data = (name) => JSON.parse(readFileSync(new URL(`../../apps/wallet/data/${name}.json`, import.meta.url), "utf8"))

const MODEL_PREFIX = { openai: "", anthropic: "", openrouter: "byok/" }

/** The provider table (`/data/providers.json`), all its providers at `origin`. */
export function testProviders(origin) {
  const table = data("providers")
  return { ...table, providers: table.providers.map((entry) => movedEntry(entry, origin)) }
}

/** The models and prices (`/data/models.json`), with one model for each scenario and provider. */
export function testModels() {
  const table = data("models")
  const added = [...Object.entries(MODEL_PREFIX).flatMap(modelsOf), ...Object.entries(OTHERS).flatMap(modelOf)]
  return { ...table, models: [...table.models, ...added] }
}

function movedEntry(entry, origin) {
  const signIn = entry.signIn && { signIn: { ...entry.signIn, url: origin + new URL(entry.signIn.url).pathname } }
  return { ...entry, baseUrl: moved(entry, origin), ...signIn }
}

function moved({ id, baseUrl }, origin) {
  const path = new URL(baseUrl).pathname.replace(/\/$/, "")
  return origin + (id in OTHERS ? `/${id}` : "") + path
}

function modelOf([provider, { model }]) {
  const name = `Test ${provider}`
  return model ? [{ provider, id: model, name, context: 128000, maxOutput: 16384, ...priceOf("text") }] : []
}

function modelsOf([provider, prefix]) {
  return SCENARIOS.map((name) => {
    const id = prefix + name
    return { provider, id, name: `Test ${name}`, context: 128000, maxOutput: 16384, ...priceOf(name) }
  })
}
