// Passkeys: made, used, renamed, removed, refused; and the proof that a change of keys, limits or approvals asks for.
import assert from "node:assert/strict"
import { fill, has, press, see, sees, sleep, until } from "../harness/act.mjs"
import { addAuthenticator, makePasskeysIn } from "../harness/authenticator.mjs"
import { MINUTE } from "../harness/clock.mjs"
import { rowsOf } from "../harness/storage.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, LANGUAGE, openApp } from "./app.mjs"
import { PASSPHRASE, addKey, approve, protect, setUp, unlock, visit } from "./owner.mjs"

const UNLOCK = "Unlock with a passkey"
const CONFIRM = "Confirm with your passkey"
const CANCELLED = "No passkey was used: you cancelled, it took too long, or none that fits is on this device."
const ASKED = "Most it may spend"
const passkeysOf = async (tab) => (await rowsOf(tab, "meta")).find(({ kdf }) => kdf).passkeys ?? []

async function add(tab, name, passphrase = PASSPHRASE) {
  if (!(await has(tab, "Make the passkey"))) await press(tab, "Add a passkey")
  await fill(tab, "Current passphrase", passphrase)
  if (name) await fill(tab, "Name", name)
  await press(tab, "Make the passkey")
}

async function lock(tab) {
  await tab.bringToFront()
  await press(tab, "Lock now")
  await see(tab, "Your wallet is locked")
}

/** Offered when the wallet is made; from then on it opens the wallet, after a reload too. */
export const first = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await world.open(`${world.wallet}/`)
    const device = await addAuthenticator(tab)
    await see(tab, "Protect your wallet")
    await fill(tab, "Passphrase", PASSPHRASE)
    await fill(tab, "The same again", PASSPHRASE)
    await press(tab, "Use this passphrase")
    await see(tab, "Open it without typing?")
    await device.agrees(false)
    await press(tab, "Add a passkey")
    await see(tab, CANCELLED)
    await world.picture(tab, "passkey-first-run")
    await device.agrees(true)
    await press(tab, "Add a passkey")
    await see(tab, "A key from a provider")
    assert.equal((await device.passkeys()).length, 1)
    assert.equal((await device.passkeys())[0].rpId, "wallet.localhost")
    await addKey(tab, { key: "sk-demo-openai" })
    await press(tab, "Continue")
    await press(tab, "Open the wallet")
    await see(tab, "Overview")

    await tab.reload()
    await see(tab, "Your wallet is locked")
    await world.picture(tab, "passkey-unlock")
    await press(tab, UNLOCK)
    await see(tab, "Overview")
    await visit(tab, "Keys", "Works, ")
    await visit(tab, "Safety", "Passkeys")
    await see(tab, "This device")
    await see(tab, "passkey added")
    await lock(tab)
    await unlock(tab)
    await see(tab, "Overview")
    assert.deepEqual(await world.observer.complaints(), [])
  })

/** Added, renamed and removed under Safety; each refusal says what to do. */
export const kept = (mode) =>
  withWorld(mode, { passkeys: true }, async (world) => {
    const tab = await setUp(world, { how: "passphrase" })
    const device = await addAuthenticator(tab)
    await visit(tab, "Safety", "Passkeys")
    await add(tab, "Laptop", "not the passphrase")
    await see(tab, "Nothing was added", { timeout: 30_000 })
    assert.deepEqual(await device.passkeys(), [])
    await device.agrees(false)
    await add(tab, "Laptop")
    await see(tab, CANCELLED, { timeout: 30_000 })
    await device.agrees(true)
    await add(tab, "Laptop")
    await see(tab, "Laptop opens this wallet now.", { timeout: 30_000 })
    await world.picture(tab, "passkey-safety")

    await add(tab, "Again")
    await see(tab, "has a passkey of this wallet already", { timeout: 30_000 })
    await press(tab, "Cancel")
    await press(tab, "Rename Laptop")
    await fill(tab, "Name", "Work laptop")
    await press(tab, "Save")
    await see(tab, "Work laptop")
    assert.deepEqual(
      (await passkeysOf(tab)).map(({ kind, name }) => [kind, name]),
      [["webauthn-prf", "Work laptop"]],
    )

    await lock(tab)
    await press(tab, UNLOCK)
    await see(tab, "Overview", { timeout: 30_000 })
    await lock(tab)
    await refusedThere(tab, device)
    await fill(tab, "Passphrase", PASSPHRASE)
    await press(tab, "Unlock")
    await visit(tab, "Safety", "Work laptop")
    await press(tab, "Remove Work laptop")
    await see(tab, "Remove the passkey “Work laptop”?")
    await press(tab, /^Remove Work laptop$/)
    await see(tab, "It opens this wallet no longer.")
    assert.deepEqual(await passkeysOf(tab), [])
    await lock(tab)
    assert.equal(await has(tab, UNLOCK), false)
    await unlock(tab)
    await see(tab, "Overview")
  })

