import assert from "node:assert/strict"
import { test } from "node:test"
import type { FromEngine, HeaderPair } from "../engine/frames.js"
import { makeLocalModels } from "../engine/providers/openai-compatible.js"
import type { Packages } from "../engine/providers.js"
import { TestBridge } from "./bridge.js"

const EVENTS: HeaderPair[] = [["content-type", "text/event-stream"]]
const bytes = (text: string) => new TextEncoder().encode(text)
const delta = (content: string) =>
  bytes(`data: ${JSON.stringify({ id: "1", created: 1, model: "m", choices: [{ index: 0, delta: { content } }] })}\n\n`)
const stop = bytes(
  `data: ${JSON.stringify({ id: "1", created: 1, model: "m", choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`,
)

function withBridge(name: string, body: (bridge: TestBridge) => Promise<void>, packages?: Packages): void {
  test(name, async () => {
    const bridge = new TestBridge(undefined, packages)
    try {
      await body(bridge)
    } finally {
      bridge.close()
    }
  })
}

/** Starts a streamed run and answers its request with these chunks. */
async function stream(bridge: TestBridge, chunks: Uint8Array[]): Promise<void> {
  bridge.run({})
  const { id, f } = await bridge.frame("fetch")
  bridge.say({ t: "head", id, f, status: 200, headers: EVENTS })
  for (const chunk of chunks) bridge.say({ t: "data", id, f, bytes: chunk })
}

withBridge("a request carries a placeholder instead of a key, and no user agent", async (bridge) => {
  bridge.run({ baseUrl: "https://api.example/v1" })
  const { method, url, headers, body } = await bridge.frame("fetch")
  const sent = new Headers(headers)
  assert.equal(method, "POST")
  assert.equal(url, "https://api.example/v1/chat/completions")
  assert.equal(sent.get("authorization"), "Bearer byok-placeholder")
  assert.equal(sent.has("user-agent"), false)
  assert.equal(JSON.parse(body as string).model, "m")
})

withBridge("a stream ends with end, after all of its parts", async (bridge) => {
  await stream(bridge, [delta("Hello"), delta(" there"), stop])
  bridge.say({ t: "eof", id: 1, f: 1 })
  assert.equal((await bridge.last()).t, "end")
  assert.equal(bridge.text(), "Hello there")
  assert.deepEqual(Object.keys((await bridge.frame("open")).v as object).sort(), ["request", "response"])
  const metadata = bridge.parts().find((part) => part["type"] === "response-metadata")
  assert.deepEqual(metadata?.["timestamp"], { $: "date", v: 1000 })
})

withBridge("parts stop when the credit is used up, and go on with more", async (bridge) => {
  await stream(
    bridge,
    Array.from({ length: 100 }, (_, n) => delta(`${n} `)),
  )
  bridge.say({ t: "data", id: 1, f: 1, bytes: stop })
  bridge.say({ t: "eof", id: 1, f: 1 })
  assert.equal(await bridge.partsAtRest(64), 64)
  bridge.say({ t: "credit", id: 1, n: 10 })
  assert.equal(await bridge.partsAtRest(74), 74)
  bridge.say({ t: "credit", id: 1, n: 1000 })
  await bridge.last()
  assert.equal(bridge.text(), Array.from({ length: 100 }, (_, n) => `${n} `).join(""))
})

withBridge("the end costs no credit", async (bridge) => {
  await stream(bridge, [...Array.from({ length: 59 }, () => delta("a")), stop]) // and start, metadata, text start and end, finish
  bridge.say({ t: "eof", id: 1, f: 1 })
  assert.equal((await bridge.last()).t, "end")
  assert.equal(bridge.parts().length, 64)
})

withBridge("what arrived before a break is delivered before the error", async (bridge) => {
  await stream(bridge, [Buffer.concat(["a", "b", "c", "d", "e"].map(delta)), delta("f"), delta("g")])
  bridge.say({ t: "broken", id: 1, f: 1, message: "connection reset" })
  const { t, e } = (await bridge.last()) as FromEngine & { t: "error" }
  assert.equal(t, "error")
  assert.equal(bridge.text(), "abcdefg")
  assert.deepEqual((e as Record<string, unknown>)["cause"], {
    $: "error",
    v: { name: "TypeError", message: "fetch failed" },
  })
})

withBridge("what arrived before a break is delivered though the credit ran out in between", async (bridge) => {
  await stream(
    bridge,
    Array.from({ length: 100 }, () => delta("a")),
  )
  bridge.say({ t: "broken", id: 1, f: 1, message: "connection reset" })
  assert.equal(await bridge.partsAtRest(64), 64)
  bridge.say({ t: "credit", id: 1, n: 1000 })
  assert.equal((await bridge.last()).t, "error")
  assert.equal(bridge.text().length, 100)
})

