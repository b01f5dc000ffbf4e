// The model as the AI SDK sees it, in front of engines that do as they are told.
import assert from "node:assert/strict"
import { test } from "node:test"
import * as ai6 from "ai"
import * as ai7 from "ai7"
import { z } from "zod"
import { EngineHost, LOCAL_MODELS, LocalError, WasmLanguageModel } from "../dist/index.js"
import { chunk, DiaryEngine, failure, last } from "./fakes.mjs"

const ID = LOCAL_MODELS[0].id
const VERSIONS = { ai6, ai7 }

function modelOn(t, engine, options) {
  const host = new EngineHost({ engines: { wllama: async () => engine, webllm: async () => engine } })
  t.after(() => host.unload())
  return new WasmLanguageModel(ID, { host, ...options })
}

for (const [name, { generateText, streamText }] of Object.entries(VERSIONS)) {
  test(`generateText_of_${name}_answersAndCounts`, async (t) => {
    const { text, usage, finishReason } = await generateText({ model: modelOn(t, new DiaryEngine()), prompt: "Hello" })
    assert.deepEqual([text, usage.inputTokens, usage.outputTokens, finishReason], ["Hi", 3, 2, "stop"])
  })

  test(`streamText_of_${name}_answersAndCounts`, async (t) => {
    const { textStream, usage } = streamText({ model: modelOn(t, new DiaryEngine()), prompt: "Hello" })
    const words = []
    for await (const word of textStream) words.push(word)
    assert.deepEqual([words, (await usage).outputTokens], [["Hi"], 2])
  })

  test(`failure_in_${name}_keepsItsCode_andIsTriedAgainWhereThatHelps`, async (t) => {
    let times = 0
    const engine = new DiaryEngine(undefined, async () => {
      if (times++ === 0) throw failure("provider_disconnected")
    })
    const { text } = await generateText({ model: modelOn(t, engine), prompt: "Hello" })
    assert.deepEqual([text, times], ["Hi", 2])
    const refusing = new DiaryEngine(undefined, async () => Promise.reject(failure("provider_refused")))
    const asked = generateText({ model: modelOn(t, refusing), prompt: "Hello" })
    await assert.rejects(asked, { code: "provider_refused" })
    assert.deepEqual(refusing.diary, [`load ${ID}`, "unload"])
  })
}

const tools = {
  weather: ai6.tool({
    inputSchema: z.object({ in: z.string() }),
    execute: async ({ in: where }) => `Rain in ${where}`,
  }),
}

test("tools_withWebllm_areLeftOut_withAWarning", async (t) => {
  let sent
  const engine = new DiaryEngine(async function* (request) {
    sent = request
    yield chunk("Hi")
    yield last
  })
  const { warnings } = await ai6.generateText({ model: modelOn(t, engine), prompt: "Hello", tools })
  assert.deepEqual(warnings, [
    { type: "unsupported", feature: "tools", details: "WebLLM lets this model call no tools." },
  ])
  assert.deepEqual(["tools" in sent, "tool_choice" in sent], [false, false])
})

test("tools_withWllama_areCalled", async (t) => {
  const call = { index: 0, id: "t1", type: "function", function: { name: "weather", arguments: '{"in":"Bern"}' } }
  const engine = new DiaryEngine(async function* ({ messages }) {
    if (messages.at(-1).role === "tool") {
      yield chunk(messages.at(-1).content)
      return yield last
    }
    yield { ...chunk(null), choices: [{ index: 0, delta: { tool_calls: [call] }, finish_reason: null }] }
    yield { ...last, choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] }
  })
  const model = modelOn(t, engine, { gguf: "https://here.example/m.gguf" })
  const { text, warnings, totalUsage } = await ai6.generateText({
    model,
    prompt: "Hello",
    tools,
    stopWhen: ai6.stepCountIs(3),
  })
  assert.deepEqual([text, warnings, totalUsage.outputTokens], ["Rain in Bern", [], 4])
})

test("schema_reachesTheEngine", async (t) => {
  let format
  const engine = new DiaryEngine(async function* ({ response_format }) {
    format = response_format
    yield chunk('{"kept":true}')
    yield last
  })
  const output = ai6.Output.object({ schema: z.object({ kept: z.boolean() }) })
  const answer = await ai6.generateText({ model: modelOn(t, engine), prompt: "Hello", output })
  assert.deepEqual([answer.output, answer.warnings], [{ kept: true }, []])
  assert.equal(format.json_schema.schema.properties.kept.type, "boolean")
})

test("reasoning_isTold", async (t) => {
  const engine = new DiaryEngine(async function* () {
    yield { ...chunk(null), choices: [{ index: 0, delta: { reasoning_content: "Hm." }, finish_reason: null }] }
    yield chunk("Hi")
    yield last
  })
  const { reasoningText, text } = await ai6.generateText({ model: modelOn(t, engine), prompt: "Hello" })
  assert.deepEqual([reasoningText, text], ["Hm.", "Hi"])
})

test("whatDoesNotFitTogether_isRefusedAtOnce", () => {
  const refused = { code: "invalid_request", details: { field: "gguf" } }
  assert.throws(() => new WasmLanguageModel(ID, { engine: "wllama" }), refused)
  assert.throws(() => new WasmLanguageModel(ID, { engine: "webllm", gguf: "/m.gguf" }), refused)
})

test("LocalError_isWhatTheWalletsErrorsAre", () => {
  const error = new LocalError({ code: "provider_disconnected", message: "It broke.", model: ID })
  assert.ok(ai6.APICallError.isInstance(error))
  assert.equal(error[Symbol.for("byok.error")], true)
  const { hint, retryable, statusCode, action, details } = error
  assert.deepEqual([retryable, statusCode, action, details], [true, 502, "none", { model: ID }])
  assert.ok(hint.length > 10)
})
