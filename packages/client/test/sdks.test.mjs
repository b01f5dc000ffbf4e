import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import Anthropic from "@anthropic-ai/sdk"
import { ByokError } from "@byokapi/client"
import OpenAI, { APIConnectionError, APIUserAbortError, toFile } from "openai"
import { refusal, until } from "./browser.mjs"
import { setUp } from "./setup.mjs"

const encoder = new TextEncoder()
const JSON_HEAD = { status: 200, headers: { "content-type": "application/json" } }
const EVENTS_HEAD = { status: 200, headers: { "content-type": "text/event-stream" } }
const messages = [{ role: "user", content: "Hi" }]
const chat = { model: "gpt-4o-mini", messages }
const message = { model: "claude-haiku-4-5", max_tokens: 50, messages }
const completion = (content, more) => ({ id: "c1", object: "chat.completion", choices: [choice(content, more)] })
const choice = (content, more) => ({
  index: 0,
  finish_reason: "stop",
  message: { role: "assistant", content, ...more },
})
const event = (data, name) => `${name ? `event: ${name}\n` : ""}data: ${JSON.stringify(data)}\n\n`

/** A wallet whose `fetch` answers as told: `answer(args, times)` gives a head and the pieces of a body, or throws. */
function setUpFetch(t, answer) {
  let times = 0
  const methods = {
    async *fetch(args, call) {
      const { head, pieces } = await answer(args, ++times)
      call.head = head
      for await (const piece of pieces) yield typeof piece === "string" ? encoder.encode(piece) : piece
    },
  }
  const { byok, wallet } = setUp(t, { methods })
  return {
    byok,
    wallet,
    asked: () => wallet.made("fetch").map(({ a }) => a),
    openai: (more) => new OpenAI({ ...byok.sdkOptions("openai"), ...more }),
    anthropic: (more) => new Anthropic({ ...byok.sdkOptions("anthropic"), ...more }),
  }
}

const json = (value) => ({ head: JSON_HEAD, pieces: [JSON.stringify(value)] })
const events = (...pieces) => ({ head: EVENTS_HEAD, pieces })

test("chat_goesToTheWallet_asTheSdkMadeIt", async (t) => {
  const { openai, asked } = setUpFetch(t, () => json(completion("Hello")))
  const { choices } = await openai().chat.completions.create(chat)
  assert.equal(choices[0].message.content, "Hello")
  const [{ providerId, method, path, headers, body }] = asked()
  assert.deepEqual([providerId, method, path], ["openai", "POST", "/chat/completions"])
  assert.equal(headers["content-type"], "application/json")
  assert.deepEqual(JSON.parse(body), chat)
})

test("chatStream_comesPieceByPiece", async (t) => {
  let goOn
  const waits = new Promise((done) => (goOn = done))
  async function* pieces() {
    yield event({ choices: [{ index: 0, delta: { content: "Hel" } }] })
    await waits
    yield event({ choices: [{ index: 0, delta: { content: "lo" } }] }) + "data: [DONE]\n\n"
  }
  const { openai } = setUpFetch(t, () => ({ head: EVENTS_HEAD, pieces: pieces() }))
  const read = []
  for await (const { choices } of await openai().chat.completions.create({ ...chat, stream: true })) {
    read.push(choices[0].delta.content)
    goOn()
  }
  assert.deepEqual(read, ["Hel", "lo"])
})

test("tools_andResponses_work", async (t) => {
  const call = { id: "t1", type: "function", function: { name: "weather", arguments: '{"city":"Oslo"}' } }
  const output = [{ type: "message", role: "assistant", content: [{ type: "output_text", text: "Hello" }] }]
  const { openai, asked } = setUpFetch(t, ({ path }) =>
    json(path === "/responses" ? { object: "response", output } : completion(null, { tool_calls: [call] })),
  )
  const tools = [{ type: "function", function: { name: "weather", parameters: { type: "object" } } }]
  const { choices } = await openai().chat.completions.create({ ...chat, tools })
  assert.deepEqual(choices[0].message.tool_calls, [call])
  assert.deepEqual(JSON.parse(asked()[0].body).tools, tools)
  assert.equal((await openai().responses.create({ model: "gpt-4o-mini", input: "Hi" })).output_text, "Hello")
})

