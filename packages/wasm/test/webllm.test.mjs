// WebLLM's adapter in front of an engine that does as it is told: requests, codes, lost devices, which form of a model.
import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { prebuiltAppConfig } from "@mlc-ai/web-llm"
import { LOCAL_MODELS } from "../dist/index.js"
import { WebllmEngine } from "../dist/engines/webllm.js"
import { chunk, last, later, never, REQUEST, textOf } from "./fakes.mjs"

const KNOWN = { known: true }
const F16 = "SmolLM2-360M-Instruct-q4f16_1-MLC"
const F32 = "SmolLM2-360M-Instruct-q4f32_1-MLC"
const named = (name) => Object.assign(new Error("with what was sent in it"), { name })

/** As much of MLCEngine as is used. */
class FakeMlc {
  interrupted = 0
  unloads = 0
  constructor(config, does) {
    Object.assign(this, { config, does })
  }
  setInitProgressCallback(told) {
    this.told = told
  }
  async reload(id) {
    this.told?.({ progress: 0.5, text: "" })
    await this.does.reload?.(id, this)
  }
  async chatCompletion(request) {
    this.request = request
    if (this.does.refuses) throw this.does.refuses
    return (this.does.says ?? hi)(this)
  }
  interruptGenerate() {
    this.interrupted++
  }
  async unload() {
    this.unloads++
  }
}
async function* hi() {
  yield chunk("Hi")
  yield last
}

function setUp({ features = ["shader-f16"], noAdapter, ...does } = {}) {
  const made = []
  const devices = []
  const adapter = { features: new Set(features) }
  const engine = new WebllmEngine({
    gpu: { requestAdapter: async () => (noAdapter ? null : adapter) },
    module: async () => ({
      prebuiltAppConfig,
      MLCEngine: function (config) {
        made.push(new FakeMlc(config, does))
        return made.at(-1)
      },
    }),
    watch: async (heard, work) => {
      devices.push(later())
      heard({ lost: devices.at(-1).promise })
      return work()
    },
  })
  return { engine, made, devices, record: () => made.at(-1).config.appConfig.model_list[0] }
}

test("load_isToldInParts_andAnswers", async () => {
  const { engine, made } = setUp()
  const progress = []
  await engine.load({ id: F16 }, KNOWN, { onProgress: (at) => progress.push(at) })
  assert.deepEqual(progress, [{ loaded: 0.5, total: 1 }])
  assert.equal(engine.loaded, F16)
  assert.equal(await textOf(engine.chat({ ...REQUEST, user: "Ada" }, never())), "Hi")
  const { request } = made[0]
  assert.deepEqual([request.stream, request.stream_options, "user" in request], [true, { include_usage: true }, false])
})

describe("which form of a model", () => {
  test("with16Bits_itIsTheOneNamed", async () => {
    const { engine, record } = setUp()
    await engine.load({ id: F16 }, KNOWN)
    assert.equal(record().model_id, F16)
  })

  test("without16Bits_itIsTheTwinOf32", async () => {
    const { engine, record } = setUp({ features: [] })
    await engine.load({ id: F16 }, KNOWN)
    assert.deepEqual([record().model_id, engine.loaded], [F32, F16])
  })

  test("without16Bits_andWithoutTwin_itIsRefused", async () => {
    const { engine } = setUp({ features: [] })
    const refused = { code: "provider_refused", message: /shader-f16/, retryable: false }
    await assert.rejects(engine.load({ id: "gemma3-1b-it-q4f16_1-MLC" }, KNOWN), refused)
  })

  for (const [form, features, expected] of [
    ["q4f32", [], F32],
    ["q4f32", ["shader-f16"], F32],
    ["q4f16", ["shader-f16"], F16],
  ])
    test(`of_${form}_files_withFeatures_${features}_itIsTheFormThatTheyAre`, async () => {
      const { engine, record } = setUp({ features })
      const lib = `SmolLM2-360M-Instruct-${form}_1_cs1k-webgpu.wasm`
      await engine.load({ id: F16 }, { files: { "mlc-chat-config.json": new Blob(), [lib]: new Blob() } })
      const { model_id, model, model_lib, overrides } = record()
      const address = "https://model.invalid/resolve/main/"
      assert.deepEqual([model_id, model, model_lib, engine.loaded], [expected, address, address + lib, F16])
      assert.equal(overrides.context_window_size, 4096)
    })

  test("ofFilesIn16Bits_withoutThose_itIsRefused", async () => {
    const { engine } = setUp({ features: [] })
    const files = { "SmolLM2-360M-Instruct-q4f16_1_cs1k-webgpu.wasm": new Blob() }
    await assert.rejects(engine.load({ id: F16 }, { files }), { code: "provider_refused", message: /shader-f16/ })
  })

  test("ofAnAddress_itIsTheOneThere", async () => {
    const { engine, record } = setUp()
    await engine.load(
      { id: "mine", contextTokens: 512 },
      { url: "https://here.example/mine", lib: "https://here.example/m.wasm" },
    )
    assert.deepEqual(record(), {
      model_id: "mine",
      model: "https://here.example/mine",
      model_lib: "https://here.example/m.wasm",
      overrides: { context_window_size: 512 },
    })
  })

  test("unknown_itIsRefused", async () => {
    await assert.rejects(setUp().engine.load({ id: "mine" }, KNOWN), {
      code: "invalid_request",
      details: { field: "model", model: "mine" },
    })
  })
})

test("withoutGpu_itIsRefusedWithTheReason", async () => {
  const { engine, made } = setUp({ noAdapter: true })
  const refused = { code: "provider_refused", message: /WebGPU/, retryable: false }
  await assert.rejects(engine.load({ id: F16 }, KNOWN), refused)
  assert.equal(made.length, 0)
})

