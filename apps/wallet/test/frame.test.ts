// The built engine where it really runs: sandboxed, inside a bridge, inside an app on another site, under the real headers.
import assert from "node:assert/strict"
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"
import type { Browser, Frame } from "puppeteer-core"
// @ts-expect-error plain JavaScript
import { ANSWER, DEMO_KEYS, startUpstream } from "../../../e2e/upstream/index.mjs"
// @ts-expect-error plain JavaScript
import { serve } from "../../../packages/wallet/src/index.mjs"
import type { FromEngine } from "../engine/frames.js"
import { type Engine, engines, launch } from "./browsers.js"

const dist = join(process.cwd(), "dist")
const built = existsSync(join(dist, "assets/engine/index.js"))

interface BridgeWindow {
  ready: boolean
  keys: Record<string, [string, string][]>
  violations: string[]
  run(request: object): Promise<FromEngine[]>
  cancel(id: number): void
}

for (const engine of engines) {
  const skip = !engine.path ? `no ${engine.name}` : !built ? "the wallet is not built" : false
  describe(`in ${engine.name}`, { skip }, () => inBrowser(engine))
}

function inBrowser(engine: Engine): void {
  const folder = mkdtempSync(join(tmpdir(), "byok-engine-"))
  const logged: string[] = []
  let upstream: Awaited<ReturnType<typeof startUpstream>>
  let wallet: Awaited<ReturnType<typeof serve>>
  let app: Server
  let browser: Browser
  let bridge: Frame

  /** The bridge inside a page of the app's, once its engine has loaded. */
  async function bridgeIn(path: string): Promise<Frame> {
    const page = await browser.newPage()
    page.on("console", (message) => logged.push(`${message.type()}: ${message.text()}`))
    page.on("pageerror", (error) => logged.push(String(error)))
    await page.goto(`http://app.localhost:${(app.address() as AddressInfo).port}${path}`)
    const frame = await page.waitForFrame((each) => each.url().endsWith("/bridge"))
    const isReady = () => frame.evaluate(() => (window as unknown as BridgeWindow).ready)
    while (!(await isReady())) await new Promise((done) => setTimeout(done, 20)) // waitForFunction violates Trusted Types
    return frame
  }

  before(async () => {
    cpSync(dist, folder, { recursive: true })
    cpSync(join(process.cwd(), "test/frame-bridge.js"), join(folder, "assets/bridge.js"))
    upstream = await startUpstream({ latencyMillis: 1 })
    wallet = await serve({ port: 0, dist: folder })
    app = await appWith(`${wallet.url}bridge`)
    browser = await launch(engine)
    bridge = await bridgeIn("/")
    await bridge.evaluate(giveKeys, demoKeys())
  })

  after(async () => {
    await browser?.close()
    await Promise.all([wallet?.close(), upstream?.stop(), new Promise((done) => app?.close(done))])
    rmSync(folder, { recursive: true, force: true })
  })

  const RUNS = [
    ["openai", "chat", "/v1"],
    ["openai", "responses", "/v1"],
    ["anthropic", null, "/v1"],
    ["openrouter", null, "/api/v1"],
    ["openai-compatible", null, "/custom/v1"],
  ] as const

  for (const [name, api, path] of RUNS) {
    test(`${name} ${api ?? ""} streams`, async () => {
      const prompt = [{ role: "user", content: [{ type: "text", text: "hello" }] }]
      const request = {
        package: name,
        api,
        baseUrl: upstream.origin + path,
        modelId: "gpt-4o-mini",
        method: "doStream",
        options: { prompt },
      }
      const seen = await bridge.evaluate((given) => (window as unknown as BridgeWindow).run(given), request)
      const text = seen.map((frame) => (frame.t === "part" ? (frame.v as { delta?: string }).delta : "") ?? "").join("")
      assert.equal(text, ANSWER, JSON.stringify(seen.at(-1)))
      assert.equal(seen.at(-1)?.t, "end")
    })
  }

  test("stopping closes the provider's connection", async () => {
    const prompt = [{ role: "user", content: [{ type: "text", text: "#slow" }] }]
    const baseUrl = `${upstream.origin}/v1`
    const request = { package: "anthropic", baseUrl, modelId: "claude", method: "doStream", options: { prompt } }
    const ended = bridge.evaluate((given) => (window as unknown as BridgeWindow).run(given), request)
    await upstream.journal.until(({ scenario }: { scenario: string }) => scenario === "slow")
    await bridge.evaluate((id) => (window as unknown as BridgeWindow).cancel(id), RUNS.length + 1)
    assert.equal((await ended).at(-1)?.t, "error")
    await upstream.journal.until(({ state }: { state: string }) => state === "aborted")
  })

  test("it works in an app that is cross-origin isolated", async () => {
    const isolated = await bridgeIn("/isolated")
    await isolated.evaluate(giveKeys, demoKeys())
    const prompt = [{ role: "user", content: [{ type: "text", text: "hello" }] }]
    const baseUrl = `${upstream.origin}/v1`
    const request = { package: "openai", baseUrl, modelId: "gpt-4o-mini", method: "doGenerate", options: { prompt } }
    const seen = await isolated.evaluate((given) => (window as unknown as BridgeWindow).run(given), request)
    assert.equal(seen.at(-1)?.t, "result")
  })

  test("nothing violates a policy or is complained about", async () => {
    const frame = bridge.childFrames()[0]!
    assert.deepEqual(await bridge.evaluate(() => (window as unknown as BridgeWindow).violations), [])
    assert.equal(await frame.evaluate(() => document.title), "BYOK wallet engine")
    assert.deepEqual(logged, [])
  })

  test("the engine has no storage, no parent, no network and no way out", async () => {
    const frame = bridge.childFrames()[0]!
    const reached = await frame.evaluate(async (upstreamOrigin: string) => {
      const outcomes: Record<string, unknown> = { origin: self.origin }
      const attempt = async (name: string, action: () => unknown) => {
        outcomes[name] = await Promise.resolve()
          .then(action)
          .then(
            () => "done",
            (error: Error) => error.name,
          )
      }
      await attempt("localStorage", () => localStorage.length)
      await attempt("cookie", () => document.cookie)
      await attempt("caches", () => caches.open("a"))
      await attempt(
        "indexedDB",
        () =>
          new Promise((done, failed) => {
            const request = indexedDB.open("a")
            request.onsuccess = done
            request.onerror = () => failed(request.error)
          }),
      )
      await attempt("parent", () => parent.document)
      await attempt("fetch", () => fetch(`${upstreamOrigin}/v1/models`))
      await attempt("fetch of the wallet", () => fetch("/data/providers.json"))
      await attempt(
        "socket",
        () =>
          new Promise((done, failed) => {
            const socket = new WebSocket(upstreamOrigin.replace("http", "ws"))
            socket.onopen = done
            socket.onerror = () => failed(new DOMException("", "Closed"))
          }),
      )
      await attempt("WebRTC", () => new RTCPeerConnection())
      await attempt("WebRTC of a child", () => {
        const child = document.body.appendChild(document.createElement("iframe"))
        return new (child.contentWindow as unknown as typeof globalThis).RTCPeerConnection()
      })
      await attempt("navigation of the top", () => void (top!.location.href = "/"))
      await attempt("a window", () => {
        if (window.open("/")) return
        throw new DOMException("", "NoWindow")
      })
      return outcomes
    }, upstream.origin)
    assert.equal(reached["origin"], "null")
    for (const [name, outcome] of Object.entries(reached)) assert.notEqual(outcome, "done", name)
  })

  test("the engine's frame cannot be sent elsewhere", async () => {
    upstream.journal.clear()
    const frame = bridge.childFrames()[0]!
    await frame
      .evaluate((address) => void (location.href = address), `${upstream.origin}/v1/models?leak`)
      .catch(() => {})
    await new Promise((done) => setTimeout(done, 500))
    assert.deepEqual(upstream.journal.entries, [])
  })
}

