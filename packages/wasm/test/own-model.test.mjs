// The browser's own model behind a fake of the Prompt API: no browser of these tests has a real one.
import assert from "node:assert/strict"
import { test } from "node:test"
import * as ai6 from "ai"
import { z } from "zod"
import { EngineHost, WasmLanguageModel } from "../dist/index.js"
import { BrowserEngine } from "../dist/engines/browser.js"
import { later, never, REQUEST, textOf } from "./fakes.mjs"

const words = (messages) => messages.map(({ content }) => content.split(" ").length).reduce((sum, n) => sum + n, 0)

/** Counts a word as a token, and answers with what it is told. */
class FakeSession {
  constructor(api, options) {
    Object.assign(this, { api, options, contextUsage: words(options.initialPrompts ?? []), gone: false })
  }
  async measureContextUsage(input) {
    return words(input)
  }
  promptStreaming(input, options) {
    this.asked = { input, ...options }
    const { says } = this.api
    const session = this
    return new ReadableStream({
      async start(answer) {
        options.signal.addEventListener("abort", () => answer.error(options.signal.reason))
        try {
          let count = 0
          for await (const part of says(options)) {
            answer.enqueue(part)
            count += words([{ content: part.trim() }])
          }
          session.contextUsage += words(input) + count
          answer.close()
        } catch (error) {
          answer.error(error)
        }
      },
      cancel: () => (session.cancelled = true),
    })
  }
  destroy() {
    this.gone = true
  }
}

class FakeApi {
  sessions = []
  state = "available"
  constructor(
    says = async function* () {
      yield "Hello "
      yield "there"
    },
    more = {},
  ) {
    Object.assign(this, { says, ...more })
  }
  async availability() {
    return this.state
  }
  async create(options = {}) {
    const session = new FakeSession(this, options)
    this.sessions.push(session)
    if (options.monitor) {
      const monitor = new EventTarget()
      options.monitor(monitor)
      for (const loaded of [0, 0.5, 1])
        monitor.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded, total: 1 }))
    }
    return session
  }
  get last() {
    return this.sessions.at(-1)
  }
}

async function loaded(api, options) {
  const engine = new BrowserEngine({ api })
  await engine.load({ id: "browser" }, { known: true }, options)
  return engine
}

async function chunksOf(engine, request, signal = never()) {
  const chunks = []
  for await (const chunk of engine.chat({ ...REQUEST, model: "browser", ...request }, signal)) chunks.push(chunk)
  return chunks
}

const refused = (engine, request, expected) => assert.rejects(chunksOf(engine, request), expected)

test("chat_asksWithOneSystemMessageFirst_andCountsByTheBrowsersCounters", async () => {
  const api = new FakeApi()
  const messages = [
    { role: "user", content: "One" },
    { role: "system", content: "Be brief" },
    { role: "assistant", content: [{ type: "text", text: "Two" }] },
    { role: "developer", content: "Be kind" },
    { role: "user", content: "Three four" },
  ]
  const chunks = await chunksOf(await loaded(api), { messages })
  assert.deepEqual(api.last.options.initialPrompts, [
    { role: "system", content: "Be brief\n\nBe kind" },
    { role: "user", content: "One" },
    { role: "assistant", content: "Two" },
  ])
  assert.deepEqual(api.last.asked.input, [{ role: "user", content: "Three four" }])
  assert.deepEqual(
    chunks.slice(0, 2).map(({ choices }) => choices[0].delta.content),
    ["Hello ", "there"],
  )
  const before = words(api.last.options.initialPrompts) + 2
  assert.equal(chunks.at(-1).choices[0].finish_reason, "stop")
  assert.deepEqual(chunks.at(-1).usage, { prompt_tokens: before, completion_tokens: 2, total_tokens: before + 2 })
  assert.deepEqual(
    api.sessions.map(({ gone }) => gone),
    [false, true],
    "the answer's session ends, the model stays",
  )
})

