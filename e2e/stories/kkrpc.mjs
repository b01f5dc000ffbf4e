// Peers that speak kkrpc 0.2.2: the stock package in examples/kkrpc through a real consent, then what a hostile one would send.
import assert from "node:assert/strict"
import { press, see, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ANSWER } from "../upstream/index.mjs"
import { imageOf, sha256 } from "../upstream/media.mjs"
import { windowsClosed } from "./app.mjs"
import { approve, revokeApp, setUp, visit } from "./owner.mjs"

const APP = "/kkrpc/app.html"

export const peer = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await world.open(world.appUrl("app", {}, APP))
    await refusedByTheOwner(world, page)
    await connected(world, page)
    await answers(world, page)
    await restored(page)
    await cutOff(world, page)
    await givenBack(page)
    await revokedByTheOwner(world, owner, page)
    await visit(owner, "Activity")
    await see(owner, "gpt-image-1")
  })

/** What the app's last action showed, once it is over. */
const shown = (page) =>
  page.$eval("#result", ({ ariaBusy, textContent }) => (ariaBusy === "false" ? textContent.trim() : null))

/** Presses a button of the app and gives what it brings. */
async function said(page, button) {
  await press(page, button)
  await until(`an answer to ${button}`, async () => (await shown(page)) !== null)
  return shown(page)
}

async function refusedByTheOwner(world, page) {
  await see(page, "Connect your AI wallet")
  await until("the handshake", () =>
    page.$eval("#controls", ({ hidden }) => hidden && document.readyState === "complete"),
  )
  await press(page, "Connect your AI wallet")
  const window = await world.consent()
  await see(window, "By kkrpc")
  await see(window, new URL(page.url()).host)
  await press(window, "Deny")
  await until("the refusal", async () => (await shown(page)) === "Not connected: refused.", {
    context: () => shown(page),
  })

  await windowsClosed(page)
  await press(page, "Connect your AI wallet")
  const another = await world.consent()
  await see(another, "Most it may spend")
  await another.close()
  await until("the dismissal", async () => (await shown(page)) === "Not connected: dismissed.", {
    context: () => shown(page),
  })
}

/** The app opens the window itself, in the click that it had, and is told by the wallet that it has the grant. */
async function connected(world, page) {
  await windowsClosed(page)
  await page.bringToFront()
  await press(page, "Connect your AI wallet")
  await approve(await world.consent())
  await until("the controls", () => page.$eval("#controls", ({ hidden }) => !hidden))
  await windowsClosed(page)
  await page.bringToFront()
}

async function answers(world, page) {
  assert.equal(await said(page, "Ask"), ANSWER)
  assert.equal(await said(page, "Stream"), ANSWER)
  assert.equal(await said(page, "Draw"), "")
  const pixels = await page.$eval("#result img", async ({ src }) => {
    const bytes = await (await fetch(src)).arrayBuffer()
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
    return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  })
  assert.equal(pixels, sha256(imageOf("Hello", 0)))
  const calls = world.upstream.journal.calls()
  assert.deepEqual(
    calls.map(({ key, body }) => [key, body.model]),
    ["gpt-4o-mini", "gpt-4o-mini", "gpt-image-1"].map((model) => ["sk-demo-openai", model]),
  )
  const stream = calls[1].body
  assert.equal(stream.stream, true)
}

/** A page that is loaded again is told at its handshake that the grant stands. */
async function restored(page) {
  await page.reload()
  await until("the controls again", () => page.$eval("#controls", ({ hidden }) => !hidden))
}

/** The frame goes in the middle of an answer: the call ends with an error, and the provider's connection with it. */
async function cutOff(world, page) {
  await page.$eval("input", (input) => (input.value = "A long story, please. #slow"))
  await press(page, "Stream")
  await see(page, "word3")
  await page.evaluate(() => document.querySelector("iframe").remove())
  await until("the end of the call", async () => /disconnected: /.test(await shown(page)), {
    context: () => shown(page),
  })
  const { entries } = world.upstream.journal
  await until("the end at the provider", () => entries.at(-1).state === "aborted", {
    context: () => entries.at(-1).state,
  })
  await restored(page)
}

async function givenBack(page) {
  assert.equal(await said(page, "Give it back"), "")
  await until("the state", () => page.$eval("#connect", ({ hidden }) => !hidden))
}

/** A grant that the owner ends reaches the app by its own method, where the wallet's pages share the vault. */
async function revokedByTheOwner(world, owner, page) {
  await connected(world, page)
  if (world.storage !== "shared") return
  await visit(owner, "Apps")
  await revokeApp(owner)
  await until("the app hears of it", () => page.$eval("#controls", ({ hidden }) => hidden))
}

/** What a page is told that is no app of its own, or in a browser that keeps its origin back. */
export const apart = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const inner = world.appUrl("inner", {}, "/kkrpc.html")
    const outer = await world.open(world.appUrl("outer", { of: inner }, "/frames.html"))
    const frame = await until("the inner page", () => outer.frames().find((each) => each.url() === inner))
    await refused(frame, /^nested_frame: /)
    await outer.close()
    await unclicked(world)
    const silent = await world.open(world.appUrl("silent", { policy: "no-referrer" }, "/kkrpc.html"))
    await (world.engine === "firefox" ? refused(silent, /^opaque_origin: /) : answered(silent))
  })

