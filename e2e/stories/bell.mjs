// The wallet's bell: a session in another storage partition hears at once that its grant, its terms or all sessions ended.
import assert from "node:assert/strict"
import { press, see, until } from "../harness/act.mjs"
import { MINUTE, moveClock } from "../harness/clock.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, codeOf, connectAndApprove, openApp, statusIs } from "./app.mjs"
import { revokeApp, setUp, visit } from "./owner.mjs"

const isRunning = (page) => page.evaluate(() => app.begun?.outcomes && !Object.keys(app.begun.outcomes).length)

/** Begins a long answer in a tab and puts another in front of it. */
async function streamBehind(world, page, owner) {
  await call(page, "startMany", 1, "openai/slow", "Hello")
  await world.upstream.journal.until(({ scenario, state }) => scenario === "slow" && state === "running")
  await owner.bringToFront()
  assert.equal(await isRunning(page), true)
}

const outcomes = (page) => page.evaluate(() => app.begun.outcomes)

export const bell = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    await visit(owner, "Apps")
    await see(owner, "Stops now.")

    // It outlives the ten minutes of a session that hears nothing.
    await moveClock(world.bridge(page), 60 * MINUTE)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    await moveClock(world.bridge(page), 0)

    // Lock now ends a running answer in a tab behind; one click goes on.
    await streamBehind(world, page, owner)
    await press(owner, "Lock now")
    await until("the answer to stop", async () => (await outcomes(page)).session_lapsed === 1)
    await statusIs(page, "needs-click")
    await (await click(page, "reconnect")).outcome()
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)

    await visit(owner, "Apps")
    await streamBehind(world, page, owner)
    await revokeApp(owner)
    await until("the answer to stop", async () => (await outcomes(page)).grant_revoked === 1)
    await until("the app to hear", () => page.evaluate(() => app.byok.getGrantState().type === "revoked"))
    assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "grant_revoked")
  })
