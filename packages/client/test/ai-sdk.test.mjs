// The same app code against both versions of the AI SDK that apps use.
import assert from "node:assert/strict"
import { test } from "node:test"
import * as ai6 from "ai"
import * as ai7 from "ai7"
import { ByokError } from "@byokapi/client"
import { z } from "zod"
import { answer, receipt, refusal, stopped, until, words } from "./browser.mjs"
import { setUp } from "./setup.mjs"

const wait = () => new Promise((done) => setTimeout(done, 5))

/** First a call of the tool, then words with its result. */
function* toolThenWords({ options }) {
  const result = options.prompt.find(({ role }) => role === "tool")
  if (result) return yield* words("Found: ", result.content[0].output.value)
  yield { type: "stream-start", warnings: [] }
  yield { type: "tool-input-start", id: "t1", toolName: "searchNotes" }
  yield { type: "tool-input-delta", id: "t1", delta: '{"query":"plum"}' }
  yield { type: "tool-input-end", id: "t1" }
  yield { type: "tool-call", toolCallId: "t1", toolName: "searchNotes", input: '{"query":"plum"}' }
  yield { type: "finish", ...stopped("tool-calls") }
}

async function* endless() {
  yield { type: "stream-start", warnings: [] }
  yield { type: "text-start", id: "1" }
  for (;;) {
    await wait()
    yield { type: "text-delta", id: "1", delta: "x" }
  }
}

