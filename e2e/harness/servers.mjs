// The servers of one story, on 127.0.0.1. Port 0 is a free one.
import { fileURLToPath } from "node:url"
import { serve } from "@byokapi/wallet"
import { startUpstream } from "../upstream/index.mjs"
import { startDemoApp } from "./demo-app.mjs"
import { startModelFiles } from "./model-files.mjs"
import { withStandIn } from "./standin-webllm.mjs"
import { below, listen, sendFile } from "./static.mjs"
import { prices, providersAt } from "./tables.mjs"

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const PAGES = at("e2e/pages")
const CLIENT = at("packages/client/dist")
const UI = at("packages/ui/dist")
const CONFORMANCE = at("e2e/dist")
// The built examples, each below its own name.
const EXAMPLES = ["agent", "kinds", "sdks", "kkrpc", "vanilla", "react", "vue", "svelte", "html"]

const app = (headers) => ({ page: "/app.html", headers })

// Paths of the test app, each with the headers of the site it plays.
const PLAYED = {
  "/csp.html": app({ "content-security-policy": "frame-src 'none'" }),
  "/coop.html": app({ "cross-origin-opener-policy": "same-origin" }),
  "/popups.html": app({ "cross-origin-opener-policy": "same-origin-allow-popups" }),
  "/isolated.html": app({
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  }),
  "/elements-csp.html": { page: "/elements.html", headers: { "content-security-policy": "frame-src 'none'" } },
}

/** The test app on any host: `e2e/pages`, the SDK as one file under /client. */
function testApp(request, response) {
  const { pathname } = new URL(request.url, "http://localhost")
  // A page without an origin of its own loads modules across origins.
  response.setHeader("access-control-allow-origin", "*")
  if (pathname.startsWith("/client/")) return sendFile(response, below(CLIENT, pathname.slice("/client".length)))
  if (pathname.startsWith("/ui/")) return sendFile(response, below(UI, pathname.slice("/ui".length)))
  if (pathname.startsWith("/conformance/"))
    return sendFile(response, below(CONFORMANCE, pathname.slice("/conformance".length)))
  const example = EXAMPLES.find((name) => pathname.startsWith(`/${name}/`))
  if (example) return sendFile(response, below(at(`examples/${example}/dist`), pathname.slice(example.length + 1)))
  const played = PLAYED[pathname]
  sendFile(response, below(PAGES, played?.page ?? pathname), played?.headers)
}

/**
 * @param {{ ports?: { wallet?: number, app?: number, upstream?: number, files?: number }, keys?: object, latencyMillis?: number, demoApp?: boolean, mock?: object, hollow?: boolean, standIn?: boolean }}
 *   options `keys`: what the upstream accepts, by provider; `demoApp`: whether to start that too; `mock`: what a mock wallet, in
 *   the place of the wallet, is to do; `hollow`: whether the wallet offers a model without weights; `standIn`: whether it has a stand-in for WebLLM
 */
export async function startServers({ ports = {}, keys, latencyMillis, demoApp = false, mock, hollow, standIn } = {}) {
  const stops = []
  const started = (server, stop) => (stops.push(stop), server)
  const stop = () => Promise.all(stops.splice(0).map((each) => each()))
  try {
    const upstream = await startUpstream({ port: ports.upstream ?? 0, keys, latencyMillis })
    started(upstream, upstream.stop)
    const files = await startModelFiles(ports.files, hollow)
    started(files, files.stop)
    const served = { providers: providersAt(upstream.origin), models: prices(), localModels: files.list }
    const site = {
      folder: at("apps/wallet/dist"),
      remove: () => {},
      ...(standIn && withStandIn(at("apps/wallet/dist"))),
    }
    started(site, site.remove)
    const built = { dist: site.folder, ...served }
    const wallet = await serve({ port: ports.wallet ?? 0, ...(mock ? { mock } : built) })
    started(wallet, wallet.close)
    const app = await listen(testApp)
    started(app, app.stop)
    const walletOrigin = new URL(wallet.url).origin
    const demo = demoApp ? await startDemoApp({ port: ports.app ?? 0, wallet: walletOrigin }) : null
    if (demo) started(demo, demo.stop)
    /** Ends all but the apps' own sites: for the wallet there is no network any more. */
    const unplug = () => Promise.all([wallet.close(), upstream.stop(), files.stop()])
    return { unplug, upstream, files, walletOrigin, appPort: app.port, demoApp: demo?.origin, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
