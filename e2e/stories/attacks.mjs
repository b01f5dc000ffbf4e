// Attempts to have an approval that the owner did not mean. Each fails, and the owner sees why.
import assert from "node:assert/strict"
import { button, has, press, see, sees, sleep, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { click, codeOf, LANGUAGE, openApp } from "./app.mjs"
import { approve, moveMouse, setUp } from "./owner.mjs"

const ASKED = "Most it may spend"
const WINDOW = "byok-consent"
const grantOf = (page) => page.evaluate(() => app.byok.getSnapshot().grant)
const noGrant = async (page) => assert.notEqual((await grantOf(page)).type, "granted")

/** The app's own hold on the window that it opened, as any page has it. */
const withWindow = (page, what, ...args) =>
  page.evaluate(
    (name, what, args) => {
      globalThis.held ??= window.open("", name)
      if (what === "go") held.location = args[0]
      else if (what === "close") held.close()
      else return Object.fromEntries(args.map((each) => [each, attempted(() => held[each](50, 50))]))

      function attempted(doing) {
        try {
          return doing() ?? "done"
        } catch (error) {
          return error.name
        }
      }
    },
    WINDOW,
    what,
    args,
  )

/** Asks, and gives the window and what the app will be told. */
async function asking(world, page, request = LANGUAGE) {
  const told = (await click(page, "requestGrant", request)).outcome()
  const window = await world.consent()
  await see(window, ASKED)
  return { window, told }
}

async function placeOfApprove(window) {
  const box = await (await button(window, /^Approve/, { enabled: false })).boundingBox()
  return [box.x + box.width / 2, box.y + box.height / 2]
}

/**
 * Clicks that were meant for the app's page: too early, later ones of a series, made by a script, by a mouse under which the
 * window opened. A single late one of a mouse that moved counts.
 */
export const doubleClick = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const { window, told } = await asking(world, page)
    assert.equal(await sees(window, "First time here."), true)
    const at = await placeOfApprove(window)
    await seriesOfClicks(world, window, at)
    await sleep(600)
    await noGrant(page)
    assert.equal(await sees(window, ASKED), true)

    await button(window, "Approve")
    await window.evaluate(() => {
      const approve = [...document.querySelectorAll("button")].find(({ innerText }) => innerText.startsWith("Approve"))
      approve.click()
      approve.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }))
    })
    await sleep(300)
    await noGrant(page)
    await button(window, "Approve")
    await window.mouse.click(...at)
    await sleep(300)
    await noGrant(page)

    await button(window, "Approve")
    await moveMouse(window)
    await window.mouse.click(...at)
    assert.equal((await told).value.type, "approved")
  })

/** One series that begins before Approve is armed and ends after. Firefox counts it itself; Chromium is told the count. */
async function seriesOfClicks(world, window, at) {
  if (world.engine === "firefox") return window.mouse.click(...at, { count: 16, delay: 130 })
  const begun = Date.now()
  for (let clickCount = 1; Date.now() - begun < 2200; clickCount++) {
    await window.mouse.click(...at, { clickCount })
    await sleep(100)
  }
}

/** The window is led to a page that looks like it and back: the imitation approves nothing, the real one asks anew. */
export const lookAlike = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const { window, told } = await asking(world, page)
    const imitation = world.appUrl("app", { idle: "" })
    await withWindow(page, "go", imitation)
    await until("the imitation", () => window.url() === imitation)
    const reached = await window.evaluate((wallet) => {
      const bridges = [...Array(opener.frames.length).keys()].map((at) => opener.frames[at])
      const { port1, port2 } = new MessageChannel()
      globalThis.heard = []
      port1.onmessage = ({ data }) => heard.push(data)
      for (const bridge of bridges) bridge.postMessage({ byok: "consent" }, wallet, [port2].splice(0))
      port1.postMessage({ q: "pending" })
      port1.postMessage({ q: "decide", requestId: "any", outcome: "approved" })
      try {
        return bridges[0].document.title
      } catch (error) {
        return error.name
      }
    }, world.wallet)
    assert.equal(reached, "SecurityError")
    await sleep(600)
    assert.deepEqual(await window.evaluate(() => heard), [])
    await noGrant(page)
    assert.deepEqual((await told).value, { type: "denied", reason: "dismissed" })

    await withWindow(page, "go", `${world.wallet}/consent`)
    await until("the wallet's window", () => window.url().startsWith(world.wallet))
    await sleep(1500)
    assert.equal(await has(window, /^Approve/), false)
    await noGrant(page)
  })

