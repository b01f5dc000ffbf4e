import assert from "node:assert/strict"
import { test } from "node:test"
import { answer, GRANT, refusal, words } from "./browser.mjs"
import { setUp } from "./setup.mjs"

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
const asBase64 = (bytes) => Buffer.from(bytes).toString("base64")

test("handshake_saysWhoAsks", async (t) => {
  const { byok, wallet } = setUp(t)
  const { protocol, status, grant } = await byok.getBridgeAPI().handshake()
  assert.deepEqual([protocol, status, grant], [1, "ready", GRANT])
  assert.deepEqual(wallet.made("handshake").at(-1).a, { appName: "Notes" })
  assert.equal(byok.getBridgeAPI(), byok.getBridgeAPI())
})

test("requestGrant_opensTheWindowBeforeAnythingIsAwaited", async (t) => {
  const { byok, page, wallet } = setUp(t, { methods: { requestGrant: () => ({ type: "denied", reason: "refused" }) } })
  const asked = byok.getBridgeAPI().requestGrant({ capabilities: ["language"] })
  assert.equal(page.popups.length, 1)
  assert.deepEqual(await asked, { type: "denied", reason: "refused" })
  assert.deepEqual(wallet.made("requestGrant")[0].a.capabilities, ["language"])
})

for (const given of ["g1", { grantId: "g1" }])
  test(`revokeGrant_takes_${typeof given}`, async (t) => {
    const { byok, wallet } = setUp(t, { methods: { revokeGrant: () => ({}) } })
    assert.equal(await byok.getBridgeAPI().revokeGrant(given), undefined)
    assert.deepEqual(wallet.made("revokeGrant")[0].a, { grantId: "g1" })
  })

test("doImage_takesItsOptionsBesideTheModel_andGivesUrls", async (t) => {
  const jpeg = asBase64([0xff, 0xd8, 0xff])
  const { byok, wallet } = setUp(t, { methods: { doImage: () => ({ images: [PNG, jpeg], warnings: [] }) } })
  const call = { grantId: "g1", modelId: "gpt-image-1", prompt: "A cat", size: "1024x1024" }
  const { images, warnings } = await byok.getBridgeAPI().doImage(call)
  assert.deepEqual(images, [
    { url: `data:image/png;base64,${asBase64(PNG)}` },
    { url: `data:image/jpeg;base64,${jpeg}` },
  ])
  assert.deepEqual(warnings, [])
  assert.deepEqual(wallet.made("doImage")[0].a, {
    modelId: "gpt-image-1",
    options: { n: 1, prompt: "A cat", size: "1024x1024" },
  })
})

test("doSpeech_givesBase64_ofAnyLength", async (t) => {
  const audio = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251)
  const { byok, wallet } = setUp(t, { methods: { doSpeech: () => ({ audio, warnings: [] }) } })
  const result = await byok.getBridgeAPI().doSpeech({ modelId: "tts-1", text: "Hi", voice: "alloy" })
  assert.equal(result.audio, asBase64(audio))
  assert.deepEqual(wallet.made("doSpeech")[0].a, { modelId: "tts-1", options: { text: "Hi", voice: "alloy" } })
})

test("doLanguage_takesOptionsAsOneObject_andStopsAtAnAbort", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { doLanguage: () => answer("Hi") } })
  const options = { prompt: [], temperature: 0 }
  const { content } = await byok.getBridgeAPI().doLanguage({ modelId: "m", options })
  assert.deepEqual(content, [{ type: "text", text: "Hi" }])
  assert.deepEqual(wallet.made("doLanguage")[0].a, { modelId: "m", options })
  const reason = new Error("enough")
  const aborted = { modelId: "m", prompt: [], abortSignal: AbortSignal.abort(reason) }
  await assert.rejects(byok.getBridgeAPI().doLanguage(aborted), reason)
  assert.equal(wallet.made("doLanguage").length, 1)
})

test("streamLanguage_givesPartsInOrder", async (t) => {
  const { byok } = setUp(t, { methods: { streamLanguage: () => words("a", "b") } })
  const deltas = []
  for await (const part of await byok.getBridgeAPI().streamLanguage({ modelId: "m", prompt: [] }))
    if (part.type === "text-delta") deltas.push(part.delta)
  assert.deepEqual(deltas, ["a", "b"])
})

for (const [method, options, result] of [
  ["doTranscription", { audio: new Uint8Array([1, 2]), mediaType: "audio/wav" }, { text: "Hi" }],
  ["doEmbedding", { values: ["a"] }, { embeddings: [[1]] }],
  ["doReranking", { query: "a", documents: { type: "text", values: ["b"] } }, { ranking: [] }],
])
  test(`${method}_isTheWalletsOwn`, async (t) => {
    const { byok, wallet } = setUp(t, { methods: { [method]: () => result } })
    assert.deepEqual(await byok.getBridgeAPI()[method]({ modelId: "m", ...options }), result)
    assert.deepEqual(wallet.made(method)[0].a, { modelId: "m", options })
  })

test("getModelLimits_asksForOneModel", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { getModelLimits: () => ({ most: 4 }) } })
  assert.deepEqual(await byok.getBridgeAPI().getModelLimits({ capability: "image", modelId: "m" }), { most: 4 })
  assert.deepEqual(wallet.made("getModelLimits")[0].a, { capability: "image", modelId: "m" })
})

test("aCallForAnotherGrant_isRefused_andNothingIsSent", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { doSpeech: () => ({ audio: PNG }) } })
  const call = { grantId: "g2", modelId: "tts-1", text: "Hi" }
  await assert.rejects(byok.getBridgeAPI().doSpeech(call), { code: "no_grant" })
  assert.equal(wallet.made("doSpeech").length, 0)
})

test("refusals_areTheWalletsErrors", async (t) => {
  const { byok } = setUp(t, {
    methods: {
      doImage: () => {
        throw refusal("budget_exhausted", { action: "raise-limit" })
      },
    },
  })
  await assert.rejects(byok.getBridgeAPI().doImage({ modelId: "m", prompt: "a" }), {
    code: "budget_exhausted",
    action: "raise-limit",
  })
})
