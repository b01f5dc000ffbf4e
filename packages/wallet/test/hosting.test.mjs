import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { caddy, nginx, rules, underscoreHeaders } from "../../../build/hosting.mjs"
import { headersFor, reaching } from "../src/headers.mjs"

const table = JSON.parse(readFileSync(fileURLToPath(new URL("../../../apps/wallet/headers.json", import.meta.url))))
const PATHS = [
  "/",
  "/404",
  "/bridge",
  "/consent",
  "/engine",
  "/assets/bridge.js",
  "/assets/engine/index.js",
  "/assets/engine/chunks/a-B.js",
]
const all = rules(table, PATHS)

/** Netlify and Cloudflare join the values of all rules that match a path. */
test("no two rules match one path", () => {
  for (const path of PATHS) {
    const matching = all.filter((rule) =>
      rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : rule.path === path,
    )
    assert.equal(matching.length, 1, path)
    assert.deepEqual(matching[0].headers, headersFor(table, path))
  }
})

test("WebAssembly runs on the page that unlocks, and on no other", () => {
  const allowing = all.filter(({ headers }) => headers["Content-Security-Policy"]?.includes("'wasm-unsafe-eval'"))
  assert.deepEqual(
    allowing.map(({ path }) => path),
    ["/", "/index.html"],
  )
})

test("the consent window reaches where the provider table has limited keys made, and nothing else", () => {
  const path = new URL("../../../apps/wallet/data/providers.json", import.meta.url)
  const { providers } = JSON.parse(readFileSync(fileURLToPath(path)))
  const origins = providers.filter(({ subKeys }) => subKeys).map(({ baseUrl }) => new URL(baseUrl).origin)
  const connect = (headers) => /connect-src ([^;]*)/.exec(headers["Content-Security-Policy"])[1]
  assert.equal(connect(headersFor(table, "/consent")), ["'self'", ...origins].join(" "))
  const other = reaching(table, {
    providers: [{ baseUrl: "https://keys.example/v1", subKeys: {} }, { baseUrl: "https://x.example" }],
  })
  assert.equal(connect(headersFor(other, "/consent")), ["'self'", ...origins, "https://keys.example"].join(" "))
  assert.deepEqual(headersFor(other, "/bridge"), headersFor(table, "/bridge"))
})

test("a page has its headers under every address that a host may serve it at", () => {
  for (const [page, others] of [
    ["/", ["/index.html"]],
    ["/bridge", ["/bridge.html", "/bridge/"]],
  ]) {
    for (const path of others) {
      assert.deepEqual(all.find((rule) => rule.path === path)?.headers, headersFor(table, page))
    }
  }
})

test("_headers", () => {
  const blocks = underscoreHeaders(all).trim().split("\n\n")
  assert.equal(blocks.length, all.length)
  const engine = blocks.find((block) => block.startsWith("/engine\n"))
  assert.match(engine, /^ {2}Content-Security-Policy: sandbox allow-scripts; default-src 'none';/m)
})

test("nginx", () => {
  const text = nginx(all)
  assert.match(text, /location = \/ \{\n {2}try_files \/index\.html =404;/)
  assert.match(text, /location = \/bridge \{\n {2}try_files \/bridge\.html =404;/)
  assert.match(text, /location \^~ \/assets\/engine\/chunks\/ \{\n {2}add_header/)
  assert.match(text, /location = \/assets\/bridge\.js \{\n {2}add_header/)
})

test("Caddy", () => {
  const text = caddy(all)
  assert.match(text, /rewrite \/bridge \/bridge\.html\nheader \/bridge \{/)
  assert.match(text, /header \/assets\/engine\/chunks\/\* \{/)
})

test("no value breaks the quotes it is put in", () => {
  for (const { headers } of all) for (const value of Object.values(headers)) assert.ok(!/["\n`]/.test(value), value)
})