for (const [name, ai] of Object.entries({ ai6, ai7 })) {
  const { generateText, streamText, tool } = ai
  const steps = ai.stepCountIs ?? ai.isStepCount

  test(`${name}: generateText`, async (t) => {
    const { byok, wallet } = setUp(t, { methods: { doLanguage: () => answer("Hi there") } })
    const result = await generateText({ model: byok.getProvider()("gpt-4o-mini"), prompt: "Hello" })
    assert.equal(result.text, "Hi there")
    assert.equal(result.finishReason, "stop")
    assert.equal(result.usage.totalTokens, 5)
    assert.deepEqual(result.providerMetadata, receipt)
    assert.deepEqual(wallet.made("doLanguage")[0].a.options.prompt[0].content, [{ type: "text", text: "Hello" }])
  })

  test(`${name}: images, as many a call as the wallet says`, async (t) => {
    const doImage = ({ options }) => ({
      images: Array.from({ length: options.n }, () => "iVBORw0KGgo="),
      warnings: [],
      response: { timestamp: new Date(0), modelId: "m", headers: undefined },
      providerMetadata: { byok: { ...receipt.byok, images: [receipt.byok] } },
    })
    const { byok, wallet } = setUp(t, { methods: { doImage, getModelLimits: () => ({ most: 2 }) } })
    const model = byok.getProvider().imageModel("gpt-image-1")
    const { images, providerMetadata } = await ai.generateImage({ model, prompt: "A cat", n: 3 })
    assert.deepEqual(
      images.map(({ mediaType }) => mediaType),
      ["image/png", "image/png", "image/png"],
    )
    assert.deepEqual(
      wallet.made("doImage").map(({ a }) => a.options.n),
      [2, 1],
    )
    assert.deepEqual(providerMetadata.byok.images, [receipt.byok, receipt.byok])
  })

  test(`${name}: speech and its transcript`, async (t) => {
    const response = { timestamp: new Date(0), modelId: "m", headers: undefined }
    const bytes = new Uint8Array([73, 68, 51, 4, 255, 0])
    const doSpeech = () => ({ audio: bytes, warnings: [], response, providerMetadata: receipt })
    const doTranscription = ({ options }) => ({
      text: options.audio.join(" "),
      segments: [],
      language: undefined,
      durationInSeconds: 2,
      warnings: [],
      response,
    })
    const { byok } = setUp(t, { methods: { doSpeech, doTranscription } })
    const generateSpeech = ai.generateSpeech ?? ai.experimental_generateSpeech
    const transcribe = ai.transcribe ?? ai.experimental_transcribe
    const { audio } = await generateSpeech({ model: byok.getProvider().speechModel("tts-1"), text: "Hi" })
    assert.deepEqual(audio.uint8Array, bytes)
    const model = byok.getProvider().transcriptionModel("whisper-1")
    assert.equal((await transcribe({ model, audio: audio.uint8Array })).text, "73 68 51 4 255 0")
  })

  test(`${name}: vectors and rankings`, async (t) => {
    const doEmbedding = ({ options }) => ({ embeddings: options.values.map((text) => [text.length]), warnings: [] })
    const doReranking = () => ({ ranking: [{ index: 1, relevanceScore: 0.9 }], warnings: [] })
    const methods = { doEmbedding, doReranking, getModelLimits: () => ({ most: 2 }) }
    const { byok, wallet } = setUp(t, { methods })
    const values = ["a", "bb", "ccc"]
    const { embeddings } = await ai.embedMany({ model: byok.getProvider().embeddingModel("e"), values })
    assert.deepEqual(embeddings, [[1], [2], [3]])
    assert.equal(wallet.made("doEmbedding").length, 2)
    const model = byok.getProvider().rerankingModel("r")
    const { ranking } = await ai.rerank({ model, query: "a", documents: ["x", "y"] })
    assert.equal(ranking[0].document, "y")
  })

  test(`${name}: streamText`, async (t) => {
    const { byok } = setUp(t, { methods: { streamLanguage: () => words("Hi ", "there") } })
    const result = streamText({ model: byok.getProvider()("gpt-4o-mini"), prompt: "Hello" })
    const deltas = []
    for await (const delta of result.textStream) deltas.push(delta)
    assert.deepEqual(deltas, ["Hi ", "there"])
    assert.equal((await result.usage).totalTokens, 5)
    assert.deepEqual(await result.providerMetadata, receipt)
  })

  test(`${name}: a tool loop runs in the app`, async (t) => {
    const { byok, wallet } = setUp(t, { methods: { streamLanguage: toolThenWords } })
    const searchNotes = tool({
      inputSchema: z.object({ query: z.string() }),
      execute: async ({ query }) => `keep the ${query}`,
    })
    const model = byok.getProvider()("gpt-4o-mini")
    const result = streamText({ model, prompt: "Greenhouse?", tools: { searchNotes }, stopWhen: steps(3) })
    let text = ""
    for await (const delta of result.textStream) text += delta
    assert.equal(text, "Found: keep the plum")
    const [first, second] = wallet.made("streamLanguage")
    assert.equal(first.a.options.tools[0].inputSchema.properties.query.type, "string")
    assert.equal(second.a.options.prompt.at(-1).role, "tool")
  })

  test(`${name}: JSON output`, async (t) => {
    const { byok, wallet } = setUp(t, { methods: { doLanguage: () => answer('{"title":"Plan"}') } })
    const output = ai.Output.object({ schema: z.object({ title: z.string() }) })
    const result = await generateText({ model: byok.getProvider()("gpt-4o-mini"), prompt: "A plan", output })
    assert.deepEqual(result.output, { title: "Plan" })
    assert.equal(wallet.made("doLanguage")[0].a.options.responseFormat.type, "json")
  })

  test(`${name}: abort while streaming`, async (t) => {
    const { byok, wallet } = setUp(t, { methods: { streamLanguage: endless } })
    const stop = new AbortController()
    let aborted = 0
    const model = byok.getProvider()("gpt-4o-mini")
    const result = streamText({ model, prompt: "Hello", abortSignal: stop.signal, onAbort: () => aborted++ })
    let text = ""
    for await (const part of result.fullStream) {
      if (part.type === "text-delta") text += part.text
      if (text.length === 3) stop.abort()
    }
    assert.equal(text.length, 3)
    assert.equal(aborted, 1)
    await until("the cancel", () => wallet.cancels.length === 1)
  })

  test(`${name}: a rate limit is tried again after the time it names`, async (t) => {
    let calls = 0
    const { byok } = setUp(t, {
      methods: {
        doLanguage: () => {
          if (++calls === 1) throw refusal("rate_limited", { retryable: true, statusCode: 429, retryAfterMillis: 20 })
          return answer("Hi")
        },
      },
    })
    const begun = Date.now()
    const { text } = await generateText({ model: byok.getProvider()("gpt-4o-mini"), prompt: "Hello" })
    assert.equal(text, "Hi")
    assert.equal(calls, 2)
    assert.ok(Date.now() - begun < 1500)
  })

  test(`${name}: a refusal is not tried again and keeps its code`, async (t) => {
    const refused = () => {
      throw refusal("budget_exhausted", { action: "raise-limit", statusCode: 402 })
    }
    const { byok, wallet } = setUp(t, { methods: { doLanguage: refused } })
    const asking = generateText({ model: byok.getProvider()("gpt-4o-mini"), prompt: "Hello" })
    const error = await asking.then(assert.fail, (error) => error)
    assert.equal(ByokError.from(error)?.code, "budget_exhausted")
    assert.equal(wallet.made("doLanguage").length, 1)
  })

  test(`${name}: giving up after retries keeps the code`, async (t) => {
    const limited = () => {
      throw refusal("provider_error", { retryable: true, statusCode: 503, retryAfterMillis: 1 })
    }
    const { byok, wallet } = setUp(t, { methods: { doLanguage: limited } })
    const model = byok.getProvider()("gpt-4o-mini")
    const error = await generateText({ model, prompt: "Hello", maxRetries: 2 }).then(assert.fail, (error) => error)
    assert.ok(ai.RetryError.isInstance(error))
    assert.equal(ByokError.from(error).code, "provider_error")
    assert.equal(wallet.made("doLanguage").length, 3)
  })

  test(`${name}: a stream that breaks off rejects, so that nobody takes half an answer for a whole one`, async (t) => {
    const broken = function* () {
      yield* [...words("a", "b")].slice(0, -2)
      throw refusal("provider_disconnected", { statusCode: 502 })
    }
    const { byok } = setUp(t, { methods: { streamLanguage: broken } })
    const result = streamText({ model: byok.getProvider()("gpt-4o-mini"), prompt: "Hello" })
    let text = ""
    const reading = async () => {
      for await (const delta of result.textStream) text += delta
    }
    await assert.rejects(reading(), { code: "provider_disconnected" })
    assert.equal(text, "ab")
    await assert.rejects(Promise.resolve(result.text), { code: "provider_disconnected" })
  })

  test(`${name}: an error part and a refusal reach onError`, async (t) => {
    const endings = {
      part: function* () {
        yield* [...words("a", "b")].slice(0, -2)
        yield { type: "error", error: { $: "error", v: { name: "AI_APICallError", message: "overloaded" } } }
        yield { type: "finish", ...stopped("error") }
      },
      refused: function* () {
        throw refusal("no_grant")
      },
    }
    const { byok } = setUp(t, { methods: { streamLanguage: ({ modelId }) => endings[modelId]() } })
    const seen = {}
    for (const ending of Object.keys(endings)) {
      const errors = []
      const model = byok.getProvider()(ending)
      const result = streamText({ model, prompt: "Hello", onError: ({ error }) => void errors.push(error) })
      let text = ""
      for await (const part of result.fullStream) if (part.type === "text-delta") text += part.text
      seen[ending] = [text, errors.map((error) => error.code ?? error.message)]
    }
    assert.deepEqual(seen, {
      part: ["ab", ["overloaded"]],
      refused: ["", ["no_grant"]],
    })
  })

  test(`${name}: default provider`, async (t) => {
    const { byok } = setUp(t, { methods: { doLanguage: ({ modelId }) => answer(modelId) } })
    globalThis.AI_SDK_DEFAULT_PROVIDER = byok.getProvider()
    t.after(() => delete globalThis.AI_SDK_DEFAULT_PROVIDER)
    assert.equal((await generateText({ model: "openai/gpt-4o-mini", prompt: "Hello" })).text, "openai/gpt-4o-mini")
  })
}
