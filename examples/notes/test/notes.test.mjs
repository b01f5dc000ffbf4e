// The demo app in each of its states, in Chromium, beside a scripted wallet. Pictures go to .cache/screens if BYOK_SCREENS is set.
import assert from "node:assert/strict"
import { existsSync, mkdirSync } from "node:fs"
import { after, before, test } from "node:test"
import { fileURLToPath } from "node:url"
import puppeteer from "puppeteer-core"
import { serve } from "../server/serve.mjs"
import { startWallet } from "./wallet.mjs"

const executablePath = process.env.CHROMIUM_BIN || "/usr/bin/chromium"
const skip = !existsSync(executablePath) && "no Chromium here"
const screens = fileURLToPath(new URL("../../../.cache/screens", import.meta.url))

let wallet, app, browser, page
const complaints = []

before(async () => {
  if (skip) return
  wallet = await startWallet()
  app = await serve({ port: 0, wallet: wallet.origin })
  const args = [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
  ]
  browser = await puppeteer.launch({ executablePath, args, ignoreDefaultArgs: ["--disable-popup-blocking"] })
  page = await browser.newPage()
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()))
  page.on("pageerror", (error) => complaints.push(String(error)))
  await page.setViewport({ width: 1280, height: 830 })
  await page.goto(`http://app.localhost:${app.port}/`)
})

after(async () => {
  await browser?.close()
  wallet?.stop()
  app?.close()
})

const testid = (name) => `[data-testid="${name}"]`
/** The text of the last such element, with what it shows in its shadow root. */
const shownBy = (found) => `${found.at(-1)?.shadowRoot?.textContent ?? ""}${found.at(-1)?.textContent ?? ""}`
const text = (selector) => page.$$eval(selector, shownBy)
/** Presses a button inside one of our elements. */
const press = (selector) => page.click(`${selector} >>> button`)
const stateIs = (name, value) => page.waitForSelector(`body[data-${name}="${value}"]`, { timeout: 5000 })
const bridge = () => page.frames().find((frame) => frame.url().startsWith(wallet.origin))
const tell = (change) => bridge().evaluate((change) => globalThis.tell(change), change)

async function ask(question) {
  await page.waitForSelector("#prompt:not(:disabled)")
  await page.type("#prompt", question)
  await page.click("#send")
}

async function nothingScrollsSideways() {
  for (const width of [390, 768, 1280]) {
    await page.setViewport({ width, height: 800 })
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width)
  }
  await page.setViewport({ width: 1280, height: 830 })
}

async function picture(name) {
  if (!process.env.BYOK_SCREENS) return
  mkdirSync(screens, { recursive: true })
  for (const width of [1280, 390]) {
    await page.setViewport({ width, height: width === 390 ? 844 : 830 })
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ])
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      await page.screenshot({ path: `${screens}/notes-${name}-${width}-${scheme}.png` })
    }
  }
  await page.setViewport({ width: 1280, height: 830 })
}

test("asks for a connection and gets one by one click", { skip, timeout: 30_000 }, async () => {
  await stateIs("status", "ready")
  assert.equal(await text("h1"), "Ask your notes anything")
  assert.ok(await page.$("#prompt:disabled"))
  const accent = await page.$eval("#connect >>> button", (button) => getComputedStyle(button).backgroundColor)
  assert.equal(accent, "rgb(138, 59, 28)", "the elements wear the app's own accent")
  await nothingScrollsSideways()
  await picture("connect")
  await press("#connect")
  await stateIs("grant", "granted")
  assert.match(await text("byok-status"), /Connected\$0\.19 left today/)
  await picture("connected")
})

test("streams an answer with its receipt", { skip, timeout: 30_000 }, async () => {
  await page.click(testid("suggestion"))
  await page.waitForSelector(testid("receipt"))
  assert.match(await text(testid("answer")), /lean-to against the south wall/)
  assert.equal(await text(testid("receipt")), "$0.0004gpt-4o-mini, your OpenAI key$0.19 left today")
})

test("answers in one piece where asked to", { skip, timeout: 30_000 }, async () => {
  await page.click("#whole")
  await ask("In one piece")
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="receipt"]').length === 2)
  await page.click("#whole")
})

test("lets the model search the notes", { skip, timeout: 30_000 }, async () => {
  await ask("Look into my notes #tool")
  await page.waitForFunction(() => document.querySelectorAll('[data-testid="receipt"]').length === 3)
  assert.match(await text(testid("search")), /Looked in your notes for “greenhouse”/)
  assert.match(await text(testid("receipt")), /^\$0\.0008/)
  assert.match(await text("byok-usage"), /\$0\.31 of \$0\.50 a day/)
})

test("stops", { skip, timeout: 30_000 }, async () => {
  await ask("Tell me everything #slow")
  await page.waitForFunction(() =>
    /You chose/.test([...document.querySelectorAll('[data-testid="answer"]')].at(-1).textContent),
  )
  await picture("streaming")
  await page.click("#stop")
  await page.waitForSelector(testid("stopped"))
  assert.equal(await tell({}), 1)
})

test("shows a refusal with the way out", { skip, timeout: 30_000 }, async () => {
  await ask("Turn all notes into one plan for April.")
  await page.waitForSelector(testid("refusal"))
  assert.match(await text(testid("refusal")), /This would pass your limit.*\$0\.49 is used.*Raise the limit/)
  await nothingScrollsSideways()
  await picture("limit")
  await press(testid("refusal"))
  await browser.waitForTarget((target) => target.url().startsWith(`${wallet.origin}/#apps/`), { timeout: 5000 })
  await page.bringToFront()
})

test("keeps a question while the wallet is locked", { skip, timeout: 30_000 }, async () => {
  const before = await page.$$eval(testid("receipt"), (found) => found.length)
  await bridge().evaluate(() => (globalThis.lockAtNextCall = true))
  await ask("And the glass?")
  await page.waitForSelector(testid("locked"))
  await picture("locked")
  assert.match(await text(testid("locked")), /The question is kept/)
  assert.ok(await page.$("#prompt:disabled"))
  await tell({ status: "lapsed" })
  await page.waitForSelector(testid("needs-click"))
  await picture("needs-click")
  await press(testid("needs-click"))
  await stateIs("status", "ready")
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-testid="receipt"]').length === count,
    { timeout: 5000 },
    before + 1,
  )
})

test("goes on after being revoked by a new connection", { skip, timeout: 30_000 }, async () => {
  await tell({ grant: "revoked" })
  await page.waitForSelector(testid("revoked"))
  await picture("revoked")
  await press("#connect")
  await stateIs("grant", "granted")
  await page.click("#end")
  await stateIs("grant", "revoked")
})

test("says what to do where the wallet is not there", { skip, timeout: 30_000 }, async (t) => {
  const lost = await serve({ port: 0, wallet: "http://nowhere.localhost:9" })
  t.after(() => lost.close())
  const other = await browser.newPage()
  t.after(() => other.close())
  await other.goto(`http://app.localhost:${lost.port}/`)
  await other.waitForSelector(testid("unreachable"), { timeout: 15_000 })
  assert.match(await other.$$eval(testid("unreachable"), shownBy), /did not answer within 10000 ms/)
})

test("nothing complains", { skip, timeout: 30_000 }, () => {
  assert.deepEqual(complaints, [])
})