/** An earlier decision is played again, and a present one forged: over ports to the frame, by messages to the window. */
export const replay = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const first = await asking(world, page)
    const before = (await grantOf(page)).requestId
    await press(first.window, "Deny")
    assert.deepEqual((await first.told).value, { type: "denied", reason: "refused" })

    const second = await asking(world, page)
    const now = (await grantOf(page)).requestId
    assert.ok(before && now && before !== now, "a request id was used twice")
    await page.evaluate(
      (wallet, ids) => {
        globalThis.heard = []
        globalThis.held = window.open("", "byok-consent")
        for (const requestId of ids) {
          const decision = { q: "decide", requestId, outcome: "approved" }
          for (const first of [{ byok: "consent" }, decision]) {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = ({ data }) => heard.push(data)
            app.bridgeFrame().contentWindow.postMessage(first, wallet, [port2])
            port1.postMessage({ q: "pending" })
            port1.postMessage(decision)
          }
          held.postMessage({ q: "pending", request: { requestId, kind: "renew", request: {} } }, wallet)
          held.postMessage({ q: "done" }, wallet)
        }
      },
      world.wallet,
      [before, now],
    )
    await sleep(1200)
    assert.deepEqual(await page.evaluate(() => heard), [])
    await noGrant(page)
    assert.equal(await sees(second.window, ASKED), true)
    await approve(second.window)
    assert.equal((await second.told).value.type, "approved")
  })

/** Nothing of the wallet that decides can be shown inside a page; what can be shown there decides nothing. */
export const framed = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    for (const path of ["/", "/consent", "/consent?x", "/engine"]) {
      await page.evaluate((src) => {
        const frame = document.createElement("iframe")
        frame.className = "framed"
        frame.src = src
        document.body.append(frame)
        return new Promise((done) => ((frame.onload = done), setTimeout(done, 3000)))
      }, world.wallet + path)
    }
    await sleep(500)
    const inside = page.frames().filter((frame) => frame.parentFrame() === page.mainFrame())
    for (const frame of inside) {
      const text = await frame.evaluate(() => document.body?.innerText ?? "").catch(() => "")
      assert.doesNotMatch(text, /Approve|Overview|Passphrase|API key/, frame.url())
    }
    assert.equal(await world.bridge(page).evaluate(() => document.body.innerText.trim()), "")
    const { window, told } = await asking(world, page)
    await approve(window)
    assert.equal((await told).value.type, "approved")
  })

/**
 * A page with two of the wallet's frames does not get to say which of them asks: a window that finds its frame through the
 * page shows nothing, one that finds it by its request shows that one.
 */
export const twoBridges = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await page.evaluate((wallet) => {
      const frame = document.createElement("iframe")
      frame.src = `${wallet}/bridge`
      document.body.append(frame)
      return new Promise((done) => (frame.onload = done))
    }, world.wallet)
    await click(page, "requestGrant", LANGUAGE)
    const window = await world.consent()
    if (world.storage === "shared") {
      await see(window, ASKED)
      assert.equal(await sees(window, "app.localhost"), true)
      return
    }
    await see(window, "Open this window from the app")
    assert.equal(await has(window, /^Approve/), false)
    await noGrant(page)
  })

/** The app plays with the window around the owner's click: moves it, starts it afresh, closes it. */
export const opener = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const { window, told } = await asking(world, page)
    const tricks = await withWindow(page, "try", "moveTo", "resizeTo", "moveBy", "scrollTo")
    assert.deepEqual([...new Set(Object.values(tricks))], ["SecurityError"])

    await button(window, "Approve")
    const at = await placeOfApprove(window)
    await withWindow(page, "go", `${world.wallet}/consent`)
    await until("the window to begin afresh", async () => !(await has(window, "Approve").catch(() => true)))
    await see(window, ASKED)
    await window.mouse.click(...at)
    await noGrant(page)
    await withWindow(page, "close")
    assert.deepEqual((await told).value, { type: "denied", reason: "dismissed" })
    await noGrant(page)
  })

/** One question at a time for a site, and peace for the owner who said no. */
export const insistence = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const other = await openApp(world)
    const { window, told } = await asking(world, page)
    await other.bringToFront()
    await other.evaluate((...args) => arm(...args), "requestGrant", LANGUAGE)
    await press(other, "Go")
    const refused = await other.evaluate(() => outcome)
    assert.equal(codeOf(refused), "rate_limited")
    assert.match(refused.error.message, /in another window/)
    assert.equal(await sees(window, ASKED), true)
    await window.bringToFront()
    await press(window, "Deny")
    assert.deepEqual((await told).value, { type: "denied", reason: "refused" })

    for (let more = 0; more < 2; more++) {
      const again = await asking(world, other)
      await press(again.window, "Deny")
      assert.deepEqual((await again.told).value, { type: "denied", reason: "refused" })
    }
    const last = await (await click(page, "requestGrant", LANGUAGE)).outcome()
    assert.equal(codeOf(last), "grant_denied")
    assert.match(last.error.message, /several times in a row/)
    const isConsent = (each) => new URL(each.url()).pathname.startsWith("/consent")
    await until("no window to be left", async () => !(await world.browser.pages()).some(isConsent))

    const elsewhere = await openApp(world, "elsewhere")
    const free = await asking(world, elsewhere)
    await approve(free.window)
    assert.equal((await free.told).value.type, "approved")
  })
