// One model, one request at a time, and what happens when something breaks: with engines that do as they are told.
import assert from "node:assert/strict"
import { test } from "node:test"
import { EngineHost } from "../dist/index.js"
import { chunk, DiaryEngine, failure, last, later, never, offer, REQUEST, textOf } from "./fakes.mjs"

const say = (content) => ({ ...REQUEST, messages: [{ role: "user", content }] })

function hostOf(t, engine, options = {}) {
  const host = new EngineHost({ engines: { wllama: async () => engine, webllm: async () => engine }, ...options })
  t.after(() => host.unload())
  return host
}

test("chat_loadsOnce_andAnswersInOrder", async (t) => {
  const engine = new DiaryEngine()
  const host = hostOf(t, engine)
  const asked = ["1", "2", "3"].map((what) => textOf(host.chat(offer("a"), say(what), never())))
  assert.deepEqual(await Promise.all(asked), ["Hi", "Hi", "Hi"])
  assert.deepEqual(engine.diary, ["load a", "chat 1", "chat 2", "chat 3"])
})

test("chat_ofAnotherModel_waitsAndLoadsIt", async (t) => {
  const engine = new DiaryEngine()
  const host = hostOf(t, engine)
  await Promise.all(["a", "b", "a"].map((id) => textOf(host.chat(offer(id), say(id), never()))))
  assert.deepEqual(engine.diary, ["load a", "chat a", "load b", "chat b", "load a", "chat a"])
})

test("chat_ofAnotherEngine_unloadsTheFirst", async (t) => {
  const engines = { wllama: new DiaryEngine(), webllm: new DiaryEngine() }
  const host = new EngineHost({ engines: { wllama: async () => engines.wllama, webllm: async () => engines.webllm } })
  t.after(() => host.unload())
  await textOf(host.chat(offer("a"), REQUEST, never()))
  await textOf(host.chat(offer("b", { engine: "webllm" }), REQUEST, never()))
  assert.deepEqual([engines.wllama.diary.at(-1), host.loaded], ["unload", "b"])
})

test("abort_whileWaiting_leavesTheLine", async (t) => {
  const gate = later()
  const engine = new DiaryEngine(async function* () {
    await gate.promise
    yield chunk("Hi")
  })
  const host = hostOf(t, engine)
  const first = textOf(host.chat(offer("a"), say("1"), never()))
  const stop = new AbortController()
  const second = textOf(host.chat(offer("a"), say("2"), stop.signal))
  const third = textOf(host.chat(offer("a"), say("3"), never()))
  assert.equal(host.waiting, 2)
  const reason = new Error("changed my mind")
  stop.abort(reason)
  await assert.rejects(second, reason)
  assert.equal(host.waiting, 1)
  gate.resolve()
  await Promise.all([first, third])
  assert.deepEqual(engine.diary, ["load a", "chat 1", "chat 3"])
})

test("abort_isToldAtOnce_andTheNextWaitsForTheEngine", async (t) => {
  const noticed = later()
  const engine = new DiaryEngine(async function* ({ messages }, signal) {
    yield chunk("Hi")
    if (messages[0].content !== "1") return
    await noticed.promise
    throw signal.reason
  })
  const host = hostOf(t, engine)
  const stop = new AbortController()
  const reader = host.chat(offer("a"), say("1"), stop.signal).getReader()
  await reader.read()
  const next = textOf(host.chat(offer("a"), say("2"), never()))
  stop.abort()
  await assert.rejects(reader.read(), { name: "AbortError" })
  assert.deepEqual(engine.diary, ["load a", "chat 1"])
  noticed.resolve()
  assert.equal(await next, "Hi")
  assert.deepEqual(engine.diary, ["load a", "chat 1", "chat 2"])
})

