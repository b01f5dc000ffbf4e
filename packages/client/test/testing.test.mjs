// The mock wallet for apps' own tests: the real client in front of it, through the AI SDK.
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import {
  embedMany,
  experimental_generateSpeech as generateSpeech,
  experimental_transcribe as transcribe,
  generateImage,
  generateText,
  rerank,
  stepCountIs,
  streamText,
  tool,
} from "ai"
import { z } from "zod"
import { ByokError } from "@byokapi/client"
import { modelsStore } from "@byokapi/client/svelte"
import { MockWallet } from "@byokapi/client/testing"

const granted = { capabilities: ["language"] }
const ALL = ["language", "image", "speech", "transcription", "embedding", "reranking"]

test("request_isApproved_andTheModelAnswers", async () => {
  const { client, calls } = new MockWallet()
  const seen = []
  client.subscribe(() => seen.push(client.getGrantState().type))
  const grant = await client.requestGrant({ capabilities: ["language"], budget: { usd: 2, per: "day" } })
  assert.deepEqual([grant.type, grant.capabilities, grant.budget.limitUsd], ["approved", ["language"], 2])
  const { text, providerMetadata } = await generateText({ model: client.getProvider()("gpt-4o-mini"), prompt: "Hello" })
  assert.equal(text, "A mock answer.")
  assert.deepEqual(providerMetadata.byok, {
    costUsd: 0.001,
    estimated: false,
    remainingUsd: 1.999,
    provider: "mock",
    model: "gpt-4o-mini",
  })
  assert.deepEqual(seen, ["none", "pending", "granted", "granted"])
  assert.equal(client.getGrantState().budget.remainingUsd, 1.999)
  assert.equal(calls[0].options.prompt[0].content[0].text, "Hello")
})

for (const [decision, reason] of [
  ["refuse", "refused"],
  ["dismiss", "dismissed"],
  ["block", "blocked"],
])
  test(`request_thatTheOwnerWould_${decision}_isDenied`, async () => {
    const { client } = new MockWallet({ decide: () => decision })
    assert.deepEqual(await client.requestGrant(granted), { type: "denied", reason })
    assert.equal(client.getGrantState().type, "denied")
    await assert.rejects(generateText({ model: client.getProvider()("a"), prompt: "Hello" }), { code: "no_grant" })
  })

test("answer_streamsInPieces_andStopsWhenTheAppStops", async () => {
  async function* language() {
    yield "One "
    yield "two "
    await new Promise(() => {})
  }
  const { client } = new MockWallet({ granted, answers: { language } })
  const stop = new AbortController()
  const { fullStream } = streamText({
    model: client.getProvider()("a"),
    prompt: "Hello",
    abortSignal: stop.signal,
  })
  const said = []
  for await (const part of fullStream) {
    if (part.type === "text-delta") said.push(part.text)
    if (said.length === 2) stop.abort()
    if (part.type === "abort") said.push("stopped")
  }
  assert.deepEqual(said, ["One ", "two ", "stopped"])
})

test("tools_ofTheApp_run", async () => {
  const language = ({ options: { prompt } }) =>
    prompt.at(-1).role === "tool"
      ? `It is ${prompt.at(-1).content[0].output.value}.`
      : [{ type: "tool-call", toolCallId: "1", toolName: "clock", input: "{}" }]
  const { client } = new MockWallet({ granted, answers: { language } })
  const clock = tool({ inputSchema: z.object({}), execute: () => "noon" })
  const { text, steps } = await generateText({
    model: client.getProvider()("a"),
    prompt: "What time is it?",
    tools: { clock },
    stopWhen: stepCountIs(3),
  })
  assert.deepEqual([text, steps.length], ["It is noon.", 2])
})

test("refusals_haveTheWalletsCodes", async () => {
  const wallet = new MockWallet({ granted, costUsd: 0.6 })
  const ask = () => generateText({ model: wallet.client.getProvider()("a"), prompt: "Hello", maxRetries: 0 })
  const code = () =>
    ask().then(
      () => "answered",
      (thrown) => ByokError.from(thrown).code,
    )
  wallet.refuseNext({ code: "model_not_allowed" })
  assert.deepEqual([await code(), await code()], ["model_not_allowed", "answered"])
  wallet.setStatus("locked")
  assert.equal(await code(), "locked")
  await wallet.client.resolve(new ByokError({ code: "locked", message: "", action: "unlock" }))
  assert.deepEqual([await code(), await code()], ["answered", "budget_exhausted"])
  wallet.setStatus("needs-click")
  assert.equal(await code(), "session_lapsed")
  await wallet.client.reconnect()
  wallet.revoke()
  assert.equal(await code(), "grant_revoked")
})