/** Without a click the browser opens no window, and the app is told so. */
async function unclicked(world) {
  const page = await world.newPage()
  const outcome = new Promise((done) => page.on("console", (message) => done(message.text())))
  await page.goto(world.appUrl("eager", { unasked: "" }, "/kkrpc.html"))
  assert.match(JSON.parse(await outcome).error, /^popup_blocked: /)
  await page.close()
}

const handshake = async (frame) => {
  await frame.waitForFunction("globalThis.kkrpc")
  return frame.evaluate(() => kkrpc.call("handshake", []))
}

const refused = async (frame, error) => assert.match((await handshake(frame)).error, error)

const answered = async (frame) => assert.deepEqual((await handshake(frame)).result.grant, { type: "none" })

/** Everything by which kkrpc 0.2.2 gives way (docs/decisions/kkrpc-by-translation.md), sent by hand. */
export const hostile = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await world.open(world.appUrl("app", {}, "/kkrpc.html"))
    await answered(page)
    for (const [method, args] of PATHS) {
      const { error } = await page.evaluate((...call) => kkrpc.call(...call), method, args, { callbackIds: ["f"] })
      assert.match(error, /^unknown_method: /, method)
    }
    for (const [why, args, more, meta] of MALFORMED) {
      const send = (text, ...rest) => kkrpc.call("handshake", JSON.parse(text), ...rest)
      const answer = await page.evaluate(send, JSON.stringify(args), more, meta)
      assert.match(answer?.error ?? "none", /^(invalid_request|message_too_large): /, why)
    }
    await silence(page)
    await untouched(world, page)
    await floods(page)
    await comesBack(world, page)
  })

const PATHS = [
  ["constructor.prototype.__defineSetter__", ["apiKey", "__callback__f"]],
  ["__defineSetter__", ["apiKey", "__callback__f"]],
  ["__defineGetter__", ["handshake", "__callback__f"]],
  ["constructor.constructor", ["globalThis.pwned = 1", "__callback__f"]],
  ["__proto__.polluted", ["__callback__f"]],
  ["handshake.constructor", ["globalThis.pwned = 1", "__callback__f"]],
  ["toString", ["__callback__f"]],
  ["fetch", ["__callback__f"]],
]

const values = (path, type) => ({ values: { [path]: type }, v: 1 })
const MALFORMED = [
  ["a path into a prototype", [{}], {}, values("args.0.__proto__.polluted", ["undefined"])],
  ["a path by a constructor", [{}], {}, values("args.0.constructor.prototype.polluted", ["undefined"])],
  ["a class", [{ a: {} }], {}, values("args.0.a", [["class", "Wallet"]])],
  ["an unknown type", [{ a: 1 }], {}, values("args.0.a", ["function"])],
  ["a value that contains itself", [{ a: null }], {}, { referentialEqualities: { "args.0": ["args.0.a"] }, v: 1 }],
  ["a hundred levels", [JSON.parse("[".repeat(100) + "]".repeat(100))]],
  ["a thousand levels", [JSON.parse("[".repeat(1000) + "]".repeat(1000))]],
  ["ten thousand functions", [{}], { callbackIds: Array(10_000).fill("f") }],
  ["three thousand values", [Array(3_000).fill(1)]],
  ["another type of message", [{}], { type: "set" }],
]

/** What is no call is not answered, and a second port opens nothing. */
async function silence(page) {
  const more = await page.evaluate(async () => {
    const before = kkrpc.lines.length
    const port = await kkrpc.connected
    for (const text of ["__PORT_INIT__", "x", "{}\n", "\n", 7, null, { json: { id: "1" } }]) port.postMessage(text)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => kkrpc.lines.push(data)
    kkrpc.frame.contentWindow.postMessage("__PORT_INIT__", "*", [port2])
    port1.postMessage(kkrpc.line("by-another-port", "handshake", []))
    await kkrpc.call("handshake", [])
    return [kkrpc.lines.length - before, kkrpc.ports.length, await kkrpc.answerTo("by-another-port", 300)]
  })
  assert.deepEqual(more, [1, 1, null])
}

/** Nothing of the page in which keys are handled has changed. */
async function untouched(world, page) {
  const changed = await world
    .bridge(page)
    .evaluate(() => [
      ...["apiKey", "polluted", "handshake"].filter((key) => key in {}),
      ...["pwned", "polluted"].filter((key) => key in globalThis),
    ])
  assert.deepEqual(changed, [])
}

/** A page that comes back, from the browser's cache or anew, has its wallet. */
async function comesBack(world, page) {
  await page.goto(world.appUrl("elsewhere", { of: "about:blank" }, "/frames.html"))
  await page.goBack()
  await answered(page)
}

/** More than the wallet reads at once is refused, message by message; what comes after it is answered. */
async function floods(page) {
  const codes = await page.evaluate(async () => {
    const port = await kkrpc.connected
    const call = { modelId: "m", prompt: Array(400_000).fill(1) }
    for (let at = 0; at < 4; at++) port.postMessage(kkrpc.line(`flood-${at}`, "doLanguage", [call]))
    port.postMessage(kkrpc.line("after", "handshake", []))
    await kkrpc.answerTo("after", 30_000)
    await kkrpc.answerTo("flood-0", 30_000)
    return kkrpc
      .messages()
      .filter(({ id }) => /flood|after/.test(id))
      .map(({ id, args }) => `${id} ${args.error?.split(":")[0] ?? "answered"}`)
      .sort()
  })
  const [after, first, ...others] = codes
  assert.deepEqual([after, first], ["after answered", "flood-0 no_grant"])
  assert.deepEqual(
    others,
    [1, 2, 3].map((at) => `flood-${at} message_too_large`),
  )
}