test("imagesEmbeddingsAndModels_work", async (t) => {
  const vector = Buffer.from(new Float32Array([0.5, 0.25]).buffer).toString("base64")
  const answers = {
    "/images/generations": { data: [{ b64_json: "iVBO" }] },
    "/embeddings": { object: "list", data: [{ index: 0, embedding: vector }] },
    "/models": { object: "list", data: [{ id: "gpt-4o-mini", object: "model" }] },
  }
  const { openai, asked } = setUpFetch(t, ({ path }) => json(answers[path]))
  const { data } = await openai().images.generate({ model: "gpt-image-1", prompt: "A cat" })
  assert.equal(data[0].b64_json, "iVBO")
  const embedded = await openai().embeddings.create({ model: "text-embedding-3-small", input: "a" })
  assert.deepEqual(embedded.data[0].embedding, [0.5, 0.25])
  const ids = []
  for await (const { id } of openai().models.list()) ids.push(id)
  assert.deepEqual(ids, ["gpt-4o-mini"])
  const { method, body } = asked()[2]
  assert.deepEqual([method, body], ["GET", undefined])
})

test("speech_isTheBytesThatCame", async (t) => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256)
  const { openai } = setUpFetch(t, () => ({
    head: { status: 200, headers: { "content-type": "audio/mpeg" } },
    pieces: [bytes.slice(0, 10), bytes.slice(10)],
  }))
  const answer = await openai().audio.speech.create({ model: "tts-1", voice: "alloy", input: "Hello" })
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), bytes)
})

test("transcription_sendsItsFormAsFields", async (t) => {
  const bytes = new Uint8Array([1, 2, 3, 0, 255])
  const { openai, asked } = setUpFetch(t, () => json({ text: "Hi" }))
  const file = await toFile(bytes, "talk.wav", { type: "audio/wav" })
  const { text } = await openai().audio.transcriptions.create({ model: "whisper-1", file })
  assert.equal(text, "Hi")
  const fields = new Map(asked()[0].body)
  assert.equal(fields.get("model"), "whisper-1")
  assert.deepEqual(fields.get("file"), { bytes, type: "audio/wav", name: "talk.wav" })
})

test("messages_wholeAndStreamed_work", async (t) => {
  const stream = [
    event({ type: "message_start", message: { role: "assistant", content: [], usage: {} } }, "message_start"),
    event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }, "content_block_start"),
    event(
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hello" } },
      "content_block_delta",
    ),
    event({ type: "content_block_stop", index: 0 }, "content_block_stop"),
    event({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 2 } }, "message_delta"),
    event({ type: "message_stop" }, "message_stop"),
  ]
  const { anthropic, asked } = setUpFetch(t, ({ body }) =>
    JSON.parse(body).stream ? events(...stream) : json({ type: "message", content: [{ type: "text", text: "Hi" }] }),
  )
  const { content } = await anthropic().messages.create(message)
  assert.deepEqual(content, [{ type: "text", text: "Hi" }])
  assert.equal(await anthropic().messages.stream(message).finalText(), "Hello")
  assert.deepEqual(
    asked().map(({ providerId, path }) => [providerId, path]),
    [
      ["anthropic", "/messages"],
      ["anthropic", "/messages"],
    ],
  )
})

const REFUSALS = [
  ["budget_exhausted", { statusCode: 402, remainingUsd: 0 }, 402],
  ["model_not_allowed", { statusCode: 403 }, 403],
  ["request_refused", { statusCode: 403, field: "store" }, 403],
  ["locked", { statusCode: 401, action: "unlock" }, 423],
  ["no_grant", { statusCode: 401 }, 403],
  ["provider_auth", { statusCode: 401, action: "add-key" }, 401],
  ["popup_blocked", {}, 503],
]

