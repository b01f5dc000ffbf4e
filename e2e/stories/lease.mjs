// A sealed session lives on a lease: it lapses, one click renews it, and a revocation holds at the latest then.
import assert from "node:assert/strict"
import { see, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, openApp, statusIs } from "./app.mjs"
import { revokeApp, setUp, visit } from "./owner.mjs"

const MINUTE = 60_000

/** Runs in the wallet's frame: its clock is ahead by so many milliseconds from now on. */
function moveClock(millis) {
  globalThis.ahead = millis
  if (globalThis.RealDate) return
  const RealDate = (globalThis.RealDate = Date)
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      if (args.length) super(...args)
      else super(RealDate.now() + globalThis.ahead)
    }
    static now() {
      return RealDate.now() + globalThis.ahead
    }
  }
}

const bridge = (world, page) =>
  page.frames().find((frame) => frame.url().startsWith(world.wallet) && new URL(frame.url()).pathname === "/bridge")

export const lease = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    const grant = await connectAndApprove(world, page)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)

    await bridge(world, page).evaluate(moveClock, 9 * MINUTE)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    await bridge(world, page).evaluate(moveClock, 11 * MINUTE)
    const { error } = await ask(page, "openai/gpt-4o-mini")
    assert.equal(error.code, "session_lapsed")
    assert.equal(error.action, "reconnect")

    await bridge(world, page).evaluate(moveClock, 0)
    const renewed = (await click(page, "reconnect")).outcome()
    const { error: trouble } = await renewed
    assert.equal(trouble, undefined, JSON.stringify(trouble))
    await until("the window to close by itself", async () => !(await world.urls()).includes("/consent"))
    assert.equal(await page.evaluate(() => app.byok.getActiveGrantId()), grant.grantId)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)

    await visit(owner, "Activity")
    await see(owner, "Paid")

    await visit(owner, "Apps")
    await see(owner, /Stops by \d\d:\d\d/)
    await revokeApp(owner)
    await bridge(world, page).evaluate(moveClock, 11 * MINUTE)
    assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "session_lapsed")
    await bridge(world, page).evaluate(moveClock, 0)
    await (await click(page, "reconnect")).outcome()
    await statusIs(page, "ready").catch(() => {})
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^grant_revoked$|^no_grant$/)
  })