test("refusals_carryWhatTheWalletSaysWithTheirCode", async () => {
  const wallet = new MockWallet({ granted, costUsd: 1 })
  const ask = (options) => generateText({ model: wallet.client.getProvider()("a"), prompt: "Hello", ...options })
  wallet.refuseNext({ code: "rate_limited", retryAfterMillis: 1 })
  assert.equal((await ask()).text, "A mock answer.", "the AI SDK tries again")
  const refused = await ask().catch((thrown) => ByokError.from(thrown))
  assert.deepEqual([refused.code, refused.action], ["budget_exhausted", "raise-limit"])
  assert.equal(await wallet.client.resolve(refused), true)
  assert.equal((await ask()).text, "A mock answer.")
})

test("refusal_ofChosenCalls_andOneThatEndsTheGrant_doesSo", async () => {
  const refuse = ({ modelId }) => (modelId === "a" ? undefined : { code: "grant_revoked" })
  const { client } = new MockWallet({ granted, refuse })
  const ask = (id) => generateText({ model: client.getProvider()(id), prompt: "Hello", maxRetries: 0 })
  assert.equal((await ask("a")).text, "A mock answer.")
  await assert.rejects(ask("b"), { code: "grant_revoked" })
  assert.equal(client.getGrantState().type, "revoked")
  await assert.rejects(ask("a"), { code: "grant_revoked" })
})

const slow = async function* () {
  yield "One "
  await new Promise(() => {})
}
const gone = { code: "disconnected", action: "reconnect" }

test("dispose_endsWhatRuns_andNothingAnswersUntilItConnectsAgain", async () => {
  const { client } = new MockWallet({ granted, answers: { language: slow } })
  const model = client.getProvider()("a")
  const reader = (await model.doStream({ prompt: [] })).stream.getReader()
  const whole = model.doGenerate({ prompt: [] })
  for (const type of ["stream-start", "text-start", "text-delta"]) assert.equal((await reader.read()).value.type, type)
  client.dispose()
  await assert.rejects(reader.read(), gone)
  await assert.rejects(whole, gone)
  const fetch = client.createFetch("openai")("https://api.openai.com/v1/models")
  assert.equal((await (await fetch).json()).error.code, "disconnected")
  for (const ask of [() => client.listModels(), () => client.getUsage(), () => model.doGenerate({ prompt: [] })])
    await assert.rejects(ask(), gone)
  assert.equal(client.getSnapshot().status, "disposed")
  await client.connect()
  assert.equal((await client.listModels()).length, 1)
})

test("ready_waitsForAnAttempt_andTellsHowItEnded", async () => {
  const wallet = new MockWallet({ granted })
  let heard
  const waits = () => wallet.client.ready.then(() => (heard = "ready")).catch(({ code }) => (heard = code))
  const first = waits()
  await new Promise(setImmediate)
  assert.equal(heard, undefined)
  wallet.setStatus("unreachable")
  await assert.rejects(wallet.client.connect(), { code: "connect_timeout" })
  await first
  assert.equal(heard, "connect_timeout")
  wallet.setStatus("ready")
  await wallet.client.connect()
  await waits()
  assert.equal(heard, "ready")
})

test("walletOutOfReach_isSo_alsoForRequestsAndClicks", async () => {
  const wallet = new MockWallet({ granted })
  const { client } = wallet
  wallet.setStatus("unreachable")
  const timeout = { code: "connect_timeout" }
  const refused = await client.listModels().catch((thrown) => thrown)
  assert.deepEqual([refused.code, refused.action], ["connect_timeout", "reconnect"])
  await assert.rejects(client.requestGrant(granted), timeout)
  await assert.rejects(client.reconnect(), timeout)
  await assert.rejects(client.resolve(refused), timeout)
  assert.equal(client.getSnapshot().status, "unreachable")
  wallet.setStatus("ready")
  assert.equal(await client.resolve(refused), true)
})