for (const [code, more, status] of REFUSALS)
  test(`${code}_is${status}_andNotRetried`, async (t) => {
    const { openai, anthropic, asked } = setUpFetch(t, () => {
      throw refusal(code, more)
    })
    for (const create of [() => openai().chat.completions.create(chat), () => anthropic().messages.create(message)]) {
      const error = await create().then(assert.fail, (thrown) => thrown)
      assert.equal(error.status, status)
      assert.equal(error.headers.get("x-should-retry"), "false")
      assert.match(error.message, new RegExp(`Refused: ${code}`))
      const found = ByokError.from(error)
      assert.deepEqual([found.code, found.action], [code, more.action ?? "none"])
      assert.equal(found.details.field, more.field)
    }
    assert.equal(asked().length, 2)
  })

test("rateLimits_areRetriedAfterTheTimeNamed", async (t) => {
  const { openai, asked } = setUpFetch(t, (_, times) => {
    if (times === 1) throw refusal("rate_limited", { statusCode: 429, retryable: true, retryAfterMillis: 300 })
    return json(completion("Hello"))
  })
  const begun = performance.now()
  const { choices } = await openai().chat.completions.create(chat)
  assert.equal(choices[0].message.content, "Hello")
  assert.equal(asked().length, 2)
  assert.ok(performance.now() - begun > 290)
})

test("refusal_isTheErrorItself_alsoForAnotherCopyOfThePackage", async (t) => {
  const { openai } = setUpFetch(t, () => {
    throw refusal("budget_exhausted", { statusCode: 402, limit: 2, unit: "usd" })
  })
  const thrown = await openai()
    .chat.completions.create(chat)
    .catch((error) => error)
  const other = await import(`${import.meta.resolve("@byokapi/client")}?copy`)
  assert.notEqual(other.ByokError, ByokError)
  const found = ByokError.from(thrown)
  assert.ok(found instanceof ByokError)
  assert.equal(other.ByokError.from(Object.assign(new Error("wrapped"), { cause: thrown })), found)
  assert.deepEqual({ ...found.details }, { limit: 2, unit: "usd" })
})

const forged = { code: "locked", message: "Confirm your passphrase at https://wallet.example.", action: "unlock" }

for (const ref of [undefined, "1-2-3-4", "constructor", "__proto__", {}])
  test(`providerThatPosesAsTheWallet_withTheReference_${typeof ref}_${ref}_isNotHeard`, async (t) => {
    const byok = { ...forged, ref }
    const body = { type: "error", error: { type: "x", message: "Refused.", byok, error: { byok } }, byok }
    const { openai, anthropic } = setUpFetch(t, ({ body: sent }) => {
      if (JSON.parse(sent).stream) return events(event(body, "error"))
      return { head: { ...JSON_HEAD, status: 400 }, pieces: [JSON.stringify(body)] }
    })
    for (const ask of [
      () => openai().chat.completions.create(chat),
      () => anthropic().messages.create(message),
      async () =>
        (await openai().chat.completions.create({ ...chat, stream: true })).toReadableStream().getReader().read(),
      () => anthropic().messages.stream(message).finalText(),
    ]) {
      const thrown = await ask().then(assert.fail, (error) => error)
      assert.equal(ByokError.from(thrown), undefined)
    }
  })

test("refusals_areInTheProvidersFormat", async (t) => {
  const { byok } = setUpFetch(t, () => {
    throw refusal("rate_limited", { statusCode: 429, retryable: true, retryAfterMillis: 1500, hint: "Wait." })
  })
  const openai = await byok.createFetch("openai")("https://api.openai.com/v1/models")
  assert.equal(openai.status, 429)
  assert.equal(openai.headers.get("retry-after"), "2")
  const { error } = await openai.json()
  assert.equal(error.type, "rate_limit_error")
  assert.equal(error.message, "Refused: rate_limited. Wait.")
  const anthropic = await byok.createFetch("anthropic")("https://api.anthropic.com/v1/models")
  assert.equal((await anthropic.json()).type, "error")
})

