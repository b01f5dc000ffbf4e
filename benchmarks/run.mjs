// Measures our RPC beside a hand-written relay, comlink and kkrpc: one browser, cross-site pages, rounds in turn.
// `--json` prints one object; times are milliseconds, ratios are ours divided by the peer's.
import { mkdirSync } from "node:fs"
import { cpus } from "node:os"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { launch } from "../e2e/harness/browsers.mjs"
import { below, listen, sendFile } from "../e2e/harness/static.mjs"
import { localTokens } from "./local-tokens.mjs"
import { revocation } from "./revocation.mjs"
import { throughWallet } from "./through-wallet.mjs"

const here = fileURLToPath(new URL(".", import.meta.url))
const PEERS = ["byok", "relay", "comlink", "kkrpc"]
const ROUNDS = Number(process.env.BYOK_BENCH_ROUNDS ?? 5)
const MILLIS = Number(process.env.BYOK_BENCH_MILLIS ?? 700)
const asJson = process.argv.includes("--json")

async function bundle() {
  mkdirSync(`${here}/dist`, { recursive: true })
  await build({
    entryPoints: [`${here}/pages/app.js`, `${here}/pages/wallet.js`],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    outdir: `${here}/dist`,
  })
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const spread = (values) => (Math.max(...values) - Math.min(...values)) / median(values)
const round = (value) => Number(value.toPrecision(3))

async function measure() {
  const serve = (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost")
    sendFile(response, below(`${here}/${pathname.endsWith(".html") ? "pages" : "dist"}`, pathname))
  }
  const server = await listen(serve)
  const { browser, close, version } = await launch("chromium-allowed")
  const rounds = Object.fromEntries(PEERS.map((peer) => [peer, []]))
  try {
    const page = await browser.newPage()
    await page.goto(`http://app.localhost:${server.port}/app.html`)
    await page.waitForFunction("globalThis.measure")
    for (let at = 0; at < ROUNDS; at++) {
      for (const peer of PEERS) {
        const wallet = `http://wallet.localhost:${server.port}`
        rounds[peer].push(await page.evaluate((...args) => measure(...args), peer, wallet, MILLIS))
      }
    }
  } finally {
    await close()
    await server.stop()
  }
  return { version, rounds }
}

const FIGURES = ["sequentialPerSecond", "inFlight100PerSecond", "stream10000Millis", "firstPartMillis"]

function summary({ version, rounds }) {
  const over = (peer, figure) => rounds[peer].map((result) => result[figure])
  const table = (pick) =>
    Object.fromEntries(
      FIGURES.map((figure) => [figure, Object.fromEntries(PEERS.map((peer) => [peer, pick(peer, figure)]))]),
    )
  return {
    environment: {
      browser: version,
      node: process.version,
      cpu: cpus()[0].model,
      cores: cpus().length,
      rounds: ROUNDS,
    },
    median: table((peer, figure) => round(median(over(peer, figure)))),
    spread: table((peer, figure) => round(spread(over(peer, figure)))),
    ratio: table((peer, figure) => round(median(over("byok", figure)) / median(over(peer, figure)))),
  }
}

function print({ environment, median: medians, ratio, firstPart, revocation: stops, localTokens: tokens }) {
  console.log(
    `${environment.browser}, ${environment.cores} cores, median of ${ROUNDS} rounds; in brackets ours ÷ theirs\n`,
  )
  console.log(" ".repeat(24) + PEERS.map((peer) => peer.padStart(20)).join(""))
  for (const figure of FIGURES) {
    const cells = PEERS.map((peer) => `${medians[figure][peer]} (${ratio[figure][peer].toFixed(2)})`.padStart(20))
    console.log(figure.padEnd(24) + cells.join(""))
  }
  const { fetchMillis, walletMillis, addedMillis } = firstPart
  console.log(
    `\nfirst text of an answer: ${walletMillis} ms by the wallet, ${fetchMillis} ms by a fetch, ${addedMillis} ms added`,
  )
  for (const { title, stopMillis, messageMillis } of Object.values(stops))
    console.log(
      `a revocation ends an answer in a tab behind: ${stopMillis} ms, a bare message ${messageMillis} ms (${title})`,
    )
  const { walletPerSecond, directPerSecond, ratio: kept, addedMillis: slower } = tokens
  console.log(
    `a tiny local model: ${walletPerSecond} tokens a second by the wallet, ${directPerSecond} by llama.cpp in the page (${kept}), ${slower} ms a token added`,
  )
}

await bundle()
const result = {
  ...summary(await measure()),
  firstPart: await throughWallet("chromium-allowed"),
  revocation: await revocation(),
  localTokens: await localTokens("chromium-allowed"),
}
asJson ? console.log(JSON.stringify(result, null, 2)) : print(result)