for (const [name, code, retryable] of [
  ["DeviceLostError", "provider_refused", false],
  ["ShaderF16SupportError", "provider_refused", false],
  ["IntegrityError", "damaged_record", false],
  ["CompileError", "damaged_record", false],
])
  test(`load_failingWith_${name}_is_${code}`, async () => {
    const { engine, made } = setUp({ reload: () => Promise.reject(named(name)) })
    const failed = await engine.load({ id: F16 }, KNOWN).catch((error) => error)
    assert.deepEqual([failed.code, failed.retryable, engine.loaded], [code, retryable, undefined])
    assert.ok(!JSON.stringify(failed.fields).includes("what was sent"))
    assert.equal(made[0].unloads, 1)
  })

test("load_withoutNetwork_isUnreachable", async () => {
  const { engine } = setUp({ reload: () => Promise.reject(new TypeError("Failed to fetch")) })
  await assert.rejects(engine.load({ id: F16 }, KNOWN), { code: "provider_unreachable", retryable: true })
})

test("load_aborted_unloads_andRejectsWithTheReason", async () => {
  const began = later()
  const { engine, made } = setUp({ reload: () => (began.resolve(), new Promise(() => {})) })
  const stop = new AbortController()
  const loading = engine.load({ id: F16 }, KNOWN, { signal: stop.signal })
  await began.promise
  const reason = new Error("enough")
  stop.abort(reason)
  await assert.rejects(loading, reason)
  assert.deepEqual([made[0].unloads, engine.loaded], [1, undefined])
})

test("lostDevice_inMidAnswer_endsIt_andItLoadsAgain", async () => {
  const { engine, devices, made } = setUp({
    says: async function* () {
      yield chunk("Hi")
      await new Promise(() => {})
    },
  })
  await engine.load({ id: F16 }, KNOWN)
  const chunks = engine.chat(REQUEST, never())
  await chunks.next()
  devices[0].resolve({ reason: "unknown" })
  await assert.rejects(chunks.next(), { code: "provider_disconnected", retryable: true })
  assert.equal(engine.loaded, undefined)
  await engine.load({ id: F16 }, KNOWN)
  assert.deepEqual([engine.loaded, made.length], [F16, 2])
})

test("lostDevice_betweenAnswers_leavesNothingLoaded", async () => {
  const { engine, devices } = setUp()
  await engine.load({ id: F16 }, KNOWN)
  devices[0].resolve({ reason: "unknown" })
  await devices[0].promise
  assert.equal(engine.loaded, undefined)
  await assert.rejects(textOf(engine.chat(REQUEST, never())), { code: "provider_disconnected" })
})

test("abort_inMidAnswer_interrupts_andFreesTheModel", async () => {
  let freed = false
  const { engine, made } = setUp({
    says: async function* () {
      try {
        for (;;) yield chunk("Hi")
      } finally {
        freed = true
      }
    },
  })
  await engine.load({ id: F16 }, KNOWN)
  const stop = new AbortController()
  const chunks = engine.chat(REQUEST, stop.signal)
  await chunks.next()
  const reason = new Error("enough")
  stop.abort(reason)
  await assert.rejects(chunks.next(), reason)
  assert.deepEqual([made[0].interrupted, freed, engine.loaded], [1, true, F16])
})

test("refusals_ofARequest_areInvalid", async () => {
  const { engine } = setUp({ refuses: named("ContextWindowSizeExceededError") })
  await engine.load({ id: F16 }, KNOWN)
  await assert.rejects(textOf(engine.chat(REQUEST, never())), {
    code: "invalid_request",
    details: { field: "messages", model: "a" },
  })
  const image = [{ role: "user", content: [{ type: "image_url" }] }]
  await assert.rejects(textOf(engine.chat({ ...REQUEST, messages: image }, never())), { code: "invalid_request" })
  await assert.rejects(textOf(engine.chat({ ...REQUEST, tools: [{}] }, never())), {
    details: { field: "tools", model: "a" },
  })
})

test("anAnswer_failingForReasonsUnknown_isBrokenOff_andMayBeTriedAgain", async () => {
  const { engine } = setUp({ refuses: named("Error") })
  await engine.load({ id: F16 }, KNOWN)
  await assert.rejects(textOf(engine.chat(REQUEST, never())), { code: "provider_disconnected", retryable: true })
})

test("aSchema_isGivenAsText", async () => {
  const { engine, made } = setUp()
  await engine.load({ id: F16 }, KNOWN)
  const schema = { type: "object" }
  const parts = [{ type: "text", text: "Hel" }, { type: "text", text: "lo" }] // prettier-ignore
  const asked = {
    messages: [{ role: "user", content: parts }],
    response_format: { type: "json_schema", json_schema: { schema } },
  }
  await textOf(engine.chat({ ...REQUEST, ...asked }, never()))
  assert.deepEqual(made[0].request.response_format, { type: "json_object", schema: '{"type":"object"}' })
  assert.deepEqual(made[0].request.messages, [{ role: "user", content: "Hello" }])
})

test("LOCAL_MODELS_areWhatWebllmsListSays", () => {
  const memory = (id) => prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id)?.vram_required_MB
  for (const { id, memoryMb, in32Bits, contextTokens } of LOCAL_MODELS) {
    const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id)
    assert.deepEqual(
      [id, record?.vram_required_MB, record?.overrides.context_window_size],
      [id, memoryMb, contextTokens],
    )
    assert.equal(memory(id.replace("f16", "f32")), in32Bits?.memoryMb)
    if (in32Bits) assert.equal(memory(in32Bits.id), in32Bits.memoryMb)
  }
  assert.ok(LOCAL_MODELS.length >= 12)
})
