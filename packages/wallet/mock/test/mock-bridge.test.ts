// What the mock wallet's bridge answers, without the wire around it.
import assert from "node:assert/strict"
import { test } from "node:test"
import { memory } from "../memory.js"
import { MockBridge } from "../mock-bridge.js"

const GRANT = { requestId: "r1", appName: "Notes", capabilities: ["language"] }
const call = (text: string) => ({
  modelId: "maker/m",
  options: { prompt: [{ role: "user", content: [{ type: "text", text }] }] },
})

function bridge(settings: object) {
  const events: unknown[] = []
  const memory = () => ({ read: () => undefined, write: () => {} })
  const made = new MockBridge(Promise.resolve(settings), memory, (...event) => events.push(event))
  assert.equal(made.refusal("http://app.localhost:5173"), null)
  return {
    events,
    ask: (method: string, args: object = {}) => made.answer(method, args as never) as Promise<any>,
    made,
  }
}

const code = (wanted: string) => (error: { code: string }) => error.code === wanted
const text = async (answer: Promise<any>) => (await answer).content[0].text

for (const [origin, isServed] of Object.entries({
  "http://localhost:5173": true,
  "https://localhost": true,
  "http://app.localhost:3000": true,
  "http://127.0.0.1:8080": true,
  "http://[::1]:8080": true,
  "https://shop.test": true,
  "https://shop.example": true,
  "https://app.example.com": false,
  "https://localhost.example.com": false,
  "https://test": false,
  "https://example": false,
  "https://shop.example.evil.com": false,
  "https://nottest": false,
  "http://127.0.0.2": false,
  "http://192.168.0.7:3000": false,
  "https://evil-localhost": false,
}))
  test(`origin_${origin}_${isServed ? "isServed" : "isRefused"}`, () => {
    const refusal = bridge({}).made.refusal(origin)
    assert.equal(refusal?.code, isServed ? undefined : "request_refused")
  })

test("request_isGranted_withNobodyAsked", async () => {
  const { ask, events } = bridge({ decide: "approve" })
  const grant = await ask("requestGrant", GRANT)
  assert.deepEqual([grant.type, grant.capabilities], ["approved", ["language"]])
  assert.equal((await ask("handshake")).grant.type, "granted")
  assert.deepEqual(
    events.map(([name, detail]: any) => [name, detail.type]),
    [
      ["onGrantStateChanged", "pending"],
      ["onGrantStateChanged", "granted"],
    ],
  )
})

test("request_waits_untilAPersonDecides", async () => {
  const { ask } = bridge({})
  const answer = ask("requestGrant", GRANT)
  await ask("handshake")
  const question = globalThis.byokMock?.("r1")
  assert.ok(typeof question === "object")
  assert.deepEqual([question.origin, question.appName], ["http://app.localhost:5173", "Notes"])
  assert.deepEqual(question.request, { capabilities: ["language"] })
  question.decide("refuse")
  assert.deepEqual(await answer, { type: "denied", reason: "refused" })
  assert.equal(globalThis.byokMock?.("r1"), "over")
  assert.equal(globalThis.byokMock?.("r2"), undefined)
})

test("window_thatIsClosed_dismisses_andAnApprovalUnderWayDoesNot", async () => {
  const { ask } = bridge({})
  const answer = ask("requestGrant", GRANT)
  await ask("handshake")
  assert.deepEqual(await ask("dismissConsent", { requestId: "r1" }), {})
  assert.deepEqual(await answer, { type: "denied", reason: "dismissed" })
  assert.deepEqual(await ask("dismissConsent", { requestId: "r1" }), { waits: true })
})

/** What the browser keeps for one site, whichever port its apps are at. */
function siteStorage() {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (...of: [string, string]) => kept.set(...of),
  }
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true })
}

test("grant_isKept_forItsOriginOnly", async () => {
  siteStorage()
  const settings = { decide: "approve" as const }
  const open = (origin: string) => {
    const made = new MockBridge(Promise.resolve(settings), memory, () => {})
    assert.equal(made.refusal(origin), null)
    return (method: string, args: object = {}) => made.answer(method, args as never) as Promise<any>
  }
  await open("http://localhost:5173")("requestGrant", GRANT)
  const grantAt = async (origin: string) => (await open(origin)("handshake")).grant.type
  assert.equal(await grantAt("http://localhost:5173"), "granted")
  for (const other of ["http://localhost:5174", "https://localhost:5173", "http://other.localhost:5173"])
    assert.equal(await grantAt(other), "none", other)
})

