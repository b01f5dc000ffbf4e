// A page with the package in it, in a real Chromium: built as an app builds, served from this computer.
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import puppeteer from "puppeteer-core"
import { pathOf } from "../../../e2e/harness/model-files.mjs"
import { below, listen, sendFile } from "../../../e2e/harness/static.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, "../dist")
/** The model that the build makes: it recites one sentence. */
const RECITE = pathOf("recite")
const CHROMIUM = process.env.CHROMIUM_BIN || "/usr/bin/chromium"

export const noChromium = existsSync(CHROMIUM) ? false : "no Chromium"

/** Flags under which WebGPU finds a GPU that is the processor, and none. */
export const GPU = { none: ["--disable-gpu"], software: ["--enable-unsafe-webgpu"] }

async function bundle(outdir) {
  const common = { bundle: true, format: "esm", target: "es2022", outdir, logLevel: "error", splitting: true }
  const define = { "process.env.NODE_ENV": '"production"' }
  await build({
    ...common,
    define,
    entryPoints: { "assets/page": join(here, "page/page.mjs"), "assets/local": join(here, "page/local.mjs") },
    chunkNames: "assets/[hash]",
  })
  await build({ ...common, define, entryPoints: { "webllm-worker": join(dist, "webllm-worker.js") } })
}

/**
 * Serves the page, the package's files and the tiny model; `routes` gives further answers by path. `requests` are the paths
 * that were asked for. `open(flags)` gives a page in a browser of its own.
 */
export async function startSite(routes = {}) {
  if (!existsSync(RECITE)) throw new Error("The tiny model is missing: ./byok build makes it.")
  const folder = mkdtempSync(join(tmpdir(), "byok-wasm-"))
  await bundle(folder)
  const files = { "/wllama.wasm": join(dist, "wllama.wasm"), "/tiny.gguf": RECITE }
  const requests = []
  const { port, stop } = await listen(({ url }, response) => {
    const path = new URL(url, "http://localhost").pathname
    requests.push(path)
    if (path === "/") return response.setHeader("content-type", "text/html").end(PAGE)
    if (routes[path]) return routes[path](response)
    if (path === "/local") return response.writeHead(200, LOCAL_HEADERS).end(LOCAL)
    sendFile(response, files[path] ?? below(folder, path) ?? "", FOR_FRAMES)
  })
  const browsers = []
  const open = async (flags, path = "/") => {
    const root = process.getuid?.() === 0 ? ["--no-sandbox"] : []
    const args = [...root, "--no-first-run", "--disable-quic", "--disable-component-update", ...flags]
    const browser = await puppeteer.launch({ executablePath: CHROMIUM, headless: true, args })
    browsers.push(browser)
    const page = await browser.newPage()
    await page.goto(`http://localhost:${port}${path}`)
    if (path === "/") await page.waitForFunction("window.ready")
    return page
  }
  const close = async () => {
    await Promise.all(browsers.map((browser) => browser.close()))
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { open, close, requests, origin: `http://localhost:${port}` }
}

const PAGE = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/assets/page.js"></script>`
const LOCAL = `<!doctype html><script type="module" crossorigin src="/assets/local.js"></script>`

/** A frame of opaque origin, without network and storage. */
const LOCAL_HEADERS = {
  "content-type": "text/html",
  "content-security-policy":
    "sandbox allow-scripts; default-src 'none'; script-src 'self' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src blob:",
}
const FOR_FRAMES = { "access-control-allow-origin": "*" }