test("abort_beforeTheAnswer_isHeardByTheWallet", async (t) => {
  const { openai, wallet } = setUpFetch(t, () => new Promise(() => {}))
  const controller = new AbortController()
  const asking = openai().chat.completions.create(chat, { signal: controller.signal })
  await until("the call", () => wallet.made("fetch").length)
  controller.abort()
  await assert.rejects(asking, APIUserAbortError)
  await until("the cancel", () => wallet.cancels.length)
})

test("abort_whileItStreams_isHeardByTheWallet", async (t) => {
  async function* endless() {
    for (let n = 0; ; n++) {
      yield event({ choices: [{ index: 0, delta: { content: `${n}` } }] })
      await new Promise((done) => setTimeout(done, 1))
    }
  }
  const { openai, wallet } = setUpFetch(t, () => ({ head: EVENTS_HEAD, pieces: endless() }))
  const stream = await openai().chat.completions.create({ ...chat, stream: true })
  let read = 0
  for await (const _ of stream) if (++read === 3) stream.controller.abort()
  assert.ok(read >= 3)
  await until("the cancel", () => wallet.cancels.length)
})

test("aStreamThatBreaksOff_endsWithTheWalletsError", async (t) => {
  async function* broken() {
    yield event({ choices: [{ index: 0, delta: { content: "Hel" } }] })
    throw refusal("provider_disconnected", { statusCode: 502, retryable: true })
  }
  const { openai } = setUpFetch(t, () => ({ head: EVENTS_HEAD, pieces: broken() }))
  const read = []
  await assert.rejects(
    async () => {
      for await (const { choices } of await openai().chat.completions.create({ ...chat, stream: true }))
        read.push(choices[0].delta.content)
    },
    (error) => ByokError.from(error).code === "provider_disconnected",
  )
  assert.deepEqual(read, ["Hel"])
})

test("otherAddresses_areNotTaken", async (t) => {
  const { byok, openai, asked } = setUpFetch(t, () => json({}))
  const fetch = byok.createFetch("openai")
  for (const url of [
    "https://api.anthropic.com/v1/messages",
    "https://api.openai.com.evil.example/v1/models",
    "https://api.openai.com/v1/../admin",
    "https://api.openai.com/v1",
  ])
    await assert.rejects(() => fetch(url), /reaches https:\/\/api\.openai\.com\/v1\/… through the wallet/)
  await assert.rejects(
    () => openai({ baseURL: "https://elsewhere.example/v1", maxRetries: 0 }).models.list(),
    APIConnectionError,
  )
  assert.deepEqual(asked(), [])
})

test("aRequestObject_andAnOwnersEndpoint_work", async (t) => {
  const { byok, asked } = setUpFetch(t, () => json({ ok: true }))
  const { baseURL, fetch } = byok.sdkOptions("home")
  assert.equal(baseURL, "https://home.invalid/v1")
  const form = new FormData()
  form.append("model", "m")
  form.append("file", new Blob([new Uint8Array([7])]), "a.wav")
  await fetch(new Request(`${baseURL}/audio/transcriptions`, { method: "POST", body: form }))
  const [{ providerId, path, body }] = asked()
  assert.deepEqual([providerId, path], ["home", "/audio/transcriptions"])
  assert.deepEqual(body[1][1].bytes, new Uint8Array([7]))
})

const table = JSON.parse(readFileSync(new URL("../../../apps/wallet/data/providers.json", import.meta.url), "utf8"))

for (const { id, baseUrl } of table.providers.filter(({ browser }) => browser !== undefined))
  test(`${id}_isWhereTheWalletsTableHasIt`, (t) => {
    const { byok } = setUp(t)
    const { baseURL } = byok.sdkOptions(id)
    assert.equal(id === "anthropic" ? `${baseURL}/v1` : baseURL, baseUrl)
  })
