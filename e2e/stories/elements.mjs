// The elements of @byokapi/ui: by real clicks before a real wallet, in every state, and where the page around forbids a wallet.
import assert from "node:assert/strict"
import { has, press, see, sees, until } from "../harness/act.mjs"
import { violations } from "../harness/axe.mjs"
import { withWorld } from "../harness/world.mjs"
import { approve, setUp } from "./owner.mjs"

const open = async (world, path = "/elements.html", options = {}) => {
  const page = await world.open(world.appUrl("elements", options, path))
  await page.waitForFunction("globalThis.app")
  return page
}

const told = (page, name) => page.evaluate((name) => app.told.filter((each) => each.name === name), name)

export const wallet = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await open(world)
    await misspell(world, page)
    await connect(world, page)
    await choose(page)
    await spend(page)
    await reachLimit(world, page)
    assert.deepEqual(await violations(page), [])
  })

/** A budget that is none is refused before a window opens. */
async function misspell(world, page) {
  const set = (name, value) => page.$eval("byok-connect", (element, ...of) => element.setAttribute(...of), name, value)
  const tabs = (await world.browser.pages()).length
  await see(page, "Connect your AI wallet")
  await page.bringToFront()
  for (const [name, wrong, right] of [
    ["usd", "", "0.50"],
    ["usd", "2,50", "0.50"],
    ["per", "year", "day"],
  ]) {
    await set(name, wrong)
    await press(page, "Connect your AI wallet")
    await see(page, `"${name}" must be`)
    await set(name, right)
  }
  const errors = await told(page, "byok-error")
  assert.deepEqual([errors.length, new Set(errors.map(({ detail }) => detail))], [3, new Set(["invalid_request"])])
  assert.equal((await world.browser.pages()).length, tabs)
}

async function connect(world, page) {
  await see(page, "Not connected")
  await page.bringToFront()
  await press(page, "Connect your AI wallet")
  const window = await world.consent()
  await see(window, "Try the elements")
  await approve(window, { limit: "0.01" })
  await see(page, "AI wallet connected")
  await see(page, "$0.01 left today")
  assert.deepEqual(await told(page, "byok-grant"), [{ name: "byok-grant", detail: "approved" }])
}

async function choose(page) {
  const picker = await page.evaluateHandle(() => document.querySelector("byok-model-picker"))
  await until("the models", () => picker.evaluate(({ models }) => models.length > 1))
  const wanted = "openai/gpt-4o-mini"
  await picker.evaluate((element) => element.shadowRoot.querySelector("select").focus())
  const list = await picker.evaluateHandle((element) => element.shadowRoot.querySelector("select"))
  await list.asElement().select(wanted)
  assert.equal(await page.evaluate(() => app.chosen()), wanted)
  assert.equal((await told(page, "change")).length, 1)
  await see(page, "$0.15 in, $0.60 out a million tokens")
}

async function spend(page) {
  await see(page, "Today $0.00, 0 requests")
  assert.ok(await page.evaluate(() => app.ask("Hello")))
  await see(page, /Today \$0\.0\d+, 1 request, \d+ tokens/)
  await see(page, /\$0\.0\d+ of \$0\.01 a day/)
}

async function reachLimit(world, page) {
  await until("the limit", async () => !(await page.evaluate(() => app.ask("#exact Turn all of it into one plan"))))
  await see(page, "This would pass your limit")
  await world.picture(page, "elements-limit")
  await press(page, "Raise the limit")
  await world.page("of the wallet on this grant", ({ origin, hash }) => origin === world.wallet && /^#apps/.test(hash))
  await until("the page to hear of it", async () => (await told(page, "byok-resolved")).length === 1)
  await page.bringToFront()
}

const WIDTHS = { wide: 1280, narrow: 390 }

export const states = (mode) =>
  withWorld(mode, {}, async (world) => {
    const page = await world.open(world.appUrl("elements", {}, "/gallery.html"))
    await page.waitForFunction(() => document.documentElement.dataset.ready)
    for (const scheme of ["light", "dark"]) {
      await page.evaluate((value) => (document.documentElement.style.colorScheme = value), scheme)
      assert.deepEqual(await violations(page), [], scheme)
      for (const [name, width] of Object.entries(WIDTHS)) {
        await page.setViewport({ width, height: 900 })
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        assert.ok(overflow <= 0, `${scheme}, ${name}: ${overflow} px too wide`)
        await world.picture(page, `gallery-${scheme}-${name}`, { fullPage: true })
      }
    }
    assert.deepEqual(await world.observer.complaints(), [])
  })

/** Every page of the examples, by the folder that it is built in. */
const EXAMPLES = {
  agent: ["agent"],
  html: ["index"],
  kinds: ["image", "search", "speech", "transcription"],
  kkrpc: ["app"],
  react: ["index"],
  sdks: ["anthropic", "langchain", "openai"],
  svelte: ["index"],
  vue: ["index"],
}

/** What axe-core says of each example as a visitor first sees it, in light and in dark. */
export const examples = (mode) =>
  withWorld(mode, { demoApp: true }, async (world) => {
    const paths = Object.entries(EXAMPLES).flatMap(([folder, pages]) => pages.map((page) => `/${folder}/${page}.html`))
    const found = []
    for (const address of [...paths.map((path) => world.appUrl("app", {}, path)), `${world.demoApp}/`]) {
      const page = await world.open(address)
      await until("the page to know how the wallet stands", () => page.$("iframe"))
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }])
        found.push(...(await violations(page)).map((each) => `${new URL(address).pathname}, ${scheme}: ${each}`))
      }
      await page.close()
    }
    assert.deepEqual(found, [])
  })

