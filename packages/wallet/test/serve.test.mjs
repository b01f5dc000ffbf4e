import assert from "node:assert/strict"
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { fileURLToPath } from "node:url"
import { readFileSync } from "node:fs"
import { isLoopback, serve } from "../src/index.mjs"

const table = readFileSync(fileURLToPath(new URL("../../../apps/wallet/headers.json", import.meta.url)))
const PAGES = ["index", "consent", "consent-isolated", "live", "bridge", "engine", "404"]

let folder
let wallet
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "byok-wallet-"))
  const dist = join(folder, "dist")
  for (const path of [".hosting", "data", "assets/engine/chunks"]) mkdirSync(join(dist, path), { recursive: true })
  writeFileSync(join(dist, ".hosting/headers.json"), table)
  for (const page of PAGES) writeFileSync(join(dist, `${page}.html`), `<!doctype html><title>${page}</title>`)
  for (const path of ["assets/bridge.js", "assets/engine/index.js", "assets/engine/chunks/a-HASH.js"]) {
    writeFileSync(join(dist, path), "export {}")
  }
  writeFileSync(join(dist, "assets/wallet.css"), "")
  writeFileSync(join(dist, "favicon.svg"), "<svg/>")
  writeFileSync(join(dist, "data/providers.json"), '{"built":true}')
  writeFileSync(join(dist, "_headers"), "")
  writeFileSync(join(folder, "secret.js"), "secret")
  symlinkSync(join(folder, "secret.js"), join(dist, "assets/link.js"))
  wallet = await serve({ port: 0, dist, models: { given: true } })
})
after(async () => {
  await wallet.close()
  rmSync(folder, { recursive: true })
})

/** A request whose path is sent as it is written. */
function ask(path, { method = "GET", headers = {} } = {}) {
  const host = `wallet.localhost:${wallet.port}`
  return new Promise((done, failed) => {
    const options = { host: "127.0.0.1", port: wallet.port, path, method, headers: { host, ...headers } }
    const sent = request(options, async (response) => {
      let body = ""
      for await (const chunk of response) body += chunk
      done({ status: response.statusCode, headers: response.headers, body })
    })
    sent.once("error", failed).end()
  })
}

const has =
  (...parts) =>
  (policy) =>
    parts.every((part) => policy.split("; ").includes(part))
const hasNo = (name) => (policy) => !policy.includes(name)
const fetching = "connect-src 'self' https: http://localhost:* http://127.0.0.1:*"

// path, type, COOP, COEP, CORP, Access-Control-Allow-Origin, Cache-Control, what its CSP must satisfy
const HEADERS = [
  [
    "/",
    "text/html",
    "same-origin",
    undefined,
    "same-origin",
    undefined,
    "no-cache",
    [has("frame-ancestors 'none'", fetching)],
  ],
  [
    "/consent",
    "text/html",
    "unsafe-none",
    undefined,
    "same-origin",
    undefined,
    "no-cache",
    [has("frame-ancestors 'none'", "connect-src 'self' https://openrouter.ai")],
  ],
  [
    "/consent-isolated",
    "text/html",
    "same-origin",
    undefined,
    "same-origin",
    undefined,
    "no-cache",
    [has("frame-ancestors 'none'", "connect-src 'self' https://openrouter.ai")],
  ],
  [
    "/live",
    "text/html",
    "unsafe-none",
    undefined,
    "same-origin",
    undefined,
    "no-cache",
    [has("frame-ancestors 'none'", "frame-src 'self'", fetching)],
  ],
  [
    "/bridge",
    "text/html",
    undefined,
    "require-corp",
    "cross-origin",
    undefined,
    "no-cache",
    [has("frame-src 'self'", fetching), hasNo("frame-ancestors")],
  ],
  [
    "/engine",
    "text/html",
    undefined,
    "require-corp",
    "cross-origin",
    undefined,
    "no-cache",
    [has("sandbox allow-scripts", "connect-src 'none'"), hasNo("frame-")],
  ],
  ["/assets/bridge.js", "text/javascript", undefined, undefined, "same-origin", undefined, "no-cache", []],
  ["/assets/wallet.css", "text/css", undefined, undefined, "same-origin", undefined, "no-cache", []],
  ["/favicon.svg", "image/svg+xml", undefined, undefined, "same-origin", undefined, "no-cache", []],
  ["/data/providers.json", "application/json", undefined, undefined, "same-origin", undefined, "no-cache", []],
  ["/assets/engine/index.js", "text/javascript", undefined, undefined, "cross-origin", "*", "no-cache", null],
  [
    "/assets/engine/chunks/a-HASH.js",
    "text/javascript",
    undefined,
    undefined,
    "cross-origin",
    "*",
    "public, max-age=31536000, immutable",
    null,
  ],
]