test("abort_thatTheEngineDoesNotNotice_unloadsIt", async (t) => {
  const broken = later()
  const engine = new DiaryEngine(async function* ({ messages }) {
    yield chunk("Hi")
    if (messages[0].content === "1") await broken.promise
  })
  const unload = engine.unload.bind(engine)
  engine.unload = async () => (await unload(), broken.reject(failure("provider_disconnected")))
  const host = hostOf(t, engine, { stopMillis: 5 })
  const stop = new AbortController()
  const reader = host.chat(offer("a"), say("1"), stop.signal).getReader()
  await reader.read()
  const next = textOf(host.chat(offer("a"), say("2"), never()))
  stop.abort()
  assert.equal(await next, "Hi")
  assert.deepEqual(engine.diary, ["load a", "chat 1", "unload", "load a", "chat 2"])
})

test("cancelledStream_stopsTheEngine", async (t) => {
  const stopped = later()
  const engine = new DiaryEngine(async function* (_request, signal) {
    yield chunk("Hi")
    await new Promise((done) => signal.addEventListener("abort", done))
    stopped.resolve("stopped")
    throw signal.reason
  })
  const reader = hostOf(t, engine).chat(offer("a"), REQUEST, never()).getReader()
  await reader.read()
  await reader.cancel()
  assert.equal(await stopped.promise, "stopped")
})

test("aSlowReader_keepsNobodyWaiting", async (t) => {
  const host = hostOf(t, new DiaryEngine())
  const unread = host.chat(offer("a"), say("1"), never())
  assert.equal(await textOf(host.chat(offer("a"), say("2"), never())), "Hi")
  assert.equal(await textOf(unread), "Hi")
})

test("aFailure_unloads_andTheNextRequestLoadsAgain", async (t) => {
  let broken = true
  const engine = new DiaryEngine(async function* () {
    yield chunk("Hi")
    if (broken) throw failure("provider_disconnected")
    yield last
  })
  const host = hostOf(t, engine)
  await assert.rejects(textOf(host.chat(offer("a"), say("1"), never())), { code: "provider_disconnected" })
  assert.equal(host.loaded, undefined)
  broken = false
  assert.equal(await textOf(host.chat(offer("a"), say("2"), never())), "Hi")
  assert.deepEqual(engine.diary, ["load a", "chat 1", "unload", "load a", "chat 2"])
})

test("aRequestThatDoesNotFit_leavesTheModelLoaded", async (t) => {
  const engine = new DiaryEngine(async function* () {
    throw failure("invalid_request")
  })
  const host = hostOf(t, engine)
  await assert.rejects(textOf(host.chat(offer("a"), REQUEST, never())), { code: "invalid_request" })
  assert.equal(host.loaded, "a")
})

test("anErrorWithoutACode_isInternal_andSaysNothingOfItself", async (t) => {
  const host = hostOf(t, new DiaryEngine(undefined, async () => Promise.reject(new Error("sk-secret"))))
  const failed = await textOf(host.chat(offer("a"), REQUEST, never())).catch((error) => error)
  assert.equal(failed.code, "internal")
  assert.ok(!JSON.stringify(failed.fields).includes("sk-secret"))
})

test("anIdleModel_isUnloaded", async (t) => {
  const unloaded = later()
  const engine = new DiaryEngine()
  const unload = engine.unload.bind(engine)
  engine.unload = async () => (await unload(), unloaded.resolve())
  const host = hostOf(t, engine, { idleMillis: 5 })
  await textOf(host.chat(offer("a"), REQUEST, never()))
  assert.equal(host.loaded, "a")
  await unloaded.promise
  assert.equal(host.loaded, undefined)
})

test("abort_whileLoading_endsTheLoad", async (t) => {
  const began = later()
  const loads = (_model, _source, { signal }) =>
    new Promise((_, reject) => {
      began.resolve()
      signal.addEventListener("abort", () => reject(signal.reason))
    })
  const host = hostOf(t, new DiaryEngine(undefined, loads))
  const stop = new AbortController()
  const asked = textOf(host.chat(offer("a"), REQUEST, stop.signal))
  await began.promise
  stop.abort()
  await assert.rejects(asked, { name: "AbortError" })
  assert.equal(host.loaded, undefined)
})
