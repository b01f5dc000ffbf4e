// Windows of the wallet that the app cannot reach, because the wallet isolates them or the app itself does.
import assert from "node:assert/strict"
import { has, press, see, sleep, until } from "../harness/act.mjs"
import { moveClock } from "../harness/clock.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, LANGUAGE, openApp } from "./app.mjs"
import { approve, setUp } from "./owner.mjs"

const ASKED = "Most it may spend"
const DISMISSED = { type: "denied", reason: "dismissed" }
const CUT_OFF = "This window cannot reach the site"
const pathOf = (page) => new URL(page.url()).pathname
const answers = async (page) => assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)

/** The test app under other headers of its own site. */
async function openUnder(world, path, site = "app") {
  const page = await world.open(world.appUrl(site, {}, path))
  await page.waitForFunction("globalThis.app")
  return page
}

async function asking(world, page) {
  const told = (await click(page, "requestGrant", LANGUAGE)).outcome()
  const window = await world.consent()
  await see(window, ASKED)
  return { window, told }
}

/** The app keeps what `window.open` gives the SDK. */
const keepHandle = (page) =>
  page.evaluate(() => {
    const open = window.open.bind(window)
    window.open = (...args) => (globalThis.held = open(...args))
  })

/** All that a page can try with a window that it opened. */
const lay = (page, elsewhere) =>
  page.evaluate((elsewhere) => {
    const tries = {
      navigate: () => (held.location = elsewhere),
      replace: () => held.location.replace(elsewhere),
      move: () => held.moveTo(5, 5),
      resize: () => held.resizeTo(200, 200),
      focus: () => held.focus(),
      blur: () => held.blur(),
      message: () => held.postMessage({ q: "decide", byok: "from the app" }, "*"),
      close: () => held.close(),
    }
    for (const attempt of Object.values(tries)) {
      try {
        attempt()
      } catch {
        // Some throw, others do nothing: what counts is the window.
      }
    }
    return held.closed
  }, elsewhere)

const shapeOf = (window) =>
  window.evaluate(() => [opener, name, location.pathname, outerWidth, outerHeight, screenX, screenY])

/** The app's handle reads as closed and does nothing, also where the app opens the other address of the page by itself. */
export const hand = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await keepHandle(page)
    const { window, told } = await asking(world, page)
    assert.equal(pathOf(window), "/consent-isolated")
    const before = await shapeOf(window)
    assert.equal(before[0], null)
    assert.equal(await lay(page, world.appUrl("app", { idle: "" })), true)
    await sleep(800)
    assert.deepEqual(await shapeOf(window), before)
    const seen = (await world.observer.collect()).filter(({ frame }) => frame.includes("/consent-isolated"))
    assert.deepEqual(
      seen.filter(({ text }) => String(text).includes("from the app")),
      [],
    )
    await window.bringToFront()
    await approve(window)
    assert.equal((await told).value.type, "approved")
    await answers(page)

    const other = await openApp(world, "other")
    await other.evaluate(() => {
      const open = window.open.bind(window)
      window.open = (url, ...more) =>
        (globalThis.held = open(String(url).replace("/consent-isolated", "/consent"), ...more))
    })
    const forced = await asking(world, other)
    await until("the window to isolate itself", () => pathOf(forced.window) === "/consent-isolated")
    assert.equal(await other.evaluate(() => held.closed), true)
    await approve(forced.window)
    assert.equal((await forced.told).value.type, "approved")
  })

/** Closed, gone without a word, never come, loaded again: the wallet notices each by itself. */
export const goes = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const closed = await asking(world, page)
    const since = Date.now()
    await closed.window.close()
    assert.deepEqual((await closed.told).value, DISMISSED)
    assert.ok(Date.now() - since < 4000, `dismissed after ${Date.now() - since} ms`)

    const silent = await asking(world, page)
    await silent.window.evaluate(() => (BroadcastChannel.prototype.postMessage = () => {}))
    await silent.window.close()
    assert.deepEqual((await silent.told).value, DISMISSED)

    await page.evaluate(() => {
      globalThis.reallyOpen = window.open
      window.open = () => ({ closed: false, focus() {}, close() {} })
    })
    const never = (await click(page, "requestGrant", LANGUAGE)).outcome()
    await until("the request", () => page.evaluate(() => app.byok.getSnapshot().grant.type === "pending"))
    await moveClock(world.bridge(page), 31_000)
    assert.deepEqual((await never).value, DISMISSED)
    await page.evaluate(() => (window.open = reallyOpen))

    const other = await openApp(world, "other")
    const loaded = await asking(world, other)
    await loaded.window.reload()
    await see(loaded.window, ASKED)
    await sleep(2000)
    await approve(loaded.window)
    assert.equal((await loaded.told).value.type, "approved")
  })

/** A window for a request that no bridge waits with has nothing to approve, whatever other apps wait with. */
export const unasked = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const { window, told } = await asking(world, page)
    for (const [fragment, said] of [
      ["#0123456789abcdef0123456789abcdef", CUT_OFF],
      ["", "Open this window from the app"],
      ["#no id", "Open this window from the app"],
    ]) {
      const stray = await world.open(`${world.wallet}/consent-isolated${fragment}`)
      await see(stray, said)
      assert.equal(await has(stray, /^Approve/), false)
      await stray.close()
    }
    await window.bringToFront()
    await approve(window)
    assert.equal((await told).value.type, "approved")
  })

/** Apps under `Cross-Origin-Opener-Policy: same-origin`, alone and with COEP. */
export const apart = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    if (world.storage === "sealed") await cutOff(world)
    if (mode === "chromium-blocked") return
    if (world.storage === "shared") await connected(world, await openUnder(world, "/isolated.html"))
    await connected(world, await openUnder(world, "/coop.html"))
  })

/** Closes the window, then approves and renews, and uses what that gave, also after a reload. */
async function connected(world, page) {
  const closed = await asking(world, page)
  await closed.window.close()
  assert.deepEqual((await closed.told).value, DISMISSED)
  await connectAndApprove(world, page, { ...LANGUAGE, budget: { usd: 3, per: "day" } })
  await answers(page)
  await page.reload()
  await page.waitForFunction("globalThis.app")
  await answers(page)
  assert.equal((await (await click(page, "reconnect")).outcome()).error, undefined)
  await answers(page)
  const cookies = async () => (await world.walletFrame()).evaluate(() => document.cookie)
  await until("the mailbox to be empty", async () => !(await cookies()).includes("byok-mail"), { context: cookies })
}

/** Where the browser leaves no way, the app's maker is told the header that does; with that one, Firefox then finds one. */
async function cutOff(world) {
  const page = await openUnder(world, "/coop.html")
  const told = (await click(page, "requestGrant", LANGUAGE)).outcome()
  const window = await world.consent()
  const { error } = await told
  assert.equal(error.code, "popup_blocked")
  assert.match(error.hint, /same-origin-allow-popups/)
  assert.equal(error.retryable, false)
  await see(window, CUT_OFF)
  assert.equal(await has(window, /^Approve/), false)
  await press(window, "Close this window")
  await page.close()
  const allowed = await openUnder(world, "/popups.html")
  await connectAndApprove(world, allowed)
  await answers(allowed)
  await allowed.close()
}