for (const [path, type, coop, coep, corp, acao, cache, policies] of HEADERS) {
  test(`headers of ${path}`, async () => {
    const { status, headers } = await ask(path)
    assert.equal(status, 200)
    assert.equal(headers["content-type"].split(";")[0], type)
    assert.equal(headers["cross-origin-opener-policy"], coop)
    assert.equal(headers["cross-origin-embedder-policy"], coep)
    assert.equal(headers["cross-origin-resource-policy"], corp)
    assert.equal(headers["access-control-allow-origin"], acao)
    assert.equal(headers["cache-control"], cache)
    assert.equal(headers["x-content-type-options"], "nosniff")
    assert.equal(headers["referrer-policy"], "no-referrer")
    assert.match(headers["permissions-policy"], /camera=\(\)/)
    const policy = headers["content-security-policy"]
    for (const holds of policies ?? []) assert.ok(holds(policy), policy)
    if (policies) assert.ok(has("default-src 'none'", "base-uri 'none'", "form-action 'none'")(policy), policy)
    if (type === "text/html") {
      // Only the page that unlocks runs WebAssembly.
      const scripts = path === "/" ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'"
      assert.ok(has(scripts, "require-trusted-types-for 'script'", "trusted-types 'none'")(policy), policy)
    }
  })
}

const NOT_FOUND = [
  "/nothing",
  "/index.html",
  "/engine.html",
  "/consent/",
  "/assets/",
  "/assets/nothing.js",
  "/_headers",
  "/.hosting/headers.json",
  "/assets/link.js",
  "/../secret.js",
  "/assets/../../secret.js",
  "/%2e%2e/secret.js",
  "/..%2fsecret.js",
  "/assets/..%5c..%5csecret.js",
  "//secret.js",
  "/assets/bridge.js%00.css",
  "/%",
  "/%ff",
]

for (const path of NOT_FOUND) {
  test(`not found: ${path}`, async () => {
    const { status, body, headers } = await ask(path)
    assert.equal(status, 404)
    assert.ok(!body.includes("secret"))
    assert.match(headers["content-security-policy"], /default-src 'none'/)
    assert.equal(headers["access-control-allow-origin"], undefined)
  })
}

for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
  test(`${method} is refused`, async () => {
    const { status, headers } = await ask("/", { method })
    assert.deepEqual([status, headers.allow], [405, "GET, HEAD"])
  })
}

test("HEAD has the headers of GET and no body", async () => {
  const { status, headers, body } = await ask("/bridge", { method: "HEAD" })
  assert.equal(status, 200)
  assert.equal(body, "")
  assert.ok(Number(headers["content-length"]) > 0)
  assert.match(headers["content-security-policy"], /frame-src 'self'/)
})

for (const host of ["evil.example", "localhost", "127.0.0.1", "wallet.localhost.evil.example", "wallet.localhost"]) {
  test(`the host ${host} is refused`, async () => {
    const { status, body } = await ask("/", {
      headers: { host: host.startsWith("wallet.localhost") ? host : `${host}:${wallet.port}` },
    })
    assert.equal(status, 421)
    assert.ok(body.includes(wallet.url))
  })
}

test("what has not changed is not sent again", async () => {
  const { headers } = await ask("/assets/bridge.js")
  const again = await ask("/assets/bridge.js", { headers: { "if-none-match": headers.etag } })
  assert.deepEqual([again.status, again.body], [304, ""])
  assert.equal((await ask("/assets/bridge.js", { headers: { "if-none-match": '"other"' } })).status, 200)
})

test("a query does not change the page", async () => {
  assert.equal((await ask("/consent?request=1")).headers["cross-origin-opener-policy"], "unsafe-none")
})

test("tables can be given in place of the built ones", async () => {
  assert.deepEqual(JSON.parse((await ask("/data/models.json")).body), { given: true })
  assert.deepEqual(JSON.parse((await ask("/data/providers.json")).body), { built: true })
})

test("only loopback names are served", async () => {
  for (const host of ["wallet.localhost", "localhost", "a.b.localhost", "127.0.0.1"]) assert.ok(isLoopback(host), host)
  for (const host of ["example.com", "0.0.0.0", "localhost.example.com", ".localhost", "wallet.localhost:1"])
    assert.ok(!isLoopback(host), host)
  await assert.rejects(serve({ port: 0, host: "example.com" }), RangeError)
})