test("request_withAnUnknownField_isRefused", async () => {
  const { ask } = bridge({ decide: "approve" })
  await assert.rejects(ask("requestGrant", { ...GRANT, colour: "red" }), { code: "invalid_request", field: "colour" })
})

test("cases_answerWhatTheyFit_theFirstCounts", async () => {
  const { ask } = bridge({
    granted: { capabilities: ["language"] },
    answers: { language: "As always." },
    cases: [
      { when: "rain", times: 1, answers: { language: ["Wet", " once."] } },
      { when: "rain", refuse: { code: "rate_limited", retryAfterMillis: 5 } },
      { model: "openai/*", answers: { language: "From there." } },
    ],
  })
  const say = (words: string, more = {}) => ask("doLanguage", { ...call(words), ...more })
  assert.equal(await text(say("Hello")), "As always.")
  assert.equal(await text(say("Hello", { modelId: "openai/gpt" })), "From there.")
  assert.equal(await text(say("Will it rain?")), "Wet once.")
  await assert.rejects(say("Will it rain?"), { code: "rate_limited", retryAfterMillis: 5, retryable: true })
})

test("cases_ofAConversation_goByWhatWasSaidLast", async () => {
  const { ask } = bridge({
    granted: { capabilities: ["language"] },
    cases: [{ when: "rain", refuse: { code: "budget_exhausted" } }],
  })
  const user = (said: string) => ({ role: "user", content: [{ type: "text", text: said }] })
  const prompt = [user("Will it rain?"), { role: "assistant", content: [] }, user("Hello")]
  assert.equal(await text(ask("doLanguage", { modelId: "maker/m", options: { prompt } })), "A mock answer.")
})

test("speech_isBytes", async () => {
  const { ask } = bridge({ granted: { capabilities: ["speech"] }, answers: { speech: "AQID" } })
  const { audio } = await ask("doSpeech", { modelId: "m", options: { text: "Hello" } })
  assert.deepEqual(audio, new Uint8Array([1, 2, 3]))
})

test("stream_givesTheParts_andARefusalIsNoStream", async () => {
  const { made } = bridge({
    granted: { capabilities: ["language"] },
    answers: { language: ["One ", "two."] },
    cases: [{ when: "rain", refuse: { code: "grant_revoked" } }],
  })
  const { next } = await made.stream("streamLanguage", call("Hello") as never)
  const types = []
  for (let step = (await next()) as any; !step.done; step = await next()) types.push(step.value.type)
  assert.deepEqual(types, ["stream-start", "text-start", "text-delta", "text-delta", "text-end", "finish"])
  await assert.rejects(made.stream("streamLanguage", call("rain") as never), code("grant_revoked"))
  await assert.rejects(made.stream("streamLanguage", call("Hello") as never), code("grant_revoked"))
  await assert.rejects(made.stream("fetch", {} as never), code("unknown_method"))
})

test("wallet_thatWasLocked_saysThatItIsOpenAgain", async () => {
  const { ask, events } = bridge({
    granted: { capabilities: ["language"] },
    cases: [{ times: 1, refuse: { code: "locked" } }],
  })
  await assert.rejects(ask("doLanguage", call("Hello")), code("locked"))
  await ask("getUsage")
  const statuses = () => events.filter(([name]: any) => name === "onStatusChanged")
  assert.deepEqual(statuses(), [])
  await ask("doLanguage", call("Hello"))
  assert.deepEqual(statuses(), [["onStatusChanged", { status: "ready" }]])
})

test("session_thatLapsed_isRenewedInAWindowThatGoesByItself", async () => {
  const { ask } = bridge({ granted: { capabilities: ["language"] } })
  assert.equal((await ask("reconnect", { requestId: "r3" })).status, "ready")
  assert.equal(globalThis.byokMock?.("r3"), "over")
})
