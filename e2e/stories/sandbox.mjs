// From inside /engine: storage, the parent and the network are tried, and all of it fails.
import assert from "node:assert/strict"
import { until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, connectAndApprove, openApp } from "./app.mjs"
import { setUp } from "./owner.mjs"

/** Runs inside the engine's frame. Each attempt gives the name of the error, or "reached". */
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
    parentDocument: await attempt(() => parent.document),
    parentGlobal: await attempt(() => parent.indexedDB),
    topLocation: await attempt(() => top.location.href),
    fetch: await attempt(() => fetch(`${upstream}/v1/models`)),
    fetchWallet: await attempt(() => fetch("/")),
    beacon: await attempt(() => navigator.sendBeacon(`${upstream}/beacon`) || null),
    socket: await attempt(socket),
    image: await attempt(image),
    worker: await attempt(() => new Worker("data:text/javascript,fetch('/')")),
    evaluate: await attempt(() => new Function("return 1")()),
    popup: await attempt(() => window.open("about:blank")),
    navigateTop: await attempt(() => (top.location.href = upstream)),
  }
}

const WALLED =
  /^(SecurityError|TypeError|EvalError|Error|NotAllowedError|InvalidStateError|InvalidAccessError|NS_ERROR_CONTENT_BLOCKED|nothing)$/

/** The engine's frame inside the wallet's frame of an app. */
export const engineFrame = (page) =>
  until("the engine's frame", () =>
    page.frames().find((frame) => new URL(frame.url() || "about:blank").pathname === "/engine"),
  )

export const sandbox = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    // A slow answer keeps the engine's frame there.
    const running = ask(page, "slow", "Hello")
    running.catch(() => {})
    const before = world.upstream.journal.entries.length
    const frame = await engineFrame(page)
    const found = await frame.evaluate(attempts, world.upstream.origin)

    const { origin, beacon, ...rest } = found
    assert.equal(origin, "null")
    for (const [what, outcome] of Object.entries(rest))
      assert.match(outcome, WALLED, `${what} from inside /engine: ${outcome}`)
    const reached = world.upstream.journal.entries
      .slice(before)
      .filter(({ path }) => !/chat\/completions|responses/.test(path))
    assert.deepEqual(reached, [], `the network was reached (beacon ${beacon})`)
    return rest
  })
