// Two hundred requests at once from two tabs, money for fifty: exactly fifty are paid, and the sums agree everywhere.
import assert from "node:assert/strict"
import { see } from "../harness/act.mjs"
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
    await dashboardAgrees(world, owner, tabs)
  })

/** The wallet's frame is removed before the last token of each: what was sent counts at its bound. */
export const cutOff = (mode) =>
  withWorld(mode, { latencyMillis: 400 }, async (world) => {
    const { owner, tabs } = await twoTabs(world)
    const results = await Promise.all(
      tabs.map((tab) => call(tab, "manyCutOff", 100, "exact", "Hello", { maxOutputTokens: TOKENS })),
    )
    const values = results.map(({ value, error }) => value ?? assert.fail(JSON.stringify(error)))

    assert.equal(
      values.reduce((sum, { started }) => sum + started, 0),
      PAID,
    )
    assert.equal(
      values.reduce((sum, { refused }) => sum + refused, 0),
      200 - PAID,
    )
    assert.equal(answered(world), PAID)
    assert.equal(add(values.map(({ outcomes }) => outcomes)).finished, undefined)

    await Promise.all(tabs.map((tab) => tab.reload()))
    for (const tab of tabs) await statusIs(tab, "ready")
    const again = await call(tabs[0], "many", 10, "exact", "Hello", { maxOutputTokens: TOKENS })
    assert.deepEqual(again.value.outcomes, { budget_exhausted: 10 })
    assert.equal(answered(world), PAID)
    await dashboardAgrees(world, owner, tabs)
  })

async function dashboardAgrees(world, owner) {
  await visit(owner, "Apps")
  // A sealed session's slice counts as given; its rows follow at the next contact.
  const spent = world.storage === "shared" ? `$${LIMIT.toFixed(2)}` : /\$0\.50/
  await see(owner, spent)
}
