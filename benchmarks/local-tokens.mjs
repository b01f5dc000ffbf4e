// What the wallet leaves of a local model's speed: tokens a second of one model, through the wallet and by llama.cpp's own
// package in the same page.
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { below, listen, sendFile } from "../e2e/harness/static.mjs"
import { withWorld } from "../e2e/harness/world.mjs"
import { connectAndApprove, openApp } from "../e2e/stories/app.mjs"
import { download, LONG, withoutKeys } from "../e2e/stories/local.mjs"

const ROUNDS = 7
const TOKENS = 600

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const WASM = at("../node_modules/@wllama/wllama/esm/wasm/wllama.wasm")

async function servePeer() {
  const common = { bundle: true, minify: true, format: "esm", target: "es2022", outdir: at("dist") }
  await build({ ...common, entryPoints: [at("pages/llama.js")] })
  const cors = { "access-control-allow-origin": "*" }
  return listen(({ url }, response) =>
    sendFile(response, url === "/wllama.wasm" ? WASM : below(at("dist"), new URL(url, "http://x").pathname), cors),
  )
}

/** Runs in the app's page. */
async function rounds({ peer, file, model, count, tokens }) {
  const { llama } = await import(`${peer}/llama.js`)
  const direct = await llama(`${peer}/wllama.wasm`, file)
  const byWallet = async () => {
    const prompt = [{ role: "user", content: [{ type: "text", text: "Hello" }] }]
    const call = { prompt, maxOutputTokens: tokens, temperature: 0 }
    const { stream } = await app.byok.getProvider()(model).doStream(call)
    const reader = stream.getReader()
    let [said, first] = [0, 0]
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return ((said - 1) / (performance.now() - first)) * 1000
      if (value.type === "error") throw value.error
      if (value.type === "text-delta") first ||= performance.now()
      if (value.type === "finish") said = value.usage.outputTokens.total
    }
  }
  await direct(50)
  await byWallet()
  const found = { direct: [], byWallet: [] }
  for (let round = 0; round < count; round++) {
    found.direct.push(await direct(tokens))
    found.byWallet.push(await byWallet())
  }
  return found
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const round = (value) => Number(value.toPrecision(3))

/** Medians of tokens a second; `ratio` is ours divided by llama.cpp's, `addedMillis` what a token takes longer, however large its model. */
export const localTokens = (mode) =>
  withWorld(mode, {}, async (world) => {
    const peer = await servePeer()
    try {
      const tab = await withoutKeys(world)
      await download(tab, LONG)
      const page = await openApp(world)
      await connectAndApprove(world, page, { capabilities: ["language"], requestsPerMinute: 600 }, { rate: 600 })
      const file = `${world.files.origin}/count.gguf`
      const options = { peer: `http://127.0.0.1:${peer.port}`, file, model: LONG.id, count: ROUNDS, tokens: TOKENS }
      const { direct, byWallet } = await page.evaluate(rounds, options)
      const [alone, through] = [median(direct), median(byWallet)]
      return {
        directPerSecond: round(alone),
        walletPerSecond: round(through),
        ratio: round(through / alone),
        addedMillis: round(1000 / through - 1000 / alone),
        rounds: ROUNDS,
      }
    } finally {
      await peer.stop()
    }
  })
