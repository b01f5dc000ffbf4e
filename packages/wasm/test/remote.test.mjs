// An engine at the other end of a wire: the same answers, aborts, codes and state as here.
import assert from "node:assert/strict"
import { test } from "node:test"
import { RemoteEngine } from "../dist/worker/remote.js"
import { serveEngine } from "../dist/worker/serve.js"
import { chunk, DiaryEngine, failure, later, never, REQUEST, textOf } from "./fakes.mjs"

const SOURCE = { files: {} }

function setUp(t, engine = new DiaryEngine()) {
  const { port1, port2 } = new MessageChannel()
  t.after(() => (port1.close(), port2.close()))
  serveEngine(engine, port2)
  return new RemoteEngine(() => port1)
}

test("load_chat_unload_areDoneThere", async (t) => {
  const engine = new DiaryEngine(undefined, async (_model, _source, { onProgress }) =>
    onProgress({ loaded: 1, total: 2 }),
  )
  const remote = setUp(t, engine)
  const progress = []
  await remote.load({ id: "a" }, SOURCE, { onProgress: (at) => progress.push(at) })
  assert.deepEqual([remote.loaded, progress], ["a", [{ loaded: 1, total: 2 }]])
  assert.equal(await textOf(remote.chat(REQUEST, never())), "Hi")
  await remote.unload()
  assert.equal(remote.loaded, undefined)
  assert.deepEqual(engine.diary, ["load a", "chat Hello", "unload"])
})

test("abort_travels", async (t) => {
  const heard = later()
  const engine = new DiaryEngine(async function* (_request, signal) {
    yield chunk("Hi")
    await new Promise((done) => signal.addEventListener("abort", done))
    heard.resolve("heard")
    throw signal.reason
  })
  const remote = setUp(t, engine)
  await remote.load({ id: "a" }, SOURCE)
  const stop = new AbortController()
  const chunks = remote.chat(REQUEST, stop.signal)
  await chunks.next()
  const reason = new Error("enough")
  stop.abort(reason)
  await assert.rejects(chunks.next(), reason)
  assert.equal(await heard.promise, "heard")
})

test("failure_keepsItsCode_andTellsWhatIsLeft", async (t) => {
  const engine = new DiaryEngine(async function* () {
    engine.loaded = undefined
    throw failure("provider_disconnected")
  })
  const remote = setUp(t, engine)
  await remote.load({ id: "a" }, SOURCE)
  await assert.rejects(textOf(remote.chat(REQUEST, never())), { code: "provider_disconnected", retryable: true })
  assert.equal(remote.loaded, undefined)
})

test("aFaultThere_isInternal_andSaysNothingOfItself", async (t) => {
  const remote = setUp(t, new DiaryEngine(undefined, () => Promise.reject(new Error("sk-secret"))))
  const failed = await remote.load({ id: "a" }, SOURCE).catch((error) => error)
  assert.equal(failed.code, "internal")
  assert.ok(!`${failed.message} ${JSON.stringify(failed)}`.includes("sk-secret"))
})

/** A worker that never answers, and can break. */
class Silent extends EventTarget {
  ended = false
  posted = new EventTarget()
  postMessage() {
    this.posted.dispatchEvent(new Event("asked"))
  }
  terminate() {
    this.ended = true
  }
}

test("aWorkerThatBreaks_endsWhatWasUnderWay_andIsMadeAgain", async () => {
  const made = []
  const remote = new RemoteEngine(() => (made.push(new Silent()), made.at(-1)))
  const loading = remote.load({ id: "a" }, SOURCE)
  made[0].dispatchEvent(new Event("error"))
  await assert.rejects(loading, { code: "provider_disconnected" })
  assert.equal(made[0].ended, true)
  const again = remote.load({ id: "a" }, SOURCE)
  made[1].dispatchEvent(new Event("error"))
  await assert.rejects(again, { code: "provider_disconnected" })
  assert.equal(made.length, 2)
})
