// From inside the sandboxed frames: storage, the parent and the network are tried, and all of it fails.
import assert from "node:assert/strict"
import { until } from "../harness/act.mjs"
import { listener, whatLeaves } from "../harness/ways-out.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, connectAndApprove, openApp } from "./app.mjs"
import { setUp } from "./owner.mjs"

/** Runs inside a sandboxed frame. Each attempt gives the name of the error, or "reached". */
async function attempts(upstream) {
  const attempt = async (what) => {
    try {
      const value = await what()
      return value === null || value === undefined ? "nothing" : "reached"
    } catch (error) {
      return error?.name ?? "failed"
    }
  }
  const opened = (request) =>
    new Promise(
      (done, failed) => (
        (request.onsuccess = () => done(request.result)),
        (request.onerror = () => failed(request.error))
      ),
    )
  const socket = () =>
    new Promise((done, failed) => {
      const channel = new WebSocket(upstream.replace("http", "ws"))
      channel.onopen = () => done("open")
      channel.onerror = () => failed(new Error())
    })
  /** Where a frame may have a worker of its own: what that one reaches. */
  const blob = (script) => URL.createObjectURL(new Blob([script]))
  const data = (script) => `data:text/javascript,${encodeURIComponent(script)}`
  const workers = (what, address = blob) =>
    new Promise((done, failed) => {
      const script = `${what}.then(() => postMessage("reached"), (error) => postMessage(error.name))`
      const worker = new Worker(address(script))
      worker.onmessage = ({ data }) => (data === "reached" ? done(data) : failed({ name: data }))
      worker.onerror = () => failed(new Error())
    })
  const image = () =>
    new Promise((done, failed) => {
      const picture = new Image()
      picture.onload = () => done("loaded")
      picture.onerror = () => failed(new Error())
      picture.src = `${upstream}/picture`
    })
  return {
    origin: globalThis.origin,
    indexedDB: await attempt(() => opened(indexedDB.open("byok-vault"))),
    localStorage: await attempt(() => localStorage.length),
    sessionStorage: await attempt(() => sessionStorage.length),
    cookie: await attempt(() => document.cookie),
    caches: await attempt(() => caches.keys()),
    files: await attempt(() => navigator.storage.getDirectory()),
    workersFetch: await attempt(() => workers(`fetch("${upstream}/v1/models")`)),
    workersFiles: await attempt(() => workers("Promise.resolve().then(() => navigator.storage.getDirectory())")),
    workersDatabase: await attempt(() => workers("Promise.resolve().then(() => indexedDB.databases())")),
    parentDocument: await attempt(() => parent.document),
    parentGlobal: await attempt(() => parent.indexedDB),
    topLocation: await attempt(() => top.location.href),
    fetch: await attempt(() => fetch(`${upstream}/v1/models`)),
    fetchWallet: await attempt(() => fetch("/")),
    beacon: await attempt(() => navigator.sendBeacon(`${upstream}/beacon`) || null),
    socket: await attempt(socket),
    image: await attempt(image),
    worker: await attempt(() => workers("Promise.resolve()", data)),
    evaluate: await attempt(() => new Function("return 1")()),
    calls: await attempt(() => new globalThis.RTCPeerConnection()),
    popup: await attempt(() => window.open("about:blank")),
    navigateTop: await attempt(() => (top.location.href = upstream)),
  }
}

const WALLED =
  /^(SecurityError|TypeError|EvalError|Error|NotAllowedError|InvalidStateError|InvalidAccessError|NS_ERROR_CONTENT_BLOCKED|nothing)$/

/** The path of a frame's page, without the hash that some have in it. */
const pathOf = (frame) => new URL(frame.url() || "about:blank").pathname.replace(/-[0-9a-f]{12}$/, "")

export const framesAt = (page, path) => page.frames().filter((frame) => pathOf(frame) === path)

/** A sandboxed frame inside the wallet's frame of an app. */
export const engineFrame = (page, path = "/engine") => until(`the frame ${path}`, () => framesAt(page, path)[0])

/** Fails where anything is reached from inside a frame, and where the network heard of it. */
export async function walledIn(world, frame) {
  const pathname = pathOf(frame)
  // Before, the page's own script has not run; a frame begins as an empty page that is complete.
  const isThere = () => location.protocol !== "about:" && document.readyState === "complete"
  await until("the page to be there", () => frame.evaluate(isThere))
  const before = world.upstream.journal.entries.length
  const { origin, beacon, ...rest } = await frame.evaluate(attempts, world.upstream.origin)
  assert.equal(origin, "null")
  for (const [what, outcome] of Object.entries(rest))
    assert.match(outcome, WALLED, `${what} from inside ${pathname}: ${outcome}`)
  const reached = world.upstream.journal.entries
    .slice(before)
    .filter(({ path }) => !/chat\/completions|responses/.test(path))
  assert.deepEqual(reached, [], `the network was reached (beacon ${beacon})`)
  const free = await world.open(world.appUrl("free", { idle: true }))
  assert.deepEqual(await whatLeaves(frame, free), {}, `from inside ${pathname}`)
  await free.close()
}

/** A frame that goes elsewhere takes nothing there: Firefox leaves it where it is, in Chromium the wallet throws it away. */
export async function goesNowhere(world, frame) {
  const { url, heard, stop } = await listener()
  await frame.evaluate((address) => void setTimeout(() => (location.href = address)), url)
  const refused = async () => (await world.observer.complaints()).some((text) => text.includes("(frame-src)"))
  await until("that to be refused", () => (world.engine === "firefox" ? refused() : frame.detached))
  stop()
  assert.deepEqual(heard, [])
}

export const sandbox = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    // A slow answer keeps the engine's frame there.
    const running = ask(page, "slow", "Hello")
    running.catch(() => {})
    await walledIn(world, await engineFrame(page))
  })
