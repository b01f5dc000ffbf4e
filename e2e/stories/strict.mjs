// A grant whose keys never leave the wallet: where the bridge does not reach the vault, an open window of it does the work.
import assert from "node:assert/strict"
import { press, see, sleep, until } from "../harness/act.mjs"
import { findSecrets, markedKey } from "../harness/marks.mjs"
import { rowsOf, storageOf } from "../harness/storage.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, codeOf, LANGUAGE, openApp, statusIs } from "./app.mjs"
import { approve, moveMouse, revokeApp, setUp, unlock, visit } from "./owner.mjs"

const MODEL = "openai/gpt-4o-mini"
const STRICT = { ...LANGUAGE, strict: true }
const CHOICE = "Only while a wallet window is open"

export const liveWindow = (world) =>
  world.page("that works", ({ origin, pathname }) => origin === world.wallet && pathname === "/live")

const hasNoWindow = async (world) => !(await world.urls()).includes("/live")
const outcomes = (page) => page.evaluate(() => app.begun.outcomes)

/** Begins a long answer and waits until the provider writes it. */
async function stream(world, page) {
  const before = world.upstream.journal.calls().length
  await call(page, "startMany", 1, "openai/slow", "Hello")
  await world.upstream.journal.until(
    ({ scenario, state }) =>
      scenario === "slow" && state === "running" && world.upstream.journal.calls().length > before,
  )
}

const answers = async (page) => assert.match(codeOf(await ask(page, MODEL)), /^answered/)

/** The app asks for a strict grant, and the owner approves: the window goes on as the one that works. */
export async function approveStrict(world, page) {
  const { outcome } = await click(page, "requestGrant", STRICT)
  const answer = outcome()
  await approve(await world.consent())
  const window = await liveWindow(world)
  await see(window, "Keep this window open")
  const { value, error } = await answer
  assert.equal(value?.type, "approved", JSON.stringify(error))
  return { grant: value, window }
}

async function closeAndReconnect(world, page, window) {
  await stream(world, page)
  await window.close()
  await until("the answer to end", async () => (await outcomes(page)).session_lapsed === 1)
  await statusIs(page, "needs-click")
  const { error } = await ask(page, MODEL)
  assert.equal(error.code, "session_lapsed")
  assert.equal(error.action, "reconnect")
  const { error: trouble } = await (await click(page, "reconnect")).outcome()
  assert.equal(trouble, undefined, JSON.stringify(trouble))
  await statusIs(page, "ready")
  await answers(page)
  return liveWindow(world)
}

/** The window also answers what the app asks about its grant. */
async function isTold(page) {
  const models = await page.evaluate(() => app.byok.listModels())
  assert.ok(
    models.some(({ id }) => id === MODEL),
    JSON.stringify(models),
  )
  const { today, partial } = await page.evaluate(() => app.byok.getUsage())
  assert.deepEqual([today.requests, partial], [1, undefined])
}

/** Nothing in the bridge's partition opens anything. */
async function holdsNoKey(world, page, key) {
  const bridge = world.bridge(page)
  const text = await storageOf(bridge)
  assert.ok(!text.includes("[CryptoKey]"), text)
  assert.deepEqual(findSecrets([key], [{ place: "the partition", text }]), [])
  for (const table of ["keys", "grants", "limits", "reservations", "ledger"])
    assert.deepEqual(await rowsOf(bridge, table), [], table)
}

/** How many requests a page or frame sent to the provider by itself. */
const sentBy = (world, frame) =>
  frame.evaluate(
    (provider) => performance.getEntriesByType("resource").filter(({ name }) => name.startsWith(provider)).length,
    world.upstream.origin,
  )