test("chat_withTheNamesBeforeChromium148_countsTheSame", async () => {
  const api = new FakeApi()
  const create = api.create.bind(api)
  api.create = async (options) => {
    const session = await create(options)
    session.measureContextUsage = undefined
    session.measureInputUsage = async () => 7
    Object.defineProperty(session, "inputUsage", { get: () => session.used ?? 3 })
    Object.defineProperty(session, "contextUsage", { get: () => undefined, set: () => (session.used = 12) })
    return session
  }
  const [last] = (await chunksOf(await loaded(api))).slice(-1)
  assert.deepEqual(last.usage, { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 })
})

test("chat_withoutCounters_estimates_andSaysSo", async () => {
  const api = new FakeApi()
  const create = api.create.bind(api)
  api.create = async (options) =>
    Object.defineProperty(Object.assign(await create(options), { measureContextUsage: undefined }), "contextUsage", {
      get: () => undefined,
      set: () => {},
    })
  const [last] = (await chunksOf(await loaded(api))).slice(-1)
  assert.deepEqual(last.usage, { prompt_tokens: 2, completion_tokens: 3, total_tokens: 5, estimated: true })
})

test("schema_becomesTheResponseConstraint", async () => {
  const api = new FakeApi()
  const engine = await loaded(api)
  const schema = { type: "object", properties: { kept: { type: "boolean" } } }
  await chunksOf(engine, { response_format: { type: "json_schema", json_schema: { name: "r", schema } } })
  assert.deepEqual(api.last.asked.responseConstraint, schema)
  await chunksOf(engine, { response_format: { type: "json_object" } })
  assert.deepEqual(api.last.asked.responseConstraint, { type: "object" })
  await chunksOf(engine)
  assert.equal("responseConstraint" in api.last.asked, false)
})

test("sampling_isChosenOnlyWhereTheBrowserLetsPages_andBothOrNone", async () => {
  const api = new FakeApi()
  await chunksOf(await loaded(api), { temperature: 0.2 })
  assert.equal("temperature" in api.last.options, false)
  api.params = async () => ({ defaultTopK: 3, maxTopK: 8, defaultTemperature: 1, maxTemperature: 2 })
  const engine = await loaded(api)
  await chunksOf(engine, { temperature: 5 })
  assert.deepEqual([api.last.options.temperature, api.last.options.topK], [2, 3])
  await chunksOf(engine, { top_k: 20 })
  assert.deepEqual([api.last.options.temperature, api.last.options.topK], [1, 8])
  await chunksOf(engine)
  assert.equal("temperature" in api.last.options, false)
})

test("max_tokens_cutsTheAnswerByTheEstimate", async () => {
  const api = new FakeApi(async function* () {
    yield "Hello there"
    await new Promise(() => {})
  })
  const chunks = await chunksOf(await loaded(api), { max_tokens: 2 })
  const text = chunks.map(({ choices }) => choices[0].delta.content ?? "").join("")
  assert.deepEqual([text, chunks.at(-1).choices[0].finish_reason], ["Hello th", "length"])
  assert.deepEqual([chunks.at(-1).usage.completion_tokens, chunks.at(-1).usage.estimated], [2, true])
  assert.equal(api.last.cancelled, true)
})

test("whatTheApiCannotDo_isRefused_andTheModelStays", async () => {
  const api = new FakeApi()
  const engine = await loaded(api)
  const field = (name) => ({ code: "invalid_request", details: { field: name, model: "browser" } })
  await refused(engine, { tools: [{ type: "function" }] }, field("tools"))
  await refused(engine, { stop: ["x"] }, field("stop"))
  await refused(engine, { messages: [] }, field("messages"))
  await refused(engine, { messages: [{ role: "assistant", content: "Well" }] }, field("messages"))
  await refused(engine, { messages: [{ role: "tool", content: "1" }, ...REQUEST.messages] }, field("messages"))
  const image = [{ role: "user", content: [{ type: "image_url" }] }]
  await refused(engine, { messages: image }, field("messages"))
  await chunksOf(engine, { stop: null, tools: [] })
})

