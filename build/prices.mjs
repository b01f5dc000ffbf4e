// Refreshes apps/wallet/data/models.json from a file of prices: node build/prices.mjs <file.json> <YYYY-MM-DD> "<what it is>"
// The file is genai-prices' data (a list of providers) or LiteLLM's model_prices_and_context_window.json (models by name).
import { readFileSync, writeFileSync } from "node:fs"
import { argv } from "node:process"
import { fileURLToPath } from "node:url"
import { readerOf } from "./prices/sources.mjs"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const json = (path) => JSON.parse(readFileSync(path, "utf8"))

/** The entries that `picks` names, as far as the source knows them; the others are named in `missing`. */
export function pick({ providers, kinds }, read) {
  const [found, missing] = [[], []]
  for (const { models, ...group } of [...providers, ...kinds])
    for (const model of models) {
      const [id, known] = Array.isArray(model) ? model : [model, model]
      const facts = read(group.source, known)
      if (facts) found.push(entry(group, id, facts))
      else missing.push(`${group.id} ${id}`)
    }
  return { found, missing }
}

function entry({ id: provider, kind, prefix = "", reasoning, most = 0, more }, id, facts) {
  const { context = most, maxOutput = 0, ...prices } = facts
  const thinks = reasoning && new RegExp(reasoning).test(id) ? { reasoning: true } : {}
  const kindOf = kind ? { kind } : {}
  return {
    provider,
    id: prefix + id,
    name: id.split("/").pop(),
    ...kindOf,
    context,
    maxOutput,
    ...prices,
    ...thinks,
    ...more,
  }
}

/** The old list with the picked entries in the place of those of the same providers; prices of the rest are refreshed. */
export function merged(old, picks, read) {
  const { found, missing } = pick(picks, read)
  const ours = new Set(found.map(({ provider, kind = "language" }) => `${provider} ${kind}`))
  const isOurs = ({ provider, kind = "language", stated }) => !stated && ours.has(`${provider} ${kind}`)
  const kept = old.models.filter((model) => !isOurs(model)).map((model) => ({ ...model, ...newer(model, read) }))
  return { models: [...kept, ...found], missing }
}

/** What the source says now of a model that is kept, but for what the list knows better. */
function newer({ provider, id, kind, stated }, read) {
  if (kind || stated) return {}
  const { context, maxOutput, ...prices } = read(provider, id) ?? {}
  return prices
}

/** One model a line. */
export function print({ models, ...head }) {
  const lines = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},\n`)
  return `{\n${lines.join("")}"models":[\n${models.map((model) => JSON.stringify(model)).join(",\n")}\n]}\n`
}

if (argv[1]?.endsWith("build/prices.mjs")) {
  const [source, date, words] = argv.slice(2)
  if (!/^\d{4}-\d\d-\d\d$/.test(date ?? "")) throw new Error("prices: <file.json> <YYYY-MM-DD> <what it is>")
  const target = at("../apps/wallet/data/models.json")
  const old = json(target)
  const { models, missing } = merged(old, json(at("prices/picks.json")), readerOf(json(source), date))
  writeFileSync(target, print({ ...old, date, source: words ?? old.source, models }))
  if (missing.length) console.warn(`Not in the source: ${missing.join(", ")}`)
}
