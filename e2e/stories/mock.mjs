// The mock wallet that app developers start for their tests, with a real app on another site in front of it.
import assert from "node:assert/strict"
import { fill, press, see, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { windowsClosed } from "./app.mjs"

const SETTINGS = {
  costUsd: 0.25,
  answers: { language: ["One ", "two ", "three."] },
  cases: [
    { when: "too much", refuse: { code: "budget_exhausted" } },
    { when: "behind the door", times: 1, refuse: { code: "locked" } },
    { when: "the end", refuse: { code: "grant_revoked" } },
    { when: "asleep", refuse: { code: "session_lapsed" } },
  ],
}
const CONNECT = "Connect your AI wallet"

const open = (world, site = "app", example = "html") => world.open(world.appUrl(site, {}, `/${example}/index.html`))
const said = (page) => page.$$eval("[data-role=assistant]", (all) => all.map(({ textContent }) => textContent))
const refusal = (page) => page.$eval("[role=alert]", ({ hidden, title }) => !hidden && title)
const isConnected = (page) => until("the grant", () => page.$eval("form", ({ hidden }) => !hidden))

async function ask(page, text) {
  await fill(page, "Message", text)
  await press(page, "Send")
}

export const alone = (mode) =>
  withWorld(mode, { mock: { ...SETTINGS, decide: "approve" } }, async (world) => {
    const page = await open(world)
    await press(page, CONNECT)
    await isConnected(page)
    await windowsClosed(page)
    await ask(page, "Hello")
    await until("the whole answer", async () => (await said(page))[0] === "One two three.", {
      context: () => said(page),
    })
    await see(page, "$0.7500 left")
    await refused(page)
    await kept(page)
    await ended(page)
    assert.deepEqual(world.upstream.journal.entries, [], "no provider is called")
    assert.deepEqual(await world.observer.complaints(), [])
  })

/** What the file prepares. */
async function refused(page) {
  await ask(page, "This is too much")
  await until("the refusal", async () => (await refusal(page)) === "budget_exhausted")
  await ask(page, "What is behind the door?")
  await until("the lock", async () => (await refusal(page)) === "locked")
  await ask(page, "What is behind the door?")
  await until("the answer after it", async () => (await said(page)).at(-1) === "One two three.")
}

/** A grant is there again after a reload, with what was spent of it. */
async function kept(page) {
  await page.reload()
  await isConnected(page)
  await ask(page, "Hello")
  await see(page, "$0.2500 left")
}

async function ended(page) {
  await ask(page, "This is the end")
  await until("the end", () => page.$eval("#connect", ({ hidden }) => !hidden))
  assert.equal(await refusal(page), "grant_revoked")
}

export const asked = (mode) =>
  withWorld(mode, { mock: SETTINGS }, async (world) => {
    const page = await open(world)
    await press(page, CONNECT)
    const window = await world.consent()
    await see(window, "Mock wallet")
    await see(window, new URL(page.url()).origin)
    await world.picture(window, "mock-window")
    await press(window, "Deny")
    await windowsClosed(page)
    await press(page, CONNECT)
    await press(await world.consent(), "Approve")
    await windowsClosed(page)
    await isConnected(page)
    await ask(page, "Hello")
    await until("the whole answer", async () => (await said(page))[0] === "One two three.")
  })

/** Each site is an app of its own: the name of the example. */
const CHATS = { chromium: ["html", "vanilla", "react"], firefox: ["vue", "svelte"] }

export const helpless = (mode) =>
  withWorld(mode, { mock: { ...SETTINGS, decide: "approve" } }, async (world) => {
    for (const name of CHATS[world.engine]) await withoutHelp(await open(world, name, name))
    // The AI SDK logs each error it hands on; Firefox does not say which.
    const except = [/session has lapsed|mock wallet refused|JSHandle@error/]
    assert.deepEqual(await world.observer.complaints({ except }), [])
  })

/** The click that would help cannot: the page says why, and nothing is left unhandled. */
async function withoutHelp(page) {
  await press(page, CONNECT)
  await page.waitForSelector("form", { visible: true })
  await windowsClosed(page)
  await ask(page, "Are you asleep?")
  await see(page, "session_lapsed")
  await page.evaluate(() => (window.open = () => null))
  await press(page, "Open the wallet")
  await see(page, "did not open the wallet's window")
}

const SITE = "notes.byok-test.com"

export const elsewhere = (mode) =>
  withWorld(mode, { mock: { decide: "approve" }, hosts: [SITE] }, async (world) => {
    const page = await world.open(world.appUrl("app", {}, "/html/index.html").replace("app.localhost", SITE))
    await until("the refusal", async () => (await refusal(page)) === "request_refused")
    await press(page, CONNECT)
    await windowsClosed(page)
    await see(page, "The mock wallet is for tests")
    assert.equal(await page.$eval("form", ({ hidden }) => hidden), true)
  })
