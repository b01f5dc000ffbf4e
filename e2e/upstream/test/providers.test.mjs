// The data that tests serve with the wallet.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { SCENARIOS, startUpstream } from "../index.mjs"
import { testModels, testProviders } from "../providers.mjs"

let upstream
before(async () => (upstream = await startUpstream()))
after(() => upstream.stop())

test("every provider is at the upstream, and all else is as it is served to users", () => {
  const { providers, shapes } = testProviders(upstream.origin)
  assert.ok(shapes)
  assert.deepEqual(
    providers.slice(0, 6).map(({ id, baseUrl }) => [id, baseUrl]),
    [
      ["openai", `${upstream.origin}/v1`],
      ["anthropic", `${upstream.origin}/v1`],
      ["openrouter", `${upstream.origin}/api/v1`],
      ["google", `${upstream.origin}/google/v1beta`],
      ["mistral", `${upstream.origin}/mistral/v1`],
      ["groq", `${upstream.origin}/groq/openai/v1`],
    ],
  )
  assert.ok(providers.every(({ baseUrl }) => baseUrl.startsWith(upstream.origin)))
})

test("every scenario has a price, and exact costs its output alone", () => {
  const { models } = testModels()
  for (const name of SCENARIOS)
    assert.ok(
      models.some(({ provider, id }) => provider === "openai" && id === name),
      name,
    )
  const exact = models.filter(({ id }) => id.endsWith("exact"))
  assert.equal(exact.length, 3)
  for (const { inputPerMTok, outputPerMTok } of exact) assert.deepEqual([inputPerMTok, outputPerMTok], [0, 100])
})

test("OpenRouter's list states the same prices", async () => {
  const { data } = await (await fetch(`${upstream.origin}/api/v1/models`)).json()
  const { pricing } = data.find(({ id }) => id === "byok/exact")
  assert.deepEqual([pricing.prompt, pricing.completion], ["0", "0.0001"])
})