test("abort_endsTheAnswer_withItsReason_andItsSession", async () => {
  const begun = later()
  const api = new FakeApi(async function* () {
    yield "Hello"
    begun.resolve()
    await new Promise(() => {})
  })
  const engine = await loaded(api)
  const stop = new AbortController()
  const asked = chunksOf(engine, {}, stop.signal)
  await begun.promise
  const reason = new Error("enough")
  stop.abort(reason)
  await assert.rejects(asked, reason)
  assert.deepEqual(
    api.sessions.map(({ gone }) => gone),
    [false, true],
  )
})

test("load_tellsHowFarTheBrowserIs", async () => {
  const told = []
  await loaded(new FakeApi(), { onProgress: (progress) => told.push(progress) })
  assert.deepEqual(told.at(1), { loaded: 0.5, total: 1 })
})

test("load_whereThereIsNoModel_isRefusedWithTheReason", async () => {
  await assert.rejects(new BrowserEngine().load({ id: "browser" }, { known: true }), { code: "provider_refused" })
  const api = Object.assign(new FakeApi(), { state: "unavailable" })
  await assert.rejects(loaded(api), { code: "provider_refused", message: /no model of its own/ })
  assert.deepEqual(api.sessions, [])
})

test("unload_whileItLoads_keepsNothing", async () => {
  const gate = later()
  const api = new FakeApi()
  const create = api.create.bind(api)
  api.create = async (options) => {
    await gate.promise
    return create(options)
  }
  const engine = new BrowserEngine({ api })
  const loading = engine.load({ id: "browser" }, { known: true })
  await new Promise((done) => setImmediate(done))
  await engine.unload()
  gate.resolve()
  await assert.rejects(loading, { code: "provider_disconnected" })
  assert.deepEqual([engine.loaded, api.last.gone], [undefined, true])
})

for (const [name, code] of [
  ["NotAllowedError", "provider_refused"],
  ["QuotaExceededError", "invalid_request"],
  ["NotSupportedError", "invalid_request"],
  ["NotReadableError", "provider_refused"],
  ["UnknownError", "provider_disconnected"],
])
  test(`failure_${name}_is_${code}`, async () => {
    const api = new FakeApi(async function* () {
      throw new DOMException("No", name)
    })
    await refused(await loaded(api), {}, { code })
  })

test("WasmLanguageModel_ofTheBrowser_streamsAnswersAndKeepsToASchema", async (t) => {
  const api = new FakeApi(async function* () {
    yield '{"kept":'
    yield "true}"
  })
  const host = new EngineHost({ engines: { browser: async () => new BrowserEngine({ api }) } })
  t.after(() => host.unload())
  const model = new WasmLanguageModel("browser", { engine: "browser", host })
  const output = ai6.Output.object({ schema: z.object({ kept: z.boolean() }) })
  const answer = await ai6.generateText({ model, prompt: "Hello", output })
  assert.deepEqual([answer.output, answer.finishReason], [{ kept: true }, "stop"])
  const { textStream } = ai6.streamText({ model, prompt: "Hello" })
  const parts = []
  for await (const part of textStream) parts.push(part)
  assert.deepEqual(parts, ['{"kept":', "true}"])
  const tools = { weather: ai6.tool({ inputSchema: z.object({}) }) }
  await assert.rejects(ai6.generateText({ model, prompt: "Hello", tools }), { code: "invalid_request" })
})

test("anEngineThatTheHostHasNot_isRefused", async () => {
  const host = new EngineHost({ engines: {} })
  const offer = { model: { id: "browser" }, engine: "browser", source: { known: true } }
  await assert.rejects(textOf(host.chat(offer, REQUEST, never())), { code: "invalid_request" })
})