test("request_madeTwice_isOneQuestion", async () => {
  let asked = 0
  let decide
  const { client } = new MockWallet({ decide: () => (asked++, new Promise((done) => (decide = done))) })
  const both = [client.requestGrant(granted), client.requestGrant(granted)]
  await new Promise(setImmediate)
  decide("approve")
  const [first, second] = await Promise.all(both)
  assert.deepEqual([asked, first.type], [1, "approved"])
  assert.equal(first, second)
  const again = client.requestGrant(granted)
  await new Promise(setImmediate)
  decide("refuse")
  assert.equal((await again).type, "denied")
})

for (const [what, decide, thrown] of [
  ["aBugInDecide", () => Promise.reject(new Error("a bug")), /a bug/],
  ["dispose", (client) => (setImmediate(() => client.dispose()), new Promise(() => {})), gone],
])
  test(`request_endedBy_${what}_leavesTheGrantAsItWas`, async () => {
    const wallet = new MockWallet({ granted, decide: () => decide(wallet.client) })
    const before = wallet.client.getGrantState()
    await assert.rejects(wallet.client.requestGrant(granted), thrown)
    assert.deepEqual(wallet.client.getGrantState(), before)
  })

test("listener_thatThrows_stopsNobody", async (t) => {
  const { setTimeout } = globalThis
  const reports = []
  t.mock.method(globalThis, "setTimeout", (task, ...how) =>
    how.length ? setTimeout(task, ...how) : reports.push(task),
  )
  const { client } = new MockWallet({ granted })
  const seen = []
  client.on("status", () => {
    throw new Error("listener")
  })
  client.on("status", (status) => seen.push(status))
  await client.connect()
  assert.deepEqual(seen, ["ready"])
  assert.throws(reports[0], /listener/)
})

test("patterns_coverAsTheWalletsDo_inNoTimeToSpeakOf", async () => {
  const code = (pattern, id) =>
    new MockWallet({ granted: { ...granted, models: [pattern] } }).client
      .getProvider()(id)
      .doGenerate({ prompt: [] })
      .then(
        () => "answered",
        (thrown) => thrown.code,
      )
  for (const [pattern, id, covered] of [
    ["*a*a*a*a*a*a*a*a*a*z", "a".repeat(200), false],
    ["*a*a*a*a*a*a*a*a*a*z", `${"a".repeat(200)}z`, true],
    ["openai/gpt-4o*", "openai/gpt-4o", true],
    ["gpt-4o*", "openai/gpt-4o-mini", true],
    ["openai/gpt-4o*", "gpt-4o-mini", true],
    ["openai/gpt-4o*", "anthropic/gpt-4o", false],
    ["gpt-4.", "gpt-4o", false],
    ["*o", "gpt-4o-mini", false],
    ["**", "x", true],
    ["a", "ab", false],
  ])
    assert.equal(await code(pattern, id), covered ? "answered" : "model_not_allowed", pattern)
})

const schema = (name) => JSON.parse(readFileSync(new URL(`../../../protocol/schema/v1/${name}.json`, import.meta.url)))

/** The mock wallet says it in fewer words than the protocol: they have to agree. */
test("refusals_ofEveryCode_sayWhatTheProtocolSays", async () => {
  for (const { const: code, ...says } of schema("errors").oneOf) {
    const wallet = new MockWallet({ granted })
    wallet.refuseNext({ code })
    const options = { model: wallet.client.getProvider()("a"), prompt: "Hello", maxRetries: 0 }
    const { action, retryable } = await generateText(options).catch((thrown) => ByokError.from(thrown))
    assert.deepEqual([action, retryable], [says["x-action"], says["x-retryable"]], code)
  }
})

test("request_mayHaveEveryFieldOfTheProtocol", async () => {
  const { appName, requestId, ...fields } = schema("grant-request").properties
  assert.ok(appName && requestId && fields.purpose)
  for (const field of Object.keys(fields)) {
    const request = { capabilities: ["language"] }
    request[field] ??= undefined
    assert.equal((await new MockWallet().client.requestGrant(request)).type, "approved", field)
  }
})