withBridge("a failure before the head is a network failure that may be retried", async (bridge) => {
  bridge.run({ method: "doGenerate" })
  await bridge.frame("fetch")
  bridge.say({ t: "broken", id: 1, f: 1, message: "unreachable" })
  const { e } = await bridge.frame("error")
  const { name, isRetryable } = e as Record<string, unknown>
  assert.deepEqual([name, isRetryable], ["AI_APICallError", true])
})

withBridge("a break with no bytes at all ends the run", async (bridge) => {
  await stream(bridge, [])
  bridge.say({ t: "broken", id: 1, f: 1, message: "reset" })
  assert.equal((await bridge.last()).t, "error")
})

withBridge("an error leaves by its allow-listed fields only", async (bridge) => {
  bridge.run({ method: "doGenerate" })
  await bridge.frame("fetch")
  const body = JSON.stringify({ error: { message: "No.", type: "t", code: "c" }, secret: "sk-marked" })
  bridge.say({
    t: "head",
    id: 1,
    f: 1,
    status: 400,
    headers: [
      ["content-type", "application/json"],
      ["x-secret", "sk-marked"],
    ],
  })
  bridge.say({ t: "data", id: 1, f: 1, bytes: bytes(body) })
  bridge.say({ t: "eof", id: 1, f: 1 })
  const { e } = await bridge.frame("error")
  assert.deepEqual(e, { name: "AI_APICallError", message: "No.", statusCode: 400, isRetryable: false })
})

for (const method of ["doGenerate", "doStream"] as const) {
  withBridge(`cancel before the head aborts the request: ${method}`, async (bridge) => {
    bridge.run({ method })
    await bridge.frame("fetch")
    bridge.say({ t: "cancel", id: 1 })
    assert.deepEqual(await bridge.frame("abort"), { t: "abort", id: 1, f: 1 })
    const { e } = await bridge.frame("error")
    assert.equal((e as Record<string, unknown>)["name"], "AbortError")
  })
}

withBridge("cancel in mid-stream aborts the request and ends the run", async (bridge) => {
  await stream(bridge, [delta("Hello")])
  await bridge.partsAtRest(1)
  bridge.say({ t: "cancel", id: 1 })
  await bridge.frame("abort")
  assert.equal((await bridge.last()).t, "error")
  assert.equal(bridge.text(), "Hello")
})

withBridge("cancel ends a run that waits for credit", async (bridge) => {
  await stream(
    bridge,
    Array.from({ length: 100 }, () => delta("a")),
  )
  await bridge.partsAtRest(64)
  bridge.say({ t: "cancel", id: 1 })
  assert.equal((await bridge.last()).t, "error")
  assert.equal(bridge.parts().length, 64)
})

withBridge("an unknown package, malformed options and frames for no run do no harm", async (bridge) => {
  bridge.say({ t: "credit", id: 9, n: 1 })
  bridge.say({ t: "data", id: 9, f: 1, bytes: bytes("x") })
  for (const [id, name] of [
    [2, "constructor"],
    [3, "nowhere"],
  ] as const) {
    bridge.run({ id, package: name as never })
    assert.equal((await bridge.last(id)).t, "error")
  }
  bridge.run({ id: 4, options: { $: "nothing" } })
  assert.equal((await bridge.last(4)).t, "error")
})

withBridge("runs are told apart by their ids", async (bridge) => {
  for (const id of [1, 2]) bridge.run({ id })
  for (const id of [2, 1]) {
    const { f } = await bridge.frame("fetch", id)
    bridge.say({ t: "head", id, f, status: 200, headers: EVENTS })
    bridge.say({ t: "data", id, f, bytes: delta(`run ${id}`) })
    bridge.say({ t: "data", id, f, bytes: stop })
    bridge.say({ t: "eof", id, f })
    await bridge.last(id)
  }
  assert.deepEqual([bridge.text(1), bridge.text(2)], ["run 1", "run 2"])
})

withBridge("files in a prompt arrive as what they are", async (bridge) => {
  const image = new Uint8Array([137, 80, 78, 71])
  const content = [
    { type: "file", mediaType: "image/png", data: image },
    { type: "file", mediaType: "image/png", data: { $: "url", v: "https://a.example/b.png" } },
  ]
  bridge.run({ options: { prompt: [{ role: "user", content }], temperature: undefined, abortSignal: undefined } })
  const { body } = await bridge.frame("fetch")
  const urls = JSON.parse(body as string).messages[0].content.map(
    (part: { image_url: { url: string } }) => part.image_url.url,
  )
  assert.deepEqual(urls, ["data:image/png;base64,iVBORw==", "https://a.example/b.png"])
})

