// The servers of one story, on 127.0.0.1. Port 0 is a free one.
import { fileURLToPath } from "node:url"
import { serve } from "@byokapi/wallet"
import { startUpstream } from "../upstream/index.mjs"
import { below, listen, sendFile } from "./static.mjs"
import { prices, providersAt } from "./tables.mjs"

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const PAGES = at("e2e/pages")
const CLIENT = at("packages/client/dist")

// Pages of the test app by path, each with the headers of the site it plays.
const PLAYED_HEADERS = {
  "/csp.html": { "content-security-policy": "frame-src 'none'" },
  "/isolated.html": { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" },
}

/** The test app on any host: `e2e/pages`, the SDK as one file under /client. */
function testApp(request, response) {
  const { pathname } = new URL(request.url, "http://localhost")
  if (pathname.startsWith("/client/")) return sendFile(response, below(CLIENT, pathname.slice("/client".length)))
  const headers = PLAYED_HEADERS[pathname]
  sendFile(response, below(PAGES, headers ? "/app.html" : pathname), headers)
}

/**
 * @param {{ ports?: { wallet?: number, upstream?: number }, keys?: object, latencyMillis?: number }} options `keys`: what the
 *   upstream accepts, by provider
 */
export async function startServers({ ports = {}, keys, latencyMillis } = {}) {
  const upstream = await startUpstream({ port: ports.upstream ?? 0, keys, latencyMillis })
  const wallet = await serve({
    port: ports.wallet ?? 0,
    dist: at("apps/wallet/dist"),
    providers: providersAt(upstream.origin),
    models: prices(),
  })
  const app = await listen(testApp)
  const stop = () => Promise.all([app.stop(), wallet.stop(), upstream.stop()])
  return { upstream, wallet, walletOrigin: `http://wallet.localhost:${wallet.port}`, appPort: app.port, stop }
}