/** A window does the work; Stop, revocation and closing it bind at once. */
export const strict = (mode) => {
  const key = markedKey("sk-strict")
  return withWorld(mode, { keys: { openai: [key] } }, async (world) => {
    const owner = await setUp(world, { key })
    const page = await openApp(world)
    const { grant, window } = await approveStrict(world, page)
    await answers(page)
    await isTold(page)
    if (mode !== "firefox-refused") await holdsNoKey(world, page, key)
    await visit(owner, "Apps")
    await see(owner, "Stops now. It works only while a window of the wallet is open.")

    await stream(world, page)
    await see(window, "slow")
    await world.picture(window, "live")
    await press(window, "Stop the answer of openai/slow")
    await until("the answer to stop", async () => (await outcomes(page)).aborted === 1)
    await see(window, "Nothing runs.")

    const next = await closeAndReconnect(world, page, window)
    await page.reload()
    await statusIs(page, "ready")
    // Where nothing can be kept, the grant is back when the window has found the page again.
    await until("the grant", async () => (await page.evaluate(() => app.byok.getActiveGrantId())) === grant.grantId)
    await answers(page)
    assert.equal(await sentBy(world, world.bridge(page)), 0)
    assert.ok((await sentBy(world, next)) > 0)

    await stream(world, page)
    await owner.bringToFront()
    await revokeApp(owner)
    const from = Date.now()
    await until("the answer to stop", async () => (await outcomes(page)).grant_revoked === 1)
    assert.ok(Date.now() - from < 1000)
    await see(next, "Its permission has ended.")
    assert.equal(codeOf(await ask(page, MODEL)), "grant_revoked")
  })
}

/** What the owner does in the wallet binds the window at once: lock, unlock, pause. And no page may pose as one. */
export const bound = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world, { how: "passphrase" })
    const page = await openApp(world)
    await statusIs(page, "ready")
    await page.evaluate(() => {
      const forged = { byok: "live", protocol: 1, status: "ready", grant: { type: "granted", grantId: "g_forged" } }
      app.bridgeFrame().contentWindow.postMessage(forged, "*", [new MessageChannel().port1])
    })
    assert.equal(codeOf(await ask(page, MODEL)), "no_grant")

    const { window } = await approveStrict(world, page)
    await stream(world, page)
    await owner.bringToFront()
    await press(owner, "Lock now")
    await until("the answer to stop", async () => (await outcomes(page)).locked === 1)
    await statusIs(page, "locked")
    await see(window, "Your wallet is locked")
    await world.picture(window, "live-locked")
    await unlock(owner)
    await see(window, "Keep this window open", { timeout: 20_000 })
    await statusIs(page, "ready")
    await answers(page)

    await stream(world, page)
    await owner.bringToFront()
    await press(owner, "Pause all")
    await until("the answer to stop", async () => (await outcomes(page)).grant_revoked === 1)
    await see(window, "You paused all apps.")
    await world.picture(window, "live-paused")

    await owner.bringToFront()
    await press(owner, "Resume all apps")
    await see(window, "Nothing runs.")
    await stream(world, page)
    await window.bringToFront()
    await moveMouse(window)
    await press(window, "Pause all")
    await until("the answer to stop", async () => (await outcomes(page)).grant_revoked === 1)
    await see(window, "You paused all apps.")
    await owner.bringToFront()
    await see(owner, "All apps are paused.")
    assert.equal(codeOf(await ask(page, MODEL)), "grant_revoked")
  })

/** The owner makes a grant strict in the wallet, and takes that back. */
export const changed = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    const answer = (await click(page, "requestGrant", LANGUAGE)).outcome()
    await approve(await world.consent())
    await answer
    await answers(page)
    await visit(owner, "Apps")
    await press(owner, /^Details/)
    await press(owner, CHOICE)
    await press(owner, "Save limits")
    await see(owner, "are changed.")
    assert.match(codeOf(await (await click(page, "reconnect")).outcome()), /^answered/)
    const window = await liveWindow(world)
    await answers(page)
    await until("what the session held to go", async () => (await storageOf(world.bridge(page))).includes("keys [] []"))
    await holdsNoKey(world, page, "sk-demo-openai")
    await owner.bringToFront()
    await see(owner, "Stops now. It works only while a window of the wallet is open.")
    await visit(owner, "Activity")
    await see(owner, "Paid")
    await visit(owner, "Apps")
    await press(owner, /^Details/)

    await press(owner, CHOICE)
    await press(owner, "Save limits")
    await see(owner, "are changed.")
    await window.close()
    await statusIs(page, "needs-click")
    await (await click(page, "reconnect")).outcome()
    await until("the window to close", () => hasNoWindow(world))
    await answers(page)
  })

/** On the shared vault a strict grant needs no window: each request is checked there anyway. */
export const shared = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const answer = (await click(page, "requestGrant", STRICT)).outcome()
    await approve(await world.consent())
    assert.equal((await answer).value?.type, "approved")
    await answers(page)
    await sleep(1000)
    assert.ok(await hasNoWindow(world))
  })
