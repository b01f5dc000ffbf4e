// What protects the wallet, and how it is changed.
import assert from "node:assert/strict"
import { fill, press, see } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { PASSPHRASE, setUp, visit } from "./owner.mjs"

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
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  })
