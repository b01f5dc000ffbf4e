import assert from "node:assert/strict"
import { test } from "node:test"
import { APICallError } from "@ai-sdk/provider"
import { ByokError } from "@byokapi/client"
import { answer, receipt, refusal, until, words } from "./browser.mjs"
import { setUp } from "./setup.mjs"

const prompt = [{ role: "user", content: [{ type: "text", text: "Hello" }] }]
const modelOf = (byok) => byok.getProvider()("gpt-4o-mini")
const tick = () => new Promise((done) => setTimeout(done, 10))

async function readAll(stream) {
  const parts = []
  for await (const part of stream) parts.push(part)
  return parts
}

test("provider_isCallableAndAFullProviderV3", (t) => {
  const { byok } = setUp(t)
  const provider = byok.getProvider()
  assert.equal(byok.getProvider(), provider)
  assert.equal(provider.specificationVersion, "v3")
  for (const model of [provider("m"), provider.languageModel("m")]) {
    assert.equal(model.specificationVersion, "v3")
    assert.equal(model.provider, "byok")
    assert.equal(model.modelId, "m")
    assert.deepEqual(model.supportedUrls, {})
  }
  for (const kind of ["embeddingModel", "imageModel", "transcriptionModel", "speechModel", "rerankingModel"]) {
    const { specificationVersion, provider: by, modelId } = provider[kind]("m")
    assert.deepEqual([specificationVersion, by, modelId], ["v3", "byok", "m"])
  }
})

const CALLS = [
  ["imageModel", "doGenerate", "doImage", { prompt: "A cat", n: 1 }, { images: ["iVBO"], warnings: [] }],
  ["speechModel", "doGenerate", "doSpeech", { text: "Hi" }, { audio: new Uint8Array([1, 2, 3]), warnings: [] }],
  [
    "transcriptionModel",
    "doGenerate",
    "doTranscription",
    { audio: new Uint8Array([4, 5]), mediaType: "audio/wav" },
    { text: "Hi" },
  ],
  ["embeddingModel", "doEmbed", "doEmbedding", { values: ["a", "b"] }, { embeddings: [[1], [2]] }],
  [
    "rerankingModel",
    "doRerank",
    "doReranking",
    { query: "a", documents: { type: "text", values: ["b"] } },
    { ranking: [] },
  ],
]

for (const [kind, method, called, options, result] of CALLS)
  test(`${kind}_callsTheWalletWithItsOptions`, async (t) => {
    const { byok, wallet } = setUp(t, { methods: { [called]: () => result } })
    assert.deepEqual(await byok.getProvider()[kind]("m-1")[method](options), result)
    assert.deepEqual(wallet.made(called)[0].a, { modelId: "m-1", options })
  })

test("limitsOfOneCall_areAskedOfTheWallet", async (t) => {
  const most = { image: 4 }
  const { byok, wallet } = setUp(t, { methods: { getModelLimits: ({ capability }) => ({ most: most[capability] }) } })
  assert.equal(await byok.getProvider().imageModel("i").maxImagesPerCall({ modelId: "i" }), 4)
  assert.equal(await byok.getProvider().embeddingModel("e").maxEmbeddingsPerCall, undefined)
  assert.deepEqual(
    wallet.made("getModelLimits").map(({ a }) => a),
    [
      { capability: "image", modelId: "i" },
      { capability: "embedding", modelId: "e" },
    ],
  )
})

test("limitsOfOneCall_refusedByTheWallet_refuseTheCall", async (t) => {
  const { byok } = setUp(t, {
    methods: {
      getModelLimits: () => {
        throw refusal("no_grant")
      },
    },
  })
  await assert.rejects(() => byok.getProvider().imageModel("i").maxImagesPerCall({ modelId: "i" }), {
    code: "no_grant",
  })
})

test("generate_connectsByItselfAndReturnsTheResult", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { doLanguage: () => answer("Hi") } })
  const result = await modelOf(byok).doGenerate({ prompt, temperature: 0.5 })
  assert.deepEqual(result.content, [{ type: "text", text: "Hi" }])
  assert.deepEqual(result.providerMetadata, receipt)
  assert.deepEqual(wallet.made("doLanguage")[0].a, { modelId: "gpt-4o-mini", options: { prompt, temperature: 0.5 } })
})

