// What the whole wallet adds to the first part of a streamed answer: grant, reservation, engine, key and all.
import { withWorld } from "../e2e/harness/world.mjs"
import { connectAndApprove, openApp } from "../e2e/stories/app.mjs"
import { setUp } from "../e2e/stories/owner.mjs"

const RUNS = 30
const WARM_UP = 3

/** Runs in the app's page: milliseconds to the first text, by the wallet and by a fetch with a key of one's own. */
async function firstParts({ upstream, runs, warmUp }) {
  const body = {
    model: "gpt-4o-mini",
    input: [{ role: "user", content: [{ type: "input_text", text: "Hello" }] }],
    stream: true,
  }
  const headers = { authorization: "Bearer sk-demo-openai", "content-type": "application/json" }

  const direct = async () => {
    const start = performance.now()
    const request = { method: "POST", headers, body: JSON.stringify(body), referrerPolicy: "no-referrer" }
    const response = await fetch(`${upstream}/v1/responses`, request)
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let text = ""
    while (!text.includes("output_text.delta")) text += (await reader.read()).value
    const millis = performance.now() - start
    await reader.cancel()
    return millis
  }
  const byWallet = async () => {
    const start = performance.now()
    const prompt = [{ role: "user", content: [{ type: "text", text: "Hello" }] }]
    const { stream } = await app.byok.getProvider()("openai/gpt-4o-mini").doStream({ prompt, maxOutputTokens: 50 })
    const reader = stream.getReader()
    for (;;) {
      const { value } = await reader.read()
      if (value.type === "error") throw value.error
      if (value.type === "text-delta") break
    }
    const millis = performance.now() - start
    await reader.cancel()
    return millis
  }
  const times = { direct: [], byWallet: [] }
  for (let run = 0; run < runs + warmUp; run++) {
    const pair = [await direct(), await byWallet()]
    if (run < warmUp) continue
    times.direct.push(pair[0])
    times.byWallet.push(pair[1])
  }
  return times
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const round = (value) => Number(value.toPrecision(3))

/** Medians in milliseconds; `ratio` is ours divided by the fetch. */
export const throughWallet = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page, { capabilities: ["language"], requestsPerMinute: 600 }, { rate: 600 })
    const options = { upstream: world.upstream.origin, runs: RUNS, warmUp: WARM_UP }
    const { direct, byWallet } = await page.evaluate(firstParts, options)
    const [fetched, streamed] = [median(direct), median(byWallet)]
    return {
      fetchMillis: round(fetched),
      walletMillis: round(streamed),
      addedMillis: round(streamed - fetched),
      ratio: round(streamed / fetched),
    }
  })
