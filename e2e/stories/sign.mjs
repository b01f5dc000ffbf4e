// The owner's phrase and picture: in every window of the wallet, locked or not, and nowhere else.
import assert from "node:assert/strict"
import { fill, press, see, sees, until } from "../harness/act.mjs"
import { storageOf } from "../harness/storage.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, openApp } from "./app.mjs"
import { addKey, approve, protect, unlock, visit } from "./owner.mjs"

const PHRASE = "grey heron at noon"
const shown = (page) => page.$eval("[data-testid=sign]", (plate) => plate.textContent)

async function startWithSign(world) {
  const tab = await world.open(`${world.wallet}/`)
  await protect(tab, "passphrase")
  await addKey(tab, { key: "sk-demo-openai" })
  await press(tab, "Continue")
  await fill(tab, "Phrase", PHRASE)
  await press(tab, "Anchor")
  await press(tab, "Save the sign")
  await see(tab, "Saved. You see it")
  await press(tab, "Open the wallet")
  await see(tab, "Overview")
  await until("the sign", async () => (await shown(tab)) === `Your sign: Anchor${PHRASE}`)
  return tab
}

export const sign = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await startWithSign(world)
    const page = await openApp(world)
    const { outcome } = await click(page, "requestGrant", { capabilities: ["language"] })
    const window = await world.consent()
    await see(window, "Most it may spend")
    assert.equal(await shown(window), `Your sign: Anchor${PHRASE}`)
    await approve(window)
    await outcome()
    await ask(page, "openai/gpt-4o-mini")

    await tab.bringToFront()
    await press(tab, "Lock now")
    await see(tab, "Your wallet is locked")
    await until("the sign before unlocking", () => shown(tab))
    const again = await click(page, "requestGrant", { capabilities: ["language", "embedding"] })
    const locked = await world.consent()
    await see(locked, "Your wallet is locked")
    assert.equal(await shown(locked), `Your sign: Anchor${PHRASE}`)
    await press(locked, "Deny")
    await again.outcome()
    await nowhereElse(world, page)

    await tab.bringToFront()
    await unlock(tab)
    await visit(tab, "Safety")
    await fill(tab, "Phrase", "red kite")
    await press(tab, "No picture")
    await press(tab, "Save the sign")
    await until("the new sign", async () => (await shown(tab)) === "Your sign: red kite")
    await fill(tab, "Phrase", "x".repeat(41))
    await press(tab, "Save the sign")
    await see(tab, "A phrase has at most 40 characters.")
  })

/** Neither the app nor the wallet's frame in it, nor any message between them, has the phrase. */
async function nowhereElse(world, page) {
  const isWallets = ({ frame }) => new URL(frame).pathname === "/" || new URL(frame).pathname.startsWith("/consent")
  const messages = (await world.observer.collect()).filter((entry) => !isWallets(entry))
  assert.ok(messages.length > 0, "no message was seen at all")
  for (const { frame, text } of messages) assert.ok(!text.includes(PHRASE), `a message to ${frame} has the phrase`)
  for (const frame of page.frames()) {
    assert.ok(!(await frame.content()).includes(PHRASE), `the document ${frame.url()} has the phrase`)
    const isShared = world.storage === "shared" && frame.url().startsWith(world.wallet)
    const isOpaque = frame.url().includes("/engine")
    if (!isShared && !isOpaque)
      assert.ok(!(await storageOf(frame)).includes(PHRASE), `${frame.url()} stores the phrase`)
  }
  assert.equal(await sees(page, PHRASE), false)
}