/** What the wallet puts into requests, by path. */
function demoKeys(): Record<string, [string, string][]> {
  const bearer = (key: string): [string, string][] => [["authorization", `Bearer ${key}`]]
  const anthropic = { "x-api-key": DEMO_KEYS.anthropic[0], "anthropic-dangerous-direct-browser-access": "true" }
  return {
    "/v1/chat/completions": bearer(DEMO_KEYS.openai[0]),
    "/v1/responses": bearer(DEMO_KEYS.openai[0]),
    "/v1/messages": Object.entries(anthropic),
    "/api/v1/chat/completions": bearer(DEMO_KEYS.openrouter[0]),
    "/custom/v1/chat/completions": bearer(DEMO_KEYS.custom[0]),
  }
}

function giveKeys(keys: Record<string, [string, string][]>): void {
  Object.assign(window, { keys })
}

/** An app that frames the bridge; its page `/isolated` is cross-origin isolated. */
async function appWith(frameUrl: string): Promise<Server> {
  const html = `<!doctype html><title>app</title><link rel="icon" href="data:,"><iframe referrerpolicy="strict-origin" src="${frameUrl}"></iframe>`
  const isolation = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" }
  const server = createServer(({ url }, response) => {
    response.writeHead(200, { "content-type": "text/html", ...(url === "/isolated" ? isolation : {}) }).end(html)
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return server
}
