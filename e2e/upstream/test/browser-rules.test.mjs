// What the upstream demands of a browser, asked with the requests a browser would make.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { DEMO_KEYS, startUpstream } from "../index.mjs"

let upstream
before(async () => (upstream = await startUpstream()))
after(() => upstream.stop())

const preflight = (path, headers) =>
  fetch(upstream.origin + path, {
    method: "OPTIONS",
    headers: {
      origin: "http://wallet.localhost:8881",
      "access-control-request-method": "POST",
      "access-control-request-headers": headers,
    },
  })

const PREFLIGHTS = [
  ["/v1/chat/completions", "authorization,content-type", true],
  ["/v1/responses", "authorization,content-type", true],
  ["/v1/chat/completions", "authorization,content-type,user-agent", true],
  ["/v1/chat/completions", "authorization,content-type,x-stainless-lang", false],
  ["/v1/messages", "content-type,x-api-key,anthropic-version,anthropic-dangerous-direct-browser-access", true],
  ["/v1/messages", "content-type,x-api-key,anthropic-version", false],
  ["/v1/messages", "content-type,x-api-key,anthropic-dangerous-direct-browser-access", false],
  ["/v1/models", "anthropic-dangerous-direct-browser-access,anthropic-version,x-api-key", true],
  ["/v1/models", "authorization", true],
  ["/api/v1/chat/completions", "authorization,content-type,http-referer,x-openrouter-title", true],
  ["/api/v1/chat/completions", "authorization,x-api-key", false],
  ["/custom/v1/chat/completions", "authorization,content-type", true],
  ["/elsewhere", "authorization", false],
]

for (const [path, headers, passes] of PREFLIGHTS) {
  test(`preflight ${path} asking for ${headers} ${passes ? "passes" : "fails"}`, async () => {
    const answer = await preflight(path, headers)
    assert.equal(answer.headers.get("access-control-allow-origin"), passes ? "*" : null)
    assert.equal(answer.ok, passes)
  })
}

const call = (headers, model = "gpt-4o-mini") =>
  fetch(`${upstream.origin}/v1/chat/completions`, {
    method: "POST",
    headers: { origin: "http://wallet.localhost:8881", "content-type": "application/json", ...headers },
    body: JSON.stringify({ model, messages: [{ role: "user", content: "hi" }] }),
  })
const authorization = `Bearer ${DEMO_KEYS.openai[0]}`

for (const extra of ["cookie", "referer", "x-anything"]) {
  test(`a request that carries ${extra} is refused without CORS headers`, async () => {
    const answer = await call({ authorization, [extra]: "a" })
    assert.equal(answer.status, 400)
    assert.equal(answer.headers.get("access-control-allow-origin"), null)
  })
}

test("a wrong key is told so, readably", async () => {
  const answer = await call({ authorization: "Bearer sk-wrong" })
  assert.equal(answer.status, 401)
  assert.equal(answer.headers.get("access-control-allow-origin"), "*")
})

test("no-cors answers without CORS headers", async () => {
  assert.equal((await call({ authorization }, "no-cors")).headers.get("access-control-allow-origin"), null)
})

test("silent never answers", async () => {
  const stop = new AbortController()
  const entry = upstream.journal.until(({ scenario }) => scenario === "silent")
  const waiting = fetch(`${upstream.origin}/v1/chat/completions`, {
    method: "POST",
    signal: stop.signal,
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ model: "silent", messages: [] }),
  })
  await entry
  stop.abort()
  await assert.rejects(waiting, { name: "AbortError" })
  assert.equal(
    (await upstream.journal.until(({ state, scenario }) => scenario === "silent" && state === "aborted")).status,
    null,
  )
})

const LISTS = [
  ["openai", "/v1/models", { authorization }],
  ["anthropic", "/v1/models?limit=1000", { "x-api-key": DEMO_KEYS.anthropic[0], "anthropic-version": "2023-06-01" }],
  ["openrouter", "/api/v1/models", {}],
  ["custom", "/custom/v1/models", { authorization: `Bearer ${DEMO_KEYS.custom[0]}` }],
]

for (const [provider, path, headers] of LISTS) {
  test(`${provider} lists its models`, async () => {
    const { data } = await (await fetch(upstream.origin + path, { headers })).json()
    assert.ok(data.some(({ id }) => id.endsWith("exact")))
  })
}

test("openrouter's key check wants the key", async () => {
  const check = (key) => fetch(`${upstream.origin}/api/v1/key`, { headers: { authorization: `Bearer ${key}` } })
  assert.equal((await check("sk-wrong")).status, 401)
  assert.equal(typeof (await (await check(DEMO_KEYS.openrouter[0])).json()).data.label, "string")
})

test("the journal tells another process what was seen", async () => {
  upstream.journal.clear()
  await call({ authorization })
  const [entry] = await (await fetch(`${upstream.origin}/__upstream/journal`)).json()
  assert.equal(entry.key, DEMO_KEYS.openai[0])
  assert.equal(entry.body.model, "gpt-4o-mini")
  assert.equal(entry.provider, "openai")
})