/** On the unlock page: the owner cancels, the passkey gives no secret, it is gone from the device. */
async function refusedThere(tab, device) {
  await device.agrees(false)
  await press(tab, UNLOCK)
  await see(tab, CANCELLED)
  await device.agrees(true)
  if (device.empty) {
    await device.empty()
    await press(tab, UNLOCK)
    await see(tab, "This passkey gave no secret, so it cannot open the wallet. Use your passphrase.")
  }
  await device.forget()
  await press(tab, UNLOCK)
  await see(tab, CANCELLED)
  assert.equal(await sees(tab, "Your wallet is locked"), true)
}

/** Where passkeys give no secrets none is added, and the page says so before or after. */
export const without = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world, { how: "passphrase" })
    await addAuthenticator(tab, { hasPrf: false })
    await visit(tab, "Safety", "Passkeys")
    await add(tab, "Old stick")
    await see(tab, "Passkeys of this kind give no secret", { timeout: 30_000 })
    assert.deepEqual(await passkeysOf(tab), [])

    await tab.evaluateOnNewDocument(() => {
      const real = PublicKeyCredential.getClientCapabilities.bind(PublicKeyCredential)
      PublicKeyCredential.getClientCapabilities = async () => ({ ...(await real()), "extension:prf": false })
    })
    await tab.reload()
    await unlock(tab)
    await visit(tab, "Safety", "gets no secret from them (WebAuthn PRF)")
    assert.equal(await has(tab, "Add a passkey"), false)

    const device = await world.elsewhere()
    const other = await device.open(`${world.wallet}/`)
    await protect(other, "device")
    await press(other, "Skip for now")
    await press(other, "Open the wallet")
    await visit(other, "Safety", "This wallet opens by itself, so there is nothing to unlock.")
    assert.equal(await has(other, "Add a passkey"), false)
    await device.leave()
  })

/** The window's own authenticator opens the wallet in place, and proves who is there: no field, no tab. */
export const inWindow = (mode) =>
  withWorld(mode, { passkeys: true }, async (world) => {
    const owner = await setUp(world, { how: "passphrase" })
    const isConsent = (each) => new URL(each.url()).pathname.startsWith("/consent")
    if (world.engine === "chromium")
      await makePasskeysIn(owner, async () => (await world.browser.pages()).find(isConsent))
    await owner.reload()
    await unlock(owner)
    const page = await openApp(world)
    const { outcome } = await click(page, "requestGrant", LANGUAGE)
    const window = await world.consent()
    const device = await addAuthenticator(window)
    await see(window, ASKED)
    await visit(owner, "Safety", "Passkeys")
    await add(owner, "Laptop")
    await see(owner, "Laptop opens this wallet now.", { timeout: 30_000 })
    await lock(owner)

    await window.bringToFront()
    await see(window, "Your wallet is locked")
    assert.equal(await window.$("input, textarea"), null)
    await device.agrees(false)
    await press(window, UNLOCK)
    await see(window, CANCELLED)
    await world.picture(window, "consent-passkey")
    await device.agrees(true)
    await press(window, UNLOCK)
    await see(window, ASKED)
    await owner.bringToFront()
    await see(owner, "Overview")

    await elapse(owner, 16 * MINUTE)
    await window.bringToFront()
    await press(window, "Approve", { timeout: 20_000 })
    await see(window, "Confirm that it is you")
    assert.equal(await window.$("input, textarea"), null)
    await press(window, CONFIRM)
    await approve(window)
    assert.equal((await outcome()).value.type, "approved")
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  })

/** Runs in a page of the wallet: what the owner proved is so much older. */
async function age(millis) {
  const wait = (request) =>
    new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)))
  const database = await wait(indexedDB.open("byok-vault"))
  const meta = database.transaction("meta", "readwrite").objectStore("meta")
  const row = await wait(meta.get("fresh"))
  if (row) await wait(meta.put({ ...row, until: row.until - millis }, "fresh"))
  database.close()
}

