// Every provider package against the upstream, for each scenario its format has.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { createAnthropic } from "@ai-sdk/anthropic"
import { createOpenAI } from "@ai-sdk/openai"
import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { createOpenRouter } from "@openrouter/ai-sdk-provider"
import { ANSWER, DEMO_KEYS, JSON_ANSWER, REASONING, startUpstream, TOOL_ANSWER } from "../index.mjs"

let upstream
before(async () => (upstream = await startUpstream({ latencyMillis: 1 })))
after(() => upstream.stop())

/** The wallet takes this header out as well: it is not one that a browser lets a provider see. */
const plainFetch = (url, init) => {
  const headers = new Headers(init.headers)
  headers.delete("user-agent")
  return fetch(url, { ...init, headers })
}

const MODELS = {
  "openai chat": (id, key) => openai(key).chat(id),
  "openai responses": (id, key) => openai(key).responses(id),
  anthropic: (id, key = DEMO_KEYS.anthropic[0]) =>
    createAnthropic({ apiKey: key, baseURL: `${upstream.origin}/v1`, fetch: plainFetch }).languageModel(id),
  openrouter: (id, key = DEMO_KEYS.openrouter[0]) =>
    createOpenRouter({ apiKey: key, baseURL: `${upstream.origin}/api/v1`, fetch: plainFetch }).chat(id),
  compatible: (id, key = DEMO_KEYS.custom[0]) =>
    createOpenAICompatible({
      name: "custom",
      apiKey: key,
      baseURL: upstream.customUrl,
      fetch: plainFetch,
      includeUsage: true,
    }).chatModel(id),
}

function openai(key = DEMO_KEYS.openai[0]) {
  return createOpenAI({ apiKey: key, baseURL: `${upstream.origin}/v1`, fetch: plainFetch })
}

const user = (text) => ({ role: "user", content: [{ type: "text", text }] })
const TOOL = {
  type: "function",
  name: "weather",
  inputSchema: {
    type: "object",
    properties: { city: { type: "string" } },
    required: ["city"],
    additionalProperties: false,
  },
}

async function partsOf(model, options) {
  const { stream } = await model.doStream(options)
  const parts = []
  for await (const part of stream) parts.push(part)
  return parts
}

async function drain(reader) {
  while (!(await reader.read()).done);
}

const joined = (parts, type) =>
  parts
    .filter((part) => part.type === type)
    .map((part) => part.delta)
    .join("")
const textOf = ({ content }) =>
  content
    .filter((part) => part.type === "text")
    .map((part) => part.text)
    .join("")