test("options_travelInWireForm", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { doLanguage: () => answer("Hi") } })
  const whole = new Uint8Array([1, 2, 3, 4, 5, 6])
  const cyclic = []
  const options = {
    prompt: new Proxy(
      [{ role: "user", content: [{ type: "file", data: whole.subarray(2, 4), url: new URL("http://a.example/x") }] }],
      {},
    ),
    headers: new Headers({ "X-A": "1" }),
    abortSignal: new AbortController().signal,
    absent: undefined,
    nothing: null,
    call: () => 1,
    when: new Date(5),
    pattern: /a+/gi,
    big: 12n,
    buffer: new Uint16Array([258]).buffer,
    odd: { $: "dollar", nested: { $: 1 } },
    numbers: [Number.NaN, Number.POSITIVE_INFINITY, -0],
    set: new Set(["a"]),
    map: new Map([["k", 1]]),
    error: Object.assign(new Error("broken"), { statusCode: 500, secret: "no" }),
    ...JSON.parse('{"__proto__": {"polluted": true}}'),
  }
  await modelOf(byok).doGenerate(options)
  const { options: sent } = wallet.made("doLanguage")[0].a
  assert.deepEqual(sent.prompt[0].content[0].data, new Uint8Array([3, 4]))
  assert.equal(sent.prompt[0].content[0].data.buffer.byteLength, 2)
  assert.deepEqual(sent.prompt[0].content[0].url, { $: "url", v: "http://a.example/x" })
  assert.deepEqual(sent.headers, { "x-a": "1" })
  assert.ok("absent" in sent && sent.absent === undefined && "call" in sent && sent.call === undefined)
  assert.ok(!("abortSignal" in sent) && !Object.hasOwn(sent, "__proto__"))
  assert.equal(sent.nothing, null)
  assert.deepEqual(sent.when, { $: "date", v: 5 })
  assert.deepEqual(sent.pattern, { $: "regexp", v: ["a+", "gi"] })
  assert.deepEqual(sent.big, { $: "bigint", v: "12" })
  assert.deepEqual(sent.buffer, new Uint8Array([2, 1]))
  assert.deepEqual(sent.odd, { $: "object", v: { $: "dollar", nested: { $: "object", v: { $: 1 } } } })
  assert.ok(Object.is(sent.numbers[0], Number.NaN) && Object.is(sent.numbers[2], -0))
  assert.deepEqual([sent.set, sent.map], [["a"], { k: 1 }])
  assert.deepEqual(sent.error, { $: "error", v: { name: "Error", message: "broken", statusCode: 500 } })
  cyclic.push(cyclic)
  for (const bad of [{ prompt: cyclic }, { prompt, x: Promise.resolve() }])
    await assert.rejects(
      modelOf(byok).doGenerate(bad),
      (error) => error.code === "invalid_request" && !error.isRetryable,
    )
  assert.equal(wallet.made("doLanguage").length, 1)
})

test("result_isRevived", async (t) => {
  const error = { $: "error", v: { name: "AI_APICallError", message: "bad", statusCode: 500, isRetryable: true } }
  const response = {
    timestamp: { $: "date", v: 7 },
    link: { $: "url", v: "http://a.example/" },
    plain: { $: "object", v: { $: 2 } },
  }
  const { byok } = setUp(t, {
    methods: { doLanguage: () => ({ ...answer("Hi"), response, extra: [new Uint8Array([9]), error] }) },
  })
  const { response: back, extra } = await modelOf(byok).doGenerate({ prompt })
  assert.deepEqual(back, { timestamp: new Date(7), link: new URL("http://a.example/"), plain: { $: 2 } })
  assert.deepEqual(extra[0], new Uint8Array([9]))
  assert.ok(extra[1] instanceof Error && APICallError.isInstance(extra[1]) && extra[1].statusCode === 500)
})

test("stream_givesAllPartsInOrder", async (t) => {
  const { byok } = setUp(t, { methods: { streamLanguage: () => words("a", "b", "c") } })
  const { stream, response } = await modelOf(byok).doStream({ prompt })
  assert.deepEqual(response, { headers: { "x-test": "1" } })
  const parts = await readAll(stream)
  assert.deepEqual(
    parts.filter(({ type }) => type === "text-delta").map(({ delta }) => delta),
    ["a", "b", "c"],
  )
  assert.deepEqual(parts[1].timestamp, new Date(1_700_000_000_000))
  assert.deepEqual(parts.at(-1).providerMetadata, receipt)
})

test("stream_takesNoMoreThanIsRead", async (t) => {
  let made = 0
  const many = function* () {
    for (; made < 1000; made++) yield { type: "text-delta", id: "1", delta: String(made) }
  }
  const { byok, wallet } = setUp(t, { methods: { streamLanguage: many } })
  const { stream } = await modelOf(byok).doStream({ prompt })
  await tick()
  assert.equal(made, 64)
  const reader = stream.getReader()
  for (let at = 0; at < 20; at++) await reader.read()
  await tick()
  assert.equal(made, 64)
  let last
  for (let read; !(read = await reader.read()).done;) last = read.value
  assert.equal(last.delta, "999")
  assert.ok(
    wallet.credits.every((credit) => credit >= 32 && credit <= 64),
    String(wallet.credits),
  )
})

