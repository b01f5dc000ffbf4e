// Two hundred requests at once from two tabs, money for fifty: exactly fifty are paid, and the sums agree everywhere.
import assert from "node:assert/strict"
import { see, until } from "../harness/act.mjs"
import { rowsOf } from "../harness/storage.mjs"
import { EXACT_COST } from "../harness/tables.mjs"
import { withWorld } from "../harness/world.mjs"
import { call, connectAndApprove, openApp, statusIs } from "./app.mjs"
import { setUp, visit } from "./owner.mjs"

const TOKENS = 100
const PAID = 50
const LIMIT = PAID * EXACT_COST
const REQUEST = {
  capabilities: ["language"],
  budget: { usd: LIMIT, per: "day" },
  requestsPerMinute: 600,
}

async function twoTabs(world) {
  const owner = await setUp(world)
  const first = await openApp(world)
  const grant = await connectAndApprove(world, first, REQUEST, { rate: 600 })
  assert.equal(grant.budget.limitUsd, LIMIT)
  const second = await openApp(world)
  await statusIs(second, "ready")
  return { owner, tabs: [first, second] }
}

const add = (outcomes) =>
  outcomes.reduce((sum, each) => {
    for (const [name, count] of Object.entries(each)) sum[name] = (sum[name] ?? 0) + count
    return sum
  }, {})

const answered = (world) => world.upstream.journal.calls().length

/** All answers run to their end. */
export const atOnce = (mode) =>
  withWorld(mode, {}, async (world) => {
    const { owner, tabs } = await twoTabs(world)
    const results = await Promise.all(
      tabs.map((tab) => call(tab, "many", 100, "exact", "Hello", { maxOutputTokens: TOKENS })),
    )
    const values = results.map(({ value, error }) => value ?? assert.fail(JSON.stringify(error)))

    assert.deepEqual(add(values.map(({ outcomes }) => outcomes)), { paid: PAID, budget_exhausted: 200 - PAID })
    const receipts = values.flatMap(({ receipts }) => receipts)
    assert.ok(receipts.every(({ costUsd, estimated }) => costUsd === EXACT_COST && estimated === false))
    assert.equal(Math.min(...receipts.map(({ remainingUsd }) => remainingUsd)), 0)
    assert.equal(answered(world), PAID)
    for (const tab of tabs) assert.equal(enginesOf(tab).length, 1, "a page has more than one engine")
    await dashboardAgrees(world, owner, tabs)
  })

const enginesOf = (tab) => tab.frames().filter((frame) => new URL(frame.url()).pathname === "/engine")

/**
 * The wallet's frame is removed before the last token of each: what was sent counts at its bound. A browser has six
 * connections to one host, so most of the fifty are sent, and wait for one, when their frame goes.
 */
export const cutOff = (mode) =>
  withWorld(mode, { latencyMillis: 20_000 }, async (world) => {
    const { owner, tabs } = await twoTabs(world)
    for (const tab of tabs) await call(tab, "startMany", 100, "exact", "Hello", { maxOutputTokens: TOKENS })
    const refused = async () => {
      const counts = await Promise.all(tabs.map((tab) => tab.evaluate(() => app.begun.outcomes)))
      return add(counts)
    }
    await until("150 refusals", async () => (await refused()).budget_exhausted === 200 - PAID, { timeout: 40_000 })
    await until("50 requests to be sent", async () => (await sent(world, owner, tabs)) === PAID, { timeout: 40_000 })
    assert.deepEqual(await refused(), { budget_exhausted: 200 - PAID })
    const atProvider = answered(world)
    assert.ok(atProvider >= 1 && atProvider <= PAID, `${atProvider} requests reached the provider`)

    for (const tab of tabs) await tab.evaluate(() => app.bridgeFrame().remove())
    await Promise.all(tabs.map((tab) => tab.reload()))
    for (const tab of tabs) await statusIs(tab, "ready")
    const again = await call(tabs[0], "many", 10, "exact", "Hello", { maxOutputTokens: TOKENS })
    assert.deepEqual(again.value.outcomes, { budget_exhausted: 10 })
    await dashboardAgrees(world, owner, tabs)
  })

/** How many requests are marked as sent where the money is counted: in the vault, or in the session that both tabs share. */
async function sent(world, owner, [tab]) {
  const rows = await rowsOf(world.storage === "shared" ? owner : world.bridge(tab), "reservations")
  return rows.filter(({ state }) => state === "sent").length
}

async function dashboardAgrees(world, owner) {
  await visit(owner, "Apps")
  // A sealed session's slice counts as given; its rows follow at the next contact.
  const spent = world.storage === "shared" ? `$${LIMIT.toFixed(2)}` : /\$0\.50/
  await see(owner, spent)
}
