// Every limit that the owner can set: proposed by an app, edited at consent and in the dashboard, over all apps at once.
import assert from "node:assert/strict"
import { fill, press, see, sees } from "../harness/act.mjs"
import { EXACT_COST, UNPRICED } from "../harness/tables.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { approve, setUp, visit } from "./owner.mjs"

const TOKENS = { maxOutputTokens: 100 }
const APPS = ["app", "second", "third"]
const TABS = 3

/** BYOK_FULL plays all 4500 tries against 700, which takes three minutes; a fifth of both takes half a minute. */
const FULL = Boolean(process.env.BYOK_FULL)
const [BATCHES, BATCH] = [FULL ? 10 : 2, 50]
const WORTH = FULL ? 700 : 140

const add = (counts) =>
  counts.reduce((sum, each) => {
    for (const [name, count] of Object.entries(each)) sum[name] = (sum[name] ?? 0) + count
    return sum
  }, {})

/** All tries of one tab, a batch after the other. */
async function tries(tab) {
  const outcomes = []
  for (let at = 0; at < BATCHES; at++) {
    const { value, error } = await call(tab, "many", BATCH, "exact", "Hello", TOKENS)
    outcomes.push(value?.outcomes ?? assert.fail(JSON.stringify(error)))
  }
  return add(outcomes)
}

/** Three apps in three tabs each, against one limit over all apps: exactly what it is worth is paid. */
export const overAllApps = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    await visit(owner, "Safety", "Limits over all apps")
    await fill(owner, "Most a day", (WORTH * EXACT_COST).toFixed(2))
    await press(owner, "Save these limits")
    const limit = `$${(WORTH * EXACT_COST).toFixed(2)}`
    await see(owner, `$0 of ${limit} today`)
    const tabs = []
    for (const site of APPS) {
      const first = await openApp(world, site)
      await connectAndApprove(world, first, { capabilities: ["language"] }, { limit: 100, rate: 600 })
      tabs.push(first)
      for (let more = 1; more < TABS; more++) tabs.push(await openApp(world, site))
    }

    const outcomes = add(await Promise.all(tabs.map(tries)))

    const all = APPS.length * TABS * BATCHES * BATCH
    assert.deepEqual(outcomes, { paid: WORTH, budget_exhausted: all - WORTH })
    assert.equal(world.upstream.journal.calls().length, WORTH)
    await visit(owner, "Overview")
    await see(owner, `${limit} of ${limit}`)
    await see(owner, "All apps and providers: the limit is nearly used up.")
  })

const PROPOSAL = {
  capabilities: ["language"],
  budget: { usd: 1, per: "day" },
  budgets: [
    { usd: 0.5, per: "hour" },
    { usd: 5, per: "month" },
  ],
  maxUsdPerRequest: 0.25,
  requestsPerMinute: 30,
  tokensPerMinute: 50_000,
  requestsAtOnce: 2,
}

const valueOf = (page, label) =>
  page.evaluate((label) => {
    const named = [...document.querySelectorAll("label")].filter((each) => each.innerText.trim() === label)
    return named.map((each) => each.control?.value).at(-1)
  }, label)

/** What an app proposes is there to edit; what the owner chose holds, and a later request shows the difference. */
export const everyLimit = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    const { outcome } = await click(page, "requestGrant", PROPOSAL)
    const answer = outcome()
    const window = await world.consent()
    await see(window, "Most it may spend")
    await press(window, "More limits")
    const proposed = {
      "Most an hour": "0.50",
      "Most a month": "5.00",
      "Most for one request": "0.25",
      "Requests a minute": "30",
      "Tokens a minute": "50000",
      "Requests at once": "2",
    }
    for (const [label, value] of Object.entries(proposed)) assert.equal(await valueOf(window, label), value, label)
    await fill(window, "Most an hour", "0.02")
    await fill(window, "Models without a known price", "At most so many requests")
    await fill(window, "How many", "2")
    await approve(window)
    assert.equal((await answer).value?.type, "approved")

    for (let i = 0; i < 2; i++) assert.match(codeOf(await ask(page, "exact", "Hello", TOKENS)), /^answered/)
    assert.equal(codeOf(await ask(page, "exact", "Hello", TOKENS)), "budget_exhausted")
    for (let i = 0; i < 2; i++) {
      const free = await ask(page, `openai/${UNPRICED}`, "Hello", TOKENS)
      assert.match(codeOf(free), /^answered/)
      assert.equal(free.value.receipt.costUsd, 0)
    }
    const { error } = await ask(page, `openai/${UNPRICED}`, "Hello", TOKENS)
    assert.equal(error.code, "budget_exhausted")
    assert.match(error.message, /requests of the limit for models without a price/)

    await amend(world, page)
    if (world.storage === "shared") await changeInDashboard(owner, page)
  })

/** A second request for more tokens, less of the rest: the window names each difference. */
async function amend(world, page) {
  const more = { ...PROPOSAL, budget: undefined, budgets: [{ usd: 2, per: "day" }], tokensPerMinute: 90_000 }
  const { outcome } = await click(page, "requestGrant", { ...more, requestsAtOnce: 1, localOnly: true })
  const answer = outcome()
  const window = await world.consent()
  await see(window, "It asks for more than you gave it")
  for (const words of [/\$0\.02 no limit an hour/, /\$5\.00 no limit a month/, /\$1\.00 \$2\.00 a day/]) {
    await see(window, words)
  }
  await see(window, /Tokens 50,000 90,000 More/)
  await see(window, /At once 2 1 Less/)
  await see(window, /Where any provider only on this computer Less/)
  await approve(window)
  assert.equal((await answer).value?.type, "approved")
  const { error } = await ask(page, "openai/gpt-4o-mini")
  assert.equal(error.code, "model_not_allowed")
  assert.match(error.message, /computer/)
}

/** In the drawer of the app, the owner takes that back and bounds the tokens: it binds at once. */
async function changeInDashboard(owner, page) {
  await visit(owner, "Apps")
  await press(owner, /^Details/)
  await see(owner, "Further limits")
  await press(owner, "Only models on this computer")
  await fill(owner, "Tokens a minute", "2000")
  await press(owner, "Save limits")
  await see(owner, "are changed.")
  assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini", "many words ".repeat(200))), "request_too_expensive")
  assert.match(codeOf(await ask(page, "openai/gpt-4o-mini", "Hello", TOKENS)), /^answered/)
  assert.equal(await sees(owner, "Only models on this computer"), true)
}
