// An hour with an app, as scripted: reload, a second tab, the time passing, the browser closed and opened. What it took is told.
import assert from "node:assert/strict"
import { sleep, until } from "../harness/act.mjs"
import { MINUTE, moveClock } from "../harness/clock.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, openApp, statusIs } from "./app.mjs"
import { setUp, unlock } from "./owner.mjs"

const STEP_MINUTES = 11
const HOUR_MINUTES = 60

/** Asks; where the session has lapsed, renews it by a click and asks again. Gives the clicks it took. */
async function asked(world, page) {
  const first = codeOf(await ask(page, "openai/gpt-4o-mini"))
  if (/^answered/.test(first)) return 0
  assert.match(first, /^(session_lapsed|locked)$/)
  await moveClock(world.bridge(page), 0)
  await (await click(page, "reconnect")).outcome()
  assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  return 1
}

/** The wallet and the app lie idle: nothing goes anywhere. */
async function idle(world) {
  await sleep(1000)
  const before = world.observer.requests.length
  await sleep(4000)
  const sent = world.observer.requests.slice(before).map(({ url }) => url)
  assert.deepEqual(sent, [], "an idle wallet sent requests")
}

async function hour(world, page) {
  let clicks = 0
  for (let minute = STEP_MINUTES; minute <= HOUR_MINUTES; minute += STEP_MINUTES) {
    // Each step begins where the one before left the clock.
    await moveClock(world.bridge(page), world.storage === "shared" ? minute * MINUTE : STEP_MINUTES * MINUTE)
    clicks += await asked(world, page)
    await moveClock(world.bridge(page), 0)
  }
  return clicks
}

export const friction = (mode, tell) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world, { how: "passphrase" })
    let page = await openApp(world)
    await connectAndApprove(world, page)
    tell(`${world.version}, ${world.storage} storage; clicks after the approval:`)
    const took = { first: await asked(world, page) }
    await idle(world)

    await page.reload()
    await statusIs(page, "ready")
    took.reload = await asked(world, page)
    const second = await openApp(world)
    await statusIs(second, "ready")
    took.newTab = await asked(world, second)
    await second.close()
    took.anHour = await hour(world, page)

    await world.restart()
    const owner = await world.open(`${world.wallet}/`)
    await unlock(owner)
    await until("the wallet to open", () => owner.evaluate(() => document.body.innerText.includes("Overview")))
    page = await openApp(world)
    await until("the app to be connected", () =>
      page.evaluate(() => ["ready", "needs-click"].includes(app.byok.getSnapshot().status)),
    )
    took.restart = await asked(world, page)
    for (const [what, clicks] of Object.entries(took)) tell(`  ${what}: ${clicks}`)
    if (world.storage === "shared") assert.deepEqual(took, { first: 0, reload: 0, newTab: 0, anHour: 0, restart: 0 })
    else assert.deepEqual({ ...took, anHour: 0, restart: 0 }, { first: 0, reload: 0, newTab: 0, anHour: 0, restart: 0 })
    return took
  })