const schema = { type: "object", properties: { kept: { const: "yes" } }, required: ["kept"] }
const asked = async (bridge: TestBridge) => {
  const prompt = [{ role: "user", content: [{ type: "text", text: "hi" }] }]
  const options = { prompt, responseFormat: { type: "json", name: "answer", schema } }
  bridge.run({ package: "openai-compatible", method: "doGenerate", options })
  const { body } = await bridge.frame("fetch")
  return JSON.parse(body as string).response_format
}

withBridge("a server of any maker is asked for JSON, without the schema", async (bridge) =>
  assert.deepEqual(await asked(bridge), { type: "json_object" }),
)

withBridge(
  "a model of this browser is asked for what the schema says",
  async (bridge) =>
    assert.deepEqual(await asked(bridge), {
      type: "json_schema",
      json_schema: { name: "answer", schema, strict: true },
    }),
  { "openai-compatible": async () => ({ makeModels: makeLocalModels }) },
)

withBridge("raw chunks and their order are kept", async (bridge) => {
  bridge.run({
    options: { prompt: [{ role: "user", content: [{ type: "text", text: "hi" }] }], includeRawChunks: true },
  })
  const { id, f } = await bridge.frame("fetch")
  bridge.say({ t: "head", id, f, status: 200, headers: EVENTS })
  for (const chunk of [delta("a"), stop]) bridge.say({ t: "data", id, f, bytes: chunk })
  bridge.say({ t: "eof", id, f })
  await bridge.last()
  assert.deepEqual(
    bridge.parts().map((part) => part["type"]),
    ["stream-start", "raw", "response-metadata", "text-start", "text-delta", "raw", "text-end", "finish"],
  )
})

const json = (value: unknown) => bytes(JSON.stringify(value))

withBridge("a form travels as its fields, a file as its bytes", async (bridge) => {
  const options = {
    audio: new Uint8Array([82, 73, 70, 70]),
    mediaType: "audio/wav",
    providerOptions: { openai: { include: ["logprobs"] } },
  }
  bridge.run({ kind: "transcription", method: "doGenerate", modelId: "whisper-1", options })
  const { body, headers, url } = await bridge.frame("fetch")
  assert.equal(url, "http://x/v1/audio/transcriptions")
  assert.equal(new Headers(headers).has("content-type"), false)
  assert.deepEqual(body, [
    ["model", "whisper-1"],
    ["file", { bytes: new Uint8Array([82, 73, 70, 70]), type: "audio/wav", name: "audio.wav" }],
    ["include[]", "logprobs"],
    ["response_format", "verbose_json"],
    ["temperature", "0"],
    ["timestamp_granularities[]", "segment"],
  ])
})

withBridge("bytes of an answer stay bytes", async (bridge) => {
  bridge.run({ kind: "speech", method: "doGenerate", modelId: "tts-1", options: { text: "Hi" } })
  const { id, f } = await bridge.frame("fetch")
  bridge.say({ t: "head", id, f, status: 200, headers: [["content-type", "audio/mpeg"]] })
  bridge.say({ t: "data", id, f, bytes: new Uint8Array([0, 255, 1]) })
  bridge.say({ t: "eof", id, f })
  const { v } = (await bridge.last()) as FromEngine & { t: "result" }
  assert.deepEqual((v as { audio: Uint8Array }).audio, new Uint8Array([0, 255, 1]))
})

withBridge("vectors and rankings have methods of their own", async (bridge) => {
  bridge.run({ kind: "embedding", method: "doEmbed", modelId: "e", options: { values: ["a"] } })
  const { id, f } = await bridge.frame("fetch")
  bridge.say({ t: "head", id, f, status: 200, headers: [["content-type", "application/json"]] })
  bridge.say({ t: "data", id, f, bytes: json({ data: [{ embedding: [1, 2] }], usage: { prompt_tokens: 1 } }) })
  bridge.say({ t: "eof", id, f })
  const { v } = (await bridge.last()) as FromEngine & { t: "result" }
  assert.deepEqual((v as { embeddings: number[][] }).embeddings, [[1, 2]])
})

withBridge("a package without models of a kind says so", async (bridge) => {
  bridge.run({ package: "anthropic", kind: "image", method: "doGenerate" })
  const { e } = (await bridge.last()) as FromEngine & { t: "error" }
  assert.match(JSON.stringify(e), /no models of the kind image/)
})
