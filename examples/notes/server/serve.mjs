// Serves the built demo app with its own strict headers: node server/serve.mjs [--port 8882] [--wallet http://wallet.localhost:8881]
import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { listenOnLoopback } from "../../../packages/wallet/src/loopback.mjs"

const dist = new URL("../dist/", import.meta.url)
const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" }

/** The page may frame the wallet and nothing else, and talks to no server: the wallet does. */
const headers = (wallet) => ({
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `frame-src ${wallet}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
})

/** @param {{ port: number, wallet: string }} options `wallet`: the origin of the wallet; `port`: 0 for a free one */
export function serve({ port, wallet }) {
  return listenOnLoopback(port, async ({ url, method }, response) => {
    const { pathname } = new URL(url ?? "/", "http://app.localhost")
    const name = pathname === "/" ? "index.html" : pathname.slice(1)
    const type = /^\w+\.(\w+)$/.exec(name)?.[1]
    const body = method === "GET" && TYPES[type] ? await readFile(new URL(name, dist)).catch(() => null) : null
    if (body === null) return response.writeHead(404, headers(wallet)).end()
    response.writeHead(200, { ...headers(wallet), "content-type": `${TYPES[type]}; charset=utf-8` })
    response.end(type === "html" ? body.toString().replaceAll("%WALLET%", wallet) : body)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8882" },
      wallet: { type: "string", default: "http://wallet.localhost:8881" },
    },
  })
  const { origin } = new URL(values.wallet)
  const server = await serve({ port: Number(values.port), wallet: origin })
  console.log(`Notes: http://app.localhost:${server.port}/ with the wallet at ${origin}`)
}