const elapse = (tab, millis) => tab.evaluate(age, millis)
const freshUntil = async (tab) =>
  (await rowsOf(tab, "meta")).find(({ until, afterMillis }) => until && !afterMillis)?.until ?? 0

/** Without a gesture in the wallet for 15 minutes an approval asks who is there; apps that are approved go on. */
export const stale = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world, { how: "passphrase" })
    const page = await openApp(world)
    await connectAndApprove(world, page)
    await elapse(owner, 16 * MINUTE)
    const { outcome } = await click(page, "requestGrant", { capabilities: ["language", "embedding"] })
    const window = await world.consent()
    await see(window, "Confirm that it is you")
    await world.picture(window, "consent-stale")
    assert.equal(await has(window, CONFIRM), false)
    assert.equal(await window.$("input, textarea"), null)
    const before = await freshUntil(owner)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    assert.equal(await freshUntil(owner), before, "what an app does must not keep management open")
    await inTab(world, window)
    await window.bringToFront()
    await approve(window)
    assert.equal((await outcome()).value.type, "approved")
    await sharedByPages(world, owner)
  })

/** The tab that the window opens says what it is for, and asks for the passphrase. */
async function inTab(world, window) {
  const before = await world.browser.pages()
  await press(window, "Open the wallet to confirm")
  const isNew = (each) => !before.includes(each) && each.url().startsWith(world.wallet)
  const tab = await until("the tab", async () => (await world.browser.pages()).find(isNew))
  await see(tab, "An approval asks for your passphrase or passkey first.")
  await see(tab, "A request is waiting.")
  await unlock(tab)
  await see(tab, "Overview")
  await tab.close()
}

/**
 * A proof or gesture in one page of the wallet counts in the others, none in a window that an app opened; the deadline is
 * looked at when Approve is pressed.
 */
async function sharedByPages(world, owner) {
  const { outcome } = await click(await openApp(world, "elsewhere"), "requestGrant", LANGUAGE)
  const window = await world.consent()
  await see(window, ASKED)
  await elapse(owner, 14 * MINUTE)
  const before = await freshUntil(owner)
  await window.mouse.click(4, 4)
  await window.keyboard.press("x")
  await sleep(400)
  assert.equal(
    await freshUntil(owner),
    before,
    "a gesture in a window that an app opened must not keep management open",
  )
  await owner.bringToFront()
  // One soon after another is not written.
  await until("a gesture to count", async () => (await owner.mouse.click(4, 4), (await freshUntil(owner)) > before))
  await elapse(owner, 14 * MINUTE)
  await visit(owner, "Safety", "Locks by itself")
  await fill(owner, "Locks by itself", "8 hours after unlocking")
  await see(owner, "It locks by itself as you chose")

  await elapse(owner, 16 * MINUTE)
  await window.bringToFront()
  await press(window, "Approve", { timeout: 20_000 })
  await see(window, "Confirm that it is you")
  await owner.bringToFront()
  await fill(owner, "Locks by itself", "1 hour after unlocking")
  await see(owner, "Changing keys or limits asks for your passphrase or passkey first.")
  await unlock(owner)
  await see(owner, "Overview")
  await window.bringToFront()
  await press(window, "Approve", { timeout: 20_000 })
  assert.equal((await outcome()).value.type, "approved")
}

/** The tab for a first key, which a consent window opens, asks as well, and goes on where it was meant to. */
export const firstKey = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await world.open(`${world.wallet}/`)
    await protect(owner, "passphrase")
    await press(owner, "Skip for now")
    await press(owner, "Open the wallet")
    await see(owner, "Overview")
    await elapse(owner, 16 * MINUTE)
    const page = await openApp(world)
    const { outcome } = await click(page, "requestGrant", LANGUAGE)
    const window = await world.consent()
    const before = await world.browser.pages()
    await press(window, /^Add a key/)
    const isNew = (each) => !before.includes(each) && each.url().startsWith(world.wallet)
    const tab = await until("the tab", async () => (await world.browser.pages()).find(isNew))
    await see(tab, "Adding a key asks for your passphrase or passkey first.")
    assert.equal(await sees(tab, "A key from a provider"), false)
    await unlock(tab)
    await see(tab, "A key from a provider")
    await addKey(tab, { key: "sk-demo-openai" })
    await window.bringToFront()
    await approve(window)
    assert.equal((await outcome()).value.type, "approved")
  })
