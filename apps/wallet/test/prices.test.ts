import assert from "node:assert/strict"
import { test } from "node:test"
// @ts-expect-error plain JavaScript
import { merged, pick, print } from "../../../build/prices.mjs"
// @ts-expect-error plain JavaScript
import { readerOf } from "../../../build/prices/sources.mjs"

const GENAI = [
  {
    id: "x-ai",
    models: [
      {
        id: "grok-9",
        context_window: 1000,
        prices: {
          input_mtok: { base: 2, tiers: [{ start: 200, price: 4 }] },
          output_mtok: { base: 6, tiers: [{ start: 200, price: 12 }] },
        },
      },
      {
        id: "changing",
        prices: [
          { prices: { input_mtok: 9, output_mtok: 9 } },
          { constraint: { type: "start_date", start_date: "2026-01-01" }, prices: { input_mtok: 1, output_mtok: 2 } },
          { constraint: { type: "start_date", start_date: "2027-01-01" }, prices: { input_mtok: 3, output_mtok: 4 } },
        ],
      },
      { id: "ears", prices: { audio_hours: 0.36 } },
      { id: "vectors", prices: { input_mtok: 0.02 } },
      { id: "asks", prices: { input_mtok: 1, output_mtok: 1, requests_kcount: 12 } },
      { id: "free", prices: {} },
    ],
  },
]
const LITELLM = {
  "xai/grok-9": {
    input_cost_per_token: 2e-6,
    output_cost_per_token: 6e-6,
    max_input_tokens: 1000,
    max_output_tokens: 100,
  },
  "rerank-v9": { input_cost_per_query: 0.002 },
}

test("genai-prices: tiers, hours, requests and vectors in our units", () => {
  const read = readerOf(GENAI, "2026-09-23")
  assert.deepEqual(read("x-ai", "grok-9"), {
    context: 1000,
    inputPerMTok: 2,
    outputPerMTok: 6,
    long: { above: 200, inputPerMTok: 4, outputPerMTok: 12 },
  })
  assert.deepEqual(read("x-ai", "ears"), { perSecond: 0.0001 })
  assert.deepEqual(read("x-ai", "vectors"), { inputPerMTok: 0.02, outputPerMTok: 0 })
  assert.deepEqual(read("x-ai", "asks"), { inputPerMTok: 1, outputPerMTok: 1, perRequest: 0.012 })
  assert.equal(read("x-ai", "free"), null)
  assert.equal(read("nobody", "grok-9"), null)
})

test("genai-prices: what was before the day is over, what comes after it counts where it is dearer", () => {
  const at = (date: string) => readerOf(GENAI, date)("x-ai", "changing")
  assert.deepEqual(at("2026-09-23"), { inputPerMTok: 3, outputPerMTok: 4 })
  assert.deepEqual(at("2025-09-23"), { inputPerMTok: 9, outputPerMTok: 9 })
})

test("LiteLLM: prices by token become prices by million", () => {
  const read = readerOf(LITELLM, "2026-09-23")
  assert.deepEqual(read("x-ai", "grok-9"), { context: 1000, maxOutput: 100, inputPerMTok: 2, outputPerMTok: 6 })
  assert.deepEqual(read("cohere", "rerank-v9"), { perSearch: 0.002 })
})

test("a refresh replaces what was picked, keeps the rest and names what the source lacks", () => {
  const picks = {
    providers: [{ id: "xai", source: "x-ai", prefix: "p/", reasoning: "grok", models: [["g", "grok-9"], "gone"] }],
    kinds: [],
  }
  const stated = { provider: "xai", id: "s", stated: true, perImage: 1 }
  const old = { date: "2025-01-01", models: [{ provider: "xai", id: "old", inputPerMTok: 1 }, stated] }
  const { models, missing } = merged(old, picks, readerOf(LITELLM, "2026-09-23"))
  const found = {
    provider: "xai",
    id: "p/g",
    name: "g",
    context: 1000,
    maxOutput: 100,
    inputPerMTok: 2,
    outputPerMTok: 6,
  }
  assert.deepEqual(models, [stated, found])
  assert.deepEqual(missing, ["xai gone"])
  assert.equal(pick(picks, readerOf(GENAI, "2026-09-23")).found.length, 1)
  assert.equal(print({ date: "d", models: [stated] }), `{\n"date":"d",\n"models":[\n${JSON.stringify(stated)}\n]}\n`)
})
