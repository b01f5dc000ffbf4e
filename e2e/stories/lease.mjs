// A sealed session lives on a lease: it lapses, one click renews it, and a revocation holds at the latest then.
import assert from "node:assert/strict"
import { see, until } from "../harness/act.mjs"
import { MINUTE, moveClock } from "../harness/clock.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, openApp, statusIs } from "./app.mjs"
import { revokeApp, setUp, visit } from "./owner.mjs"

export const lease = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    const grant = await connectAndApprove(world, page)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)

    await moveClock(world.bridge(page), 9 * MINUTE)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    await moveClock(world.bridge(page), 11 * MINUTE)
    const { error } = await ask(page, "openai/gpt-4o-mini")
    assert.equal(error.code, "session_lapsed")
    assert.equal(error.action, "reconnect")

    await moveClock(world.bridge(page), 0)
    const renewed = (await click(page, "reconnect")).outcome()
    const { error: trouble } = await renewed
    assert.equal(trouble, undefined, JSON.stringify(trouble))
    await until("the window to close by itself", async () => !(await world.urls()).includes("/consent"))
    assert.equal(await page.evaluate(() => app.byok.getActiveGrantId()), grant.grantId)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)

    await visit(owner, "Activity")
    await see(owner, "Paid")
    await tooOften(page, owner)

    await visit(owner, "Apps")
    await see(owner, /Stops by \d\d:\d\d/)
    await revokeApp(owner)
    await moveClock(world.bridge(page), 11 * MINUTE)
    assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "session_lapsed")
    await moveClock(world.bridge(page), 0)
    await (await click(page, "reconnect")).outcome()
    await statusIs(page, "ready").catch(() => {})
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^grant_revoked$|^no_grant$/)
  })

/** An app that renews again and again has to wait: six sessions a minute, and nothing that it reported is lost. */
async function tooOften(page, owner) {
  const outcomes = []
  for (let tries = 0; tries < 8 && outcomes.at(-1) !== "rate_limited"; tries++) {
    const { error } = await (await click(page, "reconnect")).outcome()
    outcomes.push(error?.code ?? "renewed")
    if (error) assert.ok(error.retryAfterMillis > 0 && error.retryAfterMillis <= MINUTE, `${error.retryAfterMillis}`)
  }
  assert.deepEqual(outcomes, ["renewed", "renewed", "renewed", "renewed", "rate_limited"])
  await visit(owner, "Safety", "Record")
  assert.equal(
    await owner.evaluate(() => document.body.innerText.split("Carried on, as approved before").length - 1),
    1,
  )
}