export const environment = (mode) =>
  withWorld(mode, {}, async (world) => {
    await policy(world)
    await framed(world)
    await opaque(world)
    await noWindow(world)
    await inApp(world)
    await offline(world)
  })

const clickConnect = async (page) => {
  await page.bringToFront()
  await press(page, /^(Connect your AI wallet|Wallet not reachable)/)
}

async function policy(world) {
  const page = await open(world, "/elements-csp.html")
  await see(page, "This site keeps your wallet out")
  await see(page, `frame-src ${world.wallet}`)
  await page.close()
}

async function framed(world) {
  const page = await world.open(world.appUrl("outer", {}, "/frames.html"))
  const source = world.appUrl("elements", {}, "/elements.html")
  const frame = await inFrame(page, source)
  await see(frame, "Your wallet does not open inside another page")
  const tabs = (await world.browser.pages()).length
  await press(frame, "Open in its own tab")
  await until("the tab", async () => (await world.browser.pages()).length > tabs)
  await page.close()
}

async function opaque(world) {
  const page = await world.open(world.appUrl("outer", {}, "/frames.html"))
  const frame = await inFrame(page, world.appUrl("elements", {}, "/elements.html"), "allow-scripts allow-popups")
  await see(frame, "This page has no address of its own")
  assert.ok(await has(frame, "Open in its own tab"))
  await page.close()
}

async function inFrame(page, source, sandbox) {
  const element = await page.evaluateHandle(
    (source, sandbox) => {
      const frame = document.createElement("iframe")
      if (sandbox) frame.setAttribute("sandbox", sandbox)
      frame.src = source
      frame.style = "width: 600px; height: 600px"
      document.body.replaceChildren(frame)
      return frame
    },
    source,
    sandbox,
  )
  const frame = await until("the frame", () => element.asElement().contentFrame())
  await frame.waitForFunction("globalThis.app")
  return frame
}

/** A browser that opens no window at this moment: the page's own `open` gives nothing, as a blocked one does. */
const blockWindows = (page) => page.evaluate(() => (globalThis.open = () => null))

async function noWindow(world) {
  const page = await open(world)
  await see(page, "Connect your AI wallet")
  await blockWindows(page)
  await clickConnect(page)
  await see(page, "Your browser kept the wallet’s window shut")
  await see(page, "Allow pop-ups for this site")
  await press(page, "Try again")
  await until("the page to hear of it", async () => (await told(page, "byok-retry")).length === 1)
  await page.close()
}

async function inApp(world) {
  const page = await open(world)
  await see(page, "Connect your AI wallet")
  await page.evaluate(() =>
    Object.defineProperty(navigator, "userAgent", {
      value: `${navigator.userAgent} Instagram 390.0`,
      configurable: true,
    }),
  )
  await blockWindows(page)
  await clickConnect(page)
  await see(page, "You see this page inside another app")
  assert.ok(await has(page, "Copy the address"))
  assert.ok(!(await sees(page, "Allow pop-ups for this site")))
  await page.close()
}

async function offline(world) {
  const page = await open(world, "/elements.html", { wallet: "http://127.0.0.1:9", patience: "6000" })
  await page.evaluate(() => Object.defineProperty(navigator, "onLine", { value: false, configurable: true }))
  await see(page, "You are offline")
  await see(page, "Connect to the internet, then try again.")
  await page.close()
}
