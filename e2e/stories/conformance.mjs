// The public conformance suite in a page of an app: what a provider gives when it is called directly, it gives through the wallet.
import assert from "node:assert/strict"
import { press, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { DEMO_KEYS } from "../upstream/index.mjs"
import { connectAndApprove, openApp } from "./app.mjs"
import { addKey, protect } from "./owner.mjs"

const CAPABILITIES = ["language", "image", "speech", "transcription", "embedding", "reranking"]

export const conformance = (mode) =>
  withWorld(mode, { latencyMillis: 1 }, async (world) => {
    await walletWithKeys(world)
    const page = await openApp(world)
    const request = { capabilities: CAPABILITIES, budget: { usd: 20, per: "day" } }
    await connectAndApprove(world, page, request, { rate: 600 })
    const everyKind = await run(world, page, "everyKind")
    assert.equal(JSON.stringify(everyKind.wrong, null, 2), "{}")
    assert.ok(everyKind.ran.length > 60 && everyKind.ran.includes("a ranking"), `${everyKind.ran.length} cases`)
    // The owner's own endpoint speaks the same format: once is enough.
    if (world.engine === "chromium") {
      const endpoint = await run(world, page, "endpoint")
      assert.equal(JSON.stringify(endpoint.wrong, null, 2), "{}")
    }
    fromTheWallet(world)
  })

async function walletWithKeys(world) {
  const tab = await world.open(`${world.wallet}/`)
  await protect(tab, "device")
  for (const [provider, id] of [
    ["OpenAI", "openai"],
    ["OpenRouter", "openrouter"],
    ["Cohere", "cohere"],
  ])
    await addKey(tab, { provider, key: DEMO_KEYS[id][0] })
  const address = world.upstream.customUrl
  const prices = { input: "0", output: "0" }
  await addKey(tab, { provider: "Custom endpoint", key: DEMO_KEYS.custom[0], name: "Custom endpoint", address, prices })
  await press(tab, "Continue")
}

/** Runs the suite in the page, which takes longer than a driver waits for one answer. */
async function run(world, page, name) {
  const keys = Object.fromEntries(Object.entries(DEMO_KEYS).map(([id, [key]]) => [id, key]))
  const start = async (...args) => {
    app.suite = { at: "the first case" }
    const { run } = await import("/conformance/conformance.js")
    app.settled(run(app.byok, ...args, (at) => (app.suite.at = at))).then((ended) => (app.suite.ended = ended))
  }
  await page.evaluate(start, name, { origin: world.upstream.origin, keys })
  const ended = () => page.evaluate(() => app.suite.ended)
  const context = () => page.evaluate(() => app.suite.at)
  const { value, error } = await until("the end of the suite", ended, { timeout: 120_000, every: 250, context })
  if (error) throw new Error(JSON.stringify(error))
  return value
}

/** Requests came from the app's page and from the wallet's, and from nowhere else; those aborted at once may not have come. */
function fromTheWallet(world) {
  const origins = world.upstream.journal.calls().map(({ origin }) => origin)
  const ofTheWallet = origins.filter((each) => each === world.wallet).length
  assert.ok(ofTheWallet > 150, `${ofTheWallet} requests of the wallet`)
  assert.ok(origins.length - ofTheWallet > 150, `${origins.length - ofTheWallet} requests of the page`)
}