test("stream_deliversWhatCameBeforeAnError", async (t) => {
  const broken = function* () {
    for (const delta of ["a", "b", "c"]) yield { type: "text-delta", id: "1", delta }
    throw refusal("provider_disconnected", { retryable: true, statusCode: 502 })
  }
  const { byok } = setUp(t, { methods: { streamLanguage: broken } })
  const { stream } = await modelOf(byok).doStream({ prompt })
  await tick()
  const reader = stream.getReader()
  for (const delta of ["a", "b", "c"]) assert.equal((await reader.read()).value.delta, delta)
  await assert.rejects(reader.read(), (error) => error.code === "provider_disconnected" && error.statusCode === 502)
})

test("stream_refusedBeforeItOpens_rejects", async (t) => {
  const refused = function* () {
    throw refusal("budget_exhausted", { action: "raise-limit", limit: 0.5 })
  }
  const { byok } = setUp(t, { methods: { streamLanguage: refused } })
  await assert.rejects(modelOf(byok).doStream({ prompt }), (error) => {
    assert.ok(error instanceof ByokError && APICallError.isInstance(error))
    assert.deepEqual(
      [error.code, error.action, error.isRetryable, error.details.limit],
      ["budget_exhausted", "raise-limit", false, 0.5],
    )
    return true
  })
})

test("stream_cancelledByTheReader_stopsTheRequest", async (t) => {
  const forever = async function* () {
    for (;;) {
      await tick()
      yield { type: "text-delta", id: "1", delta: "x" }
    }
  }
  const { byok, wallet } = setUp(t, { methods: { streamLanguage: forever } })
  const { stream } = await modelOf(byok).doStream({ prompt })
  const reader = stream.getReader()
  await reader.read()
  await reader.cancel()
  await until("the cancel", () => wallet.cancels.length)
  assert.deepEqual(wallet.cancels, [wallet.made("streamLanguage")[0].id])
})

test("abort_before_sendsNothing", async (t) => {
  const { byok, wallet, page } = setUp(t, {
    methods: { doLanguage: () => answer("Hi"), streamLanguage: () => words("a") },
  })
  const reason = new Error("enough")
  const options = { prompt, abortSignal: AbortSignal.abort(reason) }
  await assert.rejects(modelOf(byok).doGenerate(options), reason)
  await assert.rejects(modelOf(byok).doStream(options), reason)
  assert.equal(page.frames.length, 0)
  const late = new AbortController()
  const answering = modelOf(byok).doGenerate({ prompt, abortSignal: late.signal })
  late.abort(reason)
  await assert.rejects(answering, reason)
  await byok.connect()
  assert.equal(wallet.made("doLanguage").length, 0)
})

test("abort_during_cancelsAndRejectsWithTheReason", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { doLanguage: () => new Promise(() => {}) } })
  const controller = new AbortController()
  const answering = modelOf(byok).doGenerate({ prompt, abortSignal: controller.signal })
  await until("the call", () => wallet.made("doLanguage").length)
  controller.abort()
  await assert.rejects(answering, { name: "AbortError" })
  await until("the cancel", () => wallet.cancels.length === 1)
})

test("abort_ofAStream_breaksItOffAtOnce", async (t) => {
  const { byok, wallet } = setUp(t, {
    methods: {
      streamLanguage: async function* () {
        yield* [1, 2, 3].map((n) => ({ type: "text-delta", id: "1", delta: `${n}` }))
        await new Promise(() => {})
      },
    },
  })
  const controller = new AbortController()
  const { stream } = await modelOf(byok).doStream({ prompt, abortSignal: controller.signal })
  const reader = stream.getReader()
  await reader.read()
  controller.abort()
  await assert.rejects(reader.read(), { name: "AbortError" })
  await until("the cancel", () => wallet.cancels.length === 1)
})

test("abort_after_changesNothing", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { doLanguage: () => answer("Hi"), streamLanguage: () => words("a") } })
  const controller = new AbortController()
  const options = { prompt, abortSignal: controller.signal }
  await modelOf(byok).doGenerate(options)
  const { stream } = await modelOf(byok).doStream(options)
  await tick()
  controller.abort()
  assert.equal((await readAll(stream)).length, 6)
  await tick()
  assert.deepEqual(wallet.cancels, [])
})

test("refusals_moveTheStatus", async (t) => {
  let code = "locked"
  const { byok } = setUp(t, {
    methods: {
      doLanguage: () => {
        throw refusal(code)
      },
    },
  })
  await assert.rejects(modelOf(byok).doGenerate({ prompt }), { code: "locked" })
  assert.equal(byok.getSnapshot().status, "locked")
  code = "session_lapsed"
  await assert.rejects(modelOf(byok).doGenerate({ prompt }), { code })
  assert.equal(byok.getSnapshot().status, "needs-click")
})

test("clients_two_answerOnTheirOwn", async (t) => {
  const { byok, client } = setUp(t, { methods: { doLanguage: ({ modelId }) => answer(modelId) } })
  const other = client()
  const results = await Promise.all([
    byok.getProvider()("a").doGenerate({ prompt }),
    other.getProvider()("b").doGenerate({ prompt }),
  ])
  assert.deepEqual(
    results.map(({ content }) => content[0].text),
    ["a", "b"],
  )
})