for (const [name, model] of Object.entries(MODELS)) {
  test(`${name}: text, streamed and whole`, async () => {
    const parts = await partsOf(model("gpt-4o-mini"), { prompt: [user("hello")] })
    assert.equal(joined(parts, "text-delta"), ANSWER)
    assert.ok(parts.filter((part) => part.type === "text-delta").length > 3)
    const finish = parts.find((part) => part.type === "finish")
    assert.equal(finish.finishReason.unified, "stop")
    assert.equal(finish.usage.outputTokens.total, ANSWER.split(" ").length)
    assert.equal(textOf(await model("gpt-4o-mini").doGenerate({ prompt: [user("hello")] })), ANSWER)
  })

  test(`${name}: a tool call, and the answer after its result`, async () => {
    const options = { prompt: [user("#tool in Oslo?")], tools: [TOOL] }
    const call = (await partsOf(model("gpt-4o-mini"), options)).find((part) => part.type === "tool-call")
    assert.equal(call.toolName, "weather")
    assert.deepEqual(JSON.parse(call.input), { city: "Oslo" })
    const { toolCallId, toolName } = call
    options.prompt.push({
      role: "assistant",
      content: [{ type: "tool-call", toolCallId, toolName, input: { city: "Oslo" } }],
    })
    options.prompt.push({
      role: "tool",
      content: [{ type: "tool-result", toolCallId, toolName, output: { type: "text", value: "21" } }],
    })
    assert.equal(joined(await partsOf(model("gpt-4o-mini"), options), "text-delta"), TOOL_ANSWER)
  })

  test(`${name}: JSON`, async () => {
    const result = await model("gpt-4o-mini").doGenerate({ prompt: [user("#json")], responseFormat: { type: "json" } })
    assert.deepEqual(JSON.parse(textOf(result)), JSON_ANSWER)
  })

  test(`${name}: usage exactly at the limit, and above it`, async () => {
    const output = async (id) =>
      (await model(id).doGenerate({ prompt: [user("hi")], maxOutputTokens: 250 })).usage.outputTokens.total
    assert.equal(await output("exact"), 250)
    assert.equal(await output("greedy"), 500)
    const parts = await partsOf(model("exact"), { prompt: [user("hi")], maxOutputTokens: 77 })
    assert.equal(parts.find((part) => part.type === "finish").usage.outputTokens.total, 77)
  })

  for (const [scenario, status] of [
    ["unauthorized", 401],
    ["rate-limited", 429],
    ["server-error", 500],
  ]) {
    test(`${name}: ${status}`, async () => {
      await assert.rejects(model(scenario).doGenerate({ prompt: [user("hi")] }), (error) => {
        assert.equal(error.statusCode, status)
        if (status === 429) assert.equal(error.responseHeaders["retry-after"], "2")
        return true
      })
    })
  }

  test(`${name}: a wrong key, and a key that comes back in the error`, async () => {
    await assert.rejects(model("gpt-4o-mini", "sk-wrong").doGenerate({ prompt: [user("hi")] }), { statusCode: 401 })
    await assert.rejects(model("echo-key").doGenerate({ prompt: [user("hi")] }), (error) =>
      /sk-demo-/.test(error.responseBody),
    )
  })

  test(`${name}: a stream that breaks off`, async () => {
    await assert.rejects(async () => {
      const parts = await partsOf(model("cut"), { prompt: [user("hi")] })
      const failed = parts.find((part) => part.type === "error")
      if (failed) throw failed.error
    })
  })

  test(`${name}: stopping closes the connection`, async () => {
    upstream.journal.clear()
    const stop = new AbortController()
    const { stream } = await model("slow").doStream({ prompt: [user("hi")], abortSignal: stop.signal })
    const reader = stream.getReader()
    await reader.read()
    stop.abort()
    await drain(reader).catch(() => {}) // packages differ: some reject, some report an error part
    const entry = await upstream.journal.until(({ scenario, state }) => scenario === "slow" && state === "aborted")
    assert.equal(entry.status, 200)
  })
}

for (const name of ["openai chat", "anthropic", "openrouter", "compatible"]) {
  test(`${name}: reasoning`, async () => {
    const parts = await partsOf(MODELS[name]("reasoning"), { prompt: [user("hi")] })
    assert.equal(joined(parts, "text-delta"), REASONING.content)
    if (name !== "openai chat") assert.equal(joined(parts, "reasoning-delta"), REASONING.reasoning)
  })
}

for (const name of ["openai chat", "openrouter", "compatible"]) {
  test(`${name}: no usage`, async () => {
    const parts = await partsOf(MODELS[name]("no-usage"), { prompt: [user("hi")] })
    assert.equal(joined(parts, "text-delta"), ANSWER)
    assert.equal(parts.find((part) => part.type === "finish").usage.outputTokens.total, undefined)
    const whole = await MODELS[name]("no-usage").doGenerate({ prompt: [user("hi")] })
    assert.ok(!whole.usage.outputTokens.total)
  })
}

test("openrouter: the cost", async () => {
  const { providerMetadata } = await MODELS.openrouter("exact").doGenerate({
    prompt: [user("hi")],
    maxOutputTokens: 1000,
  })
  assert.ok(providerMetadata.openrouter.usage.cost === 0.1)
})
