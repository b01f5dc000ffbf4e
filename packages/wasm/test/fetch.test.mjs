// OpenAI's format in front of an engine: what is answered, what is refused, in which words.
import assert from "node:assert/strict"
import { test } from "node:test"
import { EngineHost, engineFetch } from "../dist/index.js"
import { chunk, DiaryEngine, failure, last, offer, REQUEST } from "./fakes.mjs"

const BASE = "https://local.invalid/v1"
const post = (body, more) => ({ method: "POST", body: JSON.stringify(body), ...more })

function setUp(t, engine = new DiaryEngine()) {
  const host = new EngineHost({ engines: { wllama: async () => engine, webllm: async () => engine } })
  t.after(() => host.unload())
  return engineFetch(host, [offer("a"), offer("b")])
}

test("chat_withoutStream_isOneCompletion", async (t) => {
  const ask = setUp(t)
  const response = await ask(`${BASE}/chat/completions`, post(REQUEST))
  assert.equal(response.status, 200)
  assert.deepEqual(await response.json(), {
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "a",
    choices: [{ index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "stop", logprobs: null }],
    usage: last.usage,
  })
})

test("schemasThatTakeMinutes_areRefusedBeforeTheEngineSeesThem", async (t) => {
  const engine = new DiaryEngine()
  const ask = setUp(t, engine)
  const schema = { enum: Array.from({ length: 1_000 }, (_, i) => `${i}`.padEnd(40, "x")) }
  for (const [field, value] of [
    ["response_format", { type: "json_schema", json_schema: { schema } }],
    ["tools", [{ type: "function", function: { name: "t", parameters: schema } }]],
  ]) {
    const response = await ask(`${BASE}/chat/completions`, post({ ...REQUEST, [field]: value }))
    const { error } = await response.json()
    assert.deepEqual([response.status, error.code, error.param], [400, "invalid_request", field])
  }
  assert.deepEqual(engine.diary, [])
})

test("chat_streamed_isServerSentEvents_withUsageOnTheLastChunk", async (t) => {
  const ask = setUp(t)
  const response = await ask(`${BASE}/chat/completions`, post({ ...REQUEST, stream: true }))
  assert.equal(response.headers.get("content-type"), "text/event-stream")
  const events = (await response.text()).split("\n\n")
  assert.deepEqual(events.splice(-2), ["data: [DONE]", ""])
  const chunks = events.map((event) => JSON.parse(event.slice("data: ".length)))
  assert.deepEqual(chunks, JSON.parse(JSON.stringify([chunk("Hi"), last])))
})

test("toolCalls_inPieces_becomeWholeOnes", async (t) => {
  const delta = (index, more, part) => ({
    ...chunk(undefined),
    choices: [{ index: 0, delta: { tool_calls: [{ index, ...more, function: part }] }, finish_reason: null }],
  })
  const engine = new DiaryEngine(async function* () {
    yield delta(0, { id: "t1", type: "function" }, { name: "weather", arguments: "" })
    yield delta(0, {}, { arguments: '{"in":' })
    yield delta(0, {}, { arguments: '"Bern"}' })
    yield delta(1, { id: "t2", type: "function" }, { name: "time", arguments: "{}" })
    yield { ...last, choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] }
  })
  const { choices } = await (await setUp(t, engine)(`${BASE}/chat/completions`, post(REQUEST))).json()
  assert.deepEqual(choices[0].message, {
    role: "assistant",
    content: null,
    tool_calls: [
      { id: "t1", type: "function", function: { name: "weather", arguments: '{"in":"Bern"}' } },
      { id: "t2", type: "function", function: { name: "time", arguments: "{}" } },
    ],
  })
  assert.equal(choices[0].finish_reason, "tool_calls")
})

test("models_areListed", async (t) => {
  const { data } = await (await setUp(t)(`${BASE}/models`)).json()
  assert.deepEqual(data.map(({ id }) => id), ["a", "b"]) // prettier-ignore
})

for (const [name, path, init, status, code, param] of [
  ["anotherPath", "/embeddings", post(REQUEST), 404, "unknown_method", null],
  ["anotherMethod", "/chat/completions", {}, 404, "unknown_method", null],
  ["anUnknownModel", "/chat/completions", post({ ...REQUEST, model: "c" }), 400, "invalid_request", "model"],
  ["noJson", "/chat/completions", { method: "POST", body: "{" }, 400, "invalid_request", "model"],
  ["noModel", "/chat/completions", post({ messages: [] }), 400, "invalid_request", "model"],
])
  test(`refusal_of_${name}_isInOpenAIsFormat`, async (t) => {
    const response = await setUp(t)(BASE + path, init)
    const { error } = await response.json()
    assert.deepEqual([response.status, error.code, error.param, error.byok.code], [status, code, param, code])
    assert.equal(response.headers.get("x-should-retry"), "false")
  })

test("failure_beforeTheFirstChunk_hasItsStatus", async (t) => {
  const engine = new DiaryEngine(undefined, async () => Promise.reject(failure("provider_unreachable")))
  const response = await setUp(t, engine)(`${BASE}/chat/completions`, post({ ...REQUEST, stream: true }))
  assert.equal(response.status, 503)
  assert.equal(response.headers.get("x-should-retry"), null)
  assert.equal((await response.json()).error.byok.retryable, true)
})

test("failure_inMidAnswer_breaksTheStreamOff", async (t) => {
  const engine = new DiaryEngine(async function* () {
    yield chunk("Hi")
    throw failure("provider_disconnected")
  })
  const response = await setUp(t, engine)(`${BASE}/chat/completions`, post({ ...REQUEST, stream: true }))
  await assert.rejects(response.text(), { code: "provider_disconnected" })
})

test("abort_travelsToTheEngine", async (t) => {
  let heard
  const engine = new DiaryEngine(async function* (_request, signal) {
    yield chunk("Hi")
    await new Promise((done) => signal.addEventListener("abort", done))
    heard = signal.reason
    throw signal.reason
  })
  const stop = new AbortController()
  const init = post({ ...REQUEST, stream: true }, { signal: stop.signal })
  const reader = (await setUp(t, engine)(`${BASE}/chat/completions`, init)).body.getReader()
  await reader.read()
  const reason = new Error("enough")
  stop.abort(reason)
  await assert.rejects(reader.read(), reason)
  assert.equal(heard, reason)
})