test("grant_coversWhatItNames_untilItEnds", async () => {
  const wallet = new MockWallet({ granted: { capabilities: ["language"], models: ["openai/*"], expiresInMillis: 40 } })
  const provider = wallet.client.getProvider()
  const code = (done) =>
    done.then(
      () => "answered",
      (thrown) => ByokError.from(thrown).code,
    )
  const ask = (id) => code(generateText({ model: provider(id), prompt: "Hello", maxRetries: 0 }))
  const vectors = code(embedMany({ model: provider.embeddingModel("e"), values: ["a"], maxRetries: 0 }))
  assert.equal(await vectors, "capability_not_allowed")
  assert.deepEqual([await ask("openai/gpt-4o"), await ask("anthropic/x")], ["answered", "model_not_allowed"])
  await new Promise((done) => setTimeout(done, 60))
  assert.equal(await ask("openai/gpt-4o"), "grant_expired")
  assert.equal(wallet.client.getGrantState().type, "expired")
})

for (const [request, field] of [
  [{ capabilities: ["language"], budgett: { usd: 1, per: "day" } }, "budgett"],
  [{ capabilities: [] }, "capabilities"],
])
  test(`request_withAWrongField_${field}_isRefused`, async () => {
    const { client } = new MockWallet()
    const refused = await client.requestGrant(request).catch((thrown) => thrown)
    assert.deepEqual([refused.code, refused.details.field], ["invalid_request", field])
  })

test("models_changeAsTheTestSays", async () => {
  const wallet = new MockWallet({ granted })
  const seen = []
  const off = modelsStore(wallet.client).subscribe(({ value }) => value && seen.push(value[0].id))
  await wallet.client.connect()
  await new Promise(setImmediate)
  wallet.setModels([{ id: "openai/gpt-4o", provider: "openai", name: "GPT-4o", capability: "language" }])
  await new Promise(setImmediate)
  off()
  assert.deepEqual([...new Set(seen)], ["mock/text", "openai/gpt-4o"])
  assert.equal((await wallet.client.getUsage()).limits[0].remaining, 1)
})

test("models_ofEveryKind_answerThroughTheAiSdk", async () => {
  const { client, calls } = new MockWallet({ granted: { capabilities: ALL } })
  const provider = client.getProvider()
  const { images } = await generateImage({ model: provider.imageModel("i"), prompt: "A boat", n: 1 })
  assert.equal(images[0].mediaType, "image/png")
  const { audio } = await generateSpeech({ model: provider.speechModel("s"), text: "Hello" })
  assert.equal(audio.uint8Array[0], 0xff)
  const { text } = await transcribe({ model: provider.transcriptionModel("t"), audio: audio.uint8Array })
  assert.equal(text, "A mock transcript.")
  const values = ["boat", "boats", "cake"]
  const { embeddings } = await embedMany({ model: provider.embeddingModel("e"), values })
  assert.equal(embeddings.length, 3)
  const { ranking } = await rerank({ model: provider.rerankingModel("r"), query: "cake", documents: values })
  assert.equal(ranking[0].document, "boat")
  assert.deepEqual(
    calls.map(({ method }) => method),
    ["doImage", "doSpeech", "doTranscription", "doEmbedding", "doReranking"],
  )
})

test("productionBuild_andPublicSite_areRefused", () => {
  const module = JSON.stringify(import.meta.resolve("@byokapi/client/testing"))
  const made = (more, env) =>
    execFileSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `${more}
        import(${module}).then(({ MockWallet }) => { new MockWallet(); console.log("made") })
          .catch(({ code }) => console.log(code))`,
      ],
      { encoding: "utf8", env: { ...process.env, ...env }, cwd: fileURLToPath(new URL(".", import.meta.url)) },
    ).trim()
  const at = (hostname) => `globalThis.location = { hostname: ${JSON.stringify(hostname)} };`
  assert.equal(made("", {}), "made")
  for (const local of ["localhost", "app.localhost", "127.0.0.1", "[::1]", "app.test", "app.example"])
    assert.equal(made(at(local), {}), "made", local)
  assert.equal(made("", { NODE_ENV: "production" }), "request_refused")
  assert.equal(made(at("notes.example.com"), {}), "request_refused")
})
