// What stops an app before its limits do: the owner's pause of everything, and the wallet's own for an app that runs wild.
import assert from "node:assert/strict"
import { button, fill, press, see, sees, sleep, until } from "../harness/act.mjs"
import { MINUTE, moveClock } from "../harness/clock.mjs"
import { EXACT_COST } from "../harness/tables.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { approve, moveMouse, setUp, unlock, visit } from "./owner.mjs"

const TOKENS = { maxOutputTokens: 100 }

/** Pause all: running answers end, nothing is answered, and the owner lets apps go on. */
export const all = (mode) =>
  withWorld(mode, { latencyMillis: 4_000 }, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    const shared = world.storage === "shared"
    const running = ask(page, "openai/gpt-4o-mini")
    await until("the request to be sent", () => world.upstream.journal.calls().length === 1)
    await owner.bringToFront()
    await press(owner, "Pause all")
    await see(owner, "All apps are paused.")
    await (shared ? pausedHere : world.hearsBell ? pausedAtBell : pausedAtContact)(world, page, running)
    await owner.bringToFront()
    await press(owner, "Resume all apps")
    await see(owner, "Apps are answered again.")
    if (!shared) assert.equal((await (await click(page, "reconnect")).outcome()).error, undefined)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  })

async function pausedHere(world, page, running) {
  const ended = await running
  assert.equal(codeOf(ended), "grant_revoked")
  assert.equal(ended.error.message, "The owner paused all apps.")
  assert.match(ended.error.hint, /The grant stands/)
  assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "grant_revoked")
  assert.equal(world.upstream.journal.calls().length, 1, "a request of a paused app reached the provider")
}

/** A sealed session that hears the bell ends with its running answers. */
async function pausedAtBell(world, page, running) {
  assert.equal(codeOf(await running), "session_lapsed")
  assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "session_lapsed")
  await notRenewed(page)
}

/** Another goes on until its lease ends. */
async function pausedAtContact(world, page, running) {
  assert.match(codeOf(await running), /^answered/)
  await moveClock(world.bridge(page), 11 * MINUTE)
  assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "session_lapsed")
  await moveClock(world.bridge(page), 0)
  await notRenewed(page)
}

async function notRenewed(page) {
  const { error } = await (await click(page, "reconnect")).outcome()
  assert.equal(error?.code, "session_lapsed")
  assert.match(error.hint, /The grant stands/)
}

async function resume(owner) {
  await owner.bringToFront()
  await press(owner, "Resume all apps")
  await see(owner, "Apps are answered again.")
}

/** In the window where an app asks, a click pauses once it is meant, as with Approve; nothing is approved meanwhile. */
async function inTheConsentWindow(world, owner, page) {
  const told = (await click(page, "requestGrant", { capabilities: ["language"] })).outcome()
  const window = await world.consent()
  await see(window, "Most it may spend")
  const pause = await button(window, "Pause all")
  await pause.evaluate((element) => element.click())
  await sleep(300)
  assert.equal(await sees(window, "All paused"), false)
  await moveMouse(window)
  await press(window, "Pause all")
  await see(window, "All paused")
  await world.picture(window, "consent-paused")
  await press(window, "Approve", { timeout: 20_000 })
  await see(window, "You paused all apps. Resume them in the wallet first.")
  await owner.bringToFront()
  await see(owner, "All apps are paused.")
  await resume(owner)
  await window.bringToFront()
  await see(window, "Pause all")
  await approve(window)
  assert.equal((await told).value.type, "approved")
}

async function besideAReceipt(owner, page) {
  assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  await visit(owner, "Activity")
  await see(owner, /Every request an app made.*gpt-4o-mini/)
  await owner.click("section button[aria-haspopup=dialog]")
  await see(owner, "Receipt")
  assert.match(await owner.evaluate(() => document.activeElement.textContent), /^Receipt/)
  await press(owner, "Pause all")
  await see(owner, "All apps are paused.")
  assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "grant_revoked")
  await resume(owner)
}

/** A locked wallet is paused without a passphrase, and the record says so once it is open. */
async function whileLocked(owner) {
  await press(owner, "Lock now")
  await see(owner, "Your wallet is locked")
  await moveMouse(owner)
  await press(owner, "Pause all")
  await see(owner, "All paused")
  await unlock(owner)
  await see(owner, "All apps are paused.")
  await visit(owner, "Safety", "Record")
  await see(owner, "all apps paused")
}

/** Pause all is wherever the owner's grants are used or seen. */
export const everywhere = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world, { how: "passphrase" })
    const page = await openApp(world)
    await inTheConsentWindow(world, owner, page)
    await besideAReceipt(owner, page)
    await whileLocked(owner)
  })

/** An app that keeps running into its pace is paused with a reason, and goes on when the owner says so. */
export const burst = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page, { capabilities: ["language"], budget: { usd: 5, per: "day" } }, { rate: 5 })
    const few = await call(page, "many", 5, "exact", "Hello", TOKENS)
    assert.deepEqual(few.value.outcomes, { paid: 5 })
    const { value } = await call(page, "many", 75, "exact", "Hello", TOKENS)
    assert.deepEqual(value.outcomes, { rate_limited: 60, grant_revoked: 15 })
    assert.ok(value.messages.includes("The owner's wallet paused this grant."))
    await visit(owner, "Overview")
    await see(owner, "is suspended. 60 of its requests within a minute were more than its limits allow.")
    await limitsKeepItSuspended(owner, page)
    await askingAgain(world, page)
    await visit(owner, "Apps")
    await press(owner, /^Let it go on/)
    await see(owner, "It goes on under the same limits.")
    const next = codeOf(await ask(page, "exact", "Hello", TOKENS))
    assert.match(next, /^answered|^rate_limited/)
    await visit(owner, "Safety", "Record")
    await see(owner, "Resumed")
  })

/** Other limits are no leave to go on. */
async function limitsKeepItSuspended(owner, page) {
  await visit(owner, "Apps")
  await press(owner, /^Details/)
  await fill(owner, "Requests a minute", "6")
  await press(owner, "Save limits")
  await see(owner, "are changed.")
  assert.equal(await sees(owner, "Let it go on"), true)
  assert.equal(codeOf(await ask(page, "exact", "Hello", TOKENS)), "grant_revoked")
}

/** A window that could let it go on says that it is suspended, and why. */
async function askingAgain(world, page) {
  const { outcome } = await click(page, "requestGrant", { capabilities: ["language"] })
  const answer = outcome()
  const window = await world.consent()
  await see(window, "You or the wallet suspended it. 60 of its requests within a minute were more than")
  await see(window, "Approving lets it go on.")
  await world.picture(window, "suspended-asks-again")
  await press(window, "Keep as it is")
  await answer
  assert.equal(codeOf(await ask(page, "exact", "Hello", TOKENS)), "grant_revoked")
}

/** At four fifths of a limit the owner is told, once in its window. */
export const nearLimit = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page, { capabilities: ["language"] }, { limit: 5 * EXACT_COST })
    for (let i = 0; i < 3; i++) assert.match(codeOf(await ask(page, "exact", "Hello", TOKENS)), /^answered/)
    await visit(owner, "Overview")
    assert.equal(await sees(owner, "nears its limit"), false)
    assert.match(codeOf(await ask(page, "exact", "Hello", TOKENS)), /^answered/)
    await see(owner, "nears its limit. It used $0.04 of $0.05 today.")
    await press(owner, "Got it")
    await until("the alert to go", async () => !(await sees(owner, "nears its limit")))
    await owner.reload()
    await see(owner, "Just now")
    assert.equal(await sees(owner, "nears its limit"), false)
  })
