// What protects the wallet, and how it is changed.
import assert from "node:assert/strict"
import { fill, press, see, sleep } from "../harness/act.mjs"
import { markedKey } from "../harness/marks.mjs"
import { MINUTE, moveClock } from "../harness/clock.mjs"
import { filesWith, keysOf, noteKeys } from "../harness/disk.mjs"
import { rowsOf } from "../harness/storage.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { PASSPHRASE, addKey, protect, setUp, unlock, visit } from "./owner.mjs"

const OTHER = "seven slow copper kites"

async function changeTo(owner, next, current) {
  if (current !== undefined) await fill(owner, "Current passphrase", current)
  await fill(owner, current === undefined ? "Passphrase" : "New passphrase", next)
  await fill(owner, "The same again", next)
  await press(owner, current === undefined ? "Use this passphrase" : "Change it")
}

async function lockAndOpen(owner, passphrase) {
  await press(owner, "Lock now")
  await see(owner, "Your wallet is locked")
  await fill(owner, "Passphrase", passphrase)
  await press(owner, "Unlock")
}

/** This device only becomes a passphrase, which is then changed; keys and apps go on. */
export const changed = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)

    await visit(owner, "Safety", "Protection")
    await see(owner, "Readable from disk")
    await see(owner, "whoever copies them reads every AI key")
    await press(owner, "Protect it with a passphrase")
    await changeTo(owner, PASSPHRASE)
    await see(owner, "Protected at rest", { timeout: 30_000 })
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)

    await owner.bringToFront()
    await press(owner, "Change passphrase")
    await changeTo(owner, OTHER, "not the passphrase")
    await see(owner, "Nothing was changed", { timeout: 30_000 })
    await fill(owner, "Current passphrase", PASSPHRASE)
    await press(owner, "Change it")
    await see(owner, "The passphrase is changed", { timeout: 30_000 })

    await lockAndOpen(owner, PASSPHRASE)
    await see(owner, "That is not the passphrase", { timeout: 30_000 })
    await fill(owner, "Passphrase", OTHER)
    await press(owner, "Unlock")
    await visit(owner, "Keys", "Works, ")
    // A session that hears the bell ended at the lock.
    if (world.hearsBell) await (await click(page, "reconnect")).outcome()
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  })

const derivation = async (tab) => (await rowsOf(tab, "meta")).find(({ kdf }) => kdf)?.kdf.name

/** Where WebAssembly is refused a vault is made by PBKDF2; the next unlock with it makes it Argon2id. */
export const strengthened = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await world.browser.newPage()
    const { identifier } = await tab.evaluateOnNewDocument(() => {
      WebAssembly.instantiate = () => Promise.reject(new WebAssembly.CompileError("refused"))
    })
    await tab.goto(`${world.wallet}/`)
    await protect(tab, "passphrase")
    assert.equal(await derivation(tab), "pbkdf2-sha256")

    await tab.removeScriptToEvaluateOnNewDocument(identifier)
    await tab.goto(`${world.wallet}/#unlock`)
    await tab.reload()
    await fill(tab, "Passphrase", PASSPHRASE)
    await press(tab, "Unlock")
    await see(tab, "Overview", { timeout: 30_000 })
    assert.equal(await derivation(tab), "argon2id")
    await lockAndOpen(tab, PASSPHRASE)
    await see(tab, "Overview", { timeout: 30_000 })
    assert.deepEqual(await world.observer.complaints(), [])
  })

/** Uses a wallet with a marked key, closes the browser and searches its whole profile. */
async function onDisk(mode, how) {
  const key = markedKey()
  return withWorld(mode, { keys: { openai: [key] } }, async (world) => {
    const tab = await world.browser.newPage()
    await noteKeys(tab)
    await tab.goto(`${world.wallet}/`)
    await see(tab, how === "device" ? "Readable from disk" : "Protected at rest")
    await protect(tab, how)
    await addKey(tab, { key })
    await press(tab, "Continue")
    await press(tab, "Open the wallet")
    await see(tab, "Overview")
    const page = await openApp(world)
    await connectAndApprove(world, page)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    const keys = await keysOf(tab)
    assert.equal(keys.length, how === "device" ? 1 : 2, "the wallet's key, and that of its passphrase")
    await world.browser.close()
    return {
      raw: filesWith(world.launched.profile, keys),
      typed: filesWith(world.launched.profile, [Buffer.from(key), Buffer.from(PASSPHRASE)]),
      read: filesWith(world.launched.profile, [Buffer.from("byok-vault")]),
    }
  })
}

/** What a stolen disk yields is what the wallet said. */
export const disk = async (mode) => {
  const passphrase = await onDisk(mode, "passphrase")
  assert.ok(passphrase.read.length > 0, "the search does not see the vault's files")
  assert.deepEqual(passphrase.raw, [])
  assert.deepEqual(passphrase.typed, [])
  const device = await onDisk(mode, "device")
  assert.ok(device.raw.length > 0, "the search would not have found a raw key")
  assert.deepEqual(device.typed, [])
}

/** Gestures keep management open, and nothing else does; use ends at the time that the owner chose. */
export const twoKeys = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world, { how: "passphrase" })
    await visit(owner, "Safety", "Locks by itself")
    await fill(owner, "Locks by itself", "1 hour after unlocking")
    await see(owner, "It locks by itself as you chose")
    await moveClock(owner, 14 * MINUTE)
    await press(owner, "Safety")
    await moveClock(owner, 28 * MINUTE)
    await fill(owner, "Locks by itself", "8 hours after unlocking")
    await owner.reload()
    await unlock(owner)
    await visit(owner, "Safety", "8 hours after unlocking")
    await moveClock(owner, 16 * MINUTE)
    await fill(owner, "Locks by itself", "1 hour after unlocking")
    await see(owner, "Changing keys or limits asks for your passphrase or passkey first.")
    await unlock(owner)
    await visit(owner, "Safety", "8 hours after unlocking")
    await fill(owner, "Locks by itself", "1 hour after unlocking")
    await see(owner, "It locks by itself as you chose")

    // The window's clock was never ahead: who is there is proved again, at the time that all have.
    await owner.reload()
    await unlock(owner)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    const running = ask(page, "openai/slow", "Hello")
    await sleep(700)
    await moveClock(world.bridge(page), 120 * MINUTE)
    assert.match(codeOf(await running), /^answered/)
    assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "locked")
    await moveClock(owner, 120 * MINUTE)
    await owner.bringToFront()
    await see(owner, "Your wallet is locked", { timeout: 30_000 })
  })
