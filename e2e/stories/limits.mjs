// Every limit that the owner can set: proposed by an app, edited at consent and in the dashboard, over all apps at once.
import assert from "node:assert/strict"
import { fill, press, see, sees } from "../harness/act.mjs"
import { EXACT_COST, UNPRICED } from "../harness/tables.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { DEMO_KEYS } from "../upstream/index.mjs"
import { addKey, approve, revokeApp, setUp, visit } from "./owner.mjs"

/** Many pages load at once, on however slow a machine. */
const BUSY = { timeout: 60_000 }

const TOKENS = { maxOutputTokens: 100 }
const APPS = ["app", "second", "third"]

/** BYOK_FULL plays all 4500 tries of nine tabs against 700, which takes minutes; without it 300 of six against 70. */
const FULL = Boolean(process.env.BYOK_FULL)
const TABS = FULL ? 3 : 2
const [BATCHES, BATCH] = [FULL ? 10 : 1, 50]
const WORTH = FULL ? 700 : 70

const add = (counts) =>
  counts.reduce((sum, each) => {
    for (const [name, count] of Object.entries(each)) sum[name] = (sum[name] ?? 0) + count
    return sum
  }, {})

/** All tries of one tab, a batch after the other. */
async function tries(tab, batches) {
  const outcomes = []
  for (let at = 0; at < batches; at++) {
    const { value, error } = await call(tab, "many", BATCH, "exact", "Hello", TOKENS)
    outcomes.push(value?.outcomes ?? assert.fail(JSON.stringify(error)))
  }
  return add(outcomes)
}

/** One limit a day over all apps, worth so many requests. Gives its words. */
async function limitAll(owner, worth) {
  const usd = (worth * EXACT_COST).toFixed(2)
  await visit(owner, "Safety", "Limits over all apps")
  await fill(owner, "Most a day", usd)
  await press(owner, "Save these limits")
  await see(owner, `$0 of $${usd} today`)
  return `$${usd}`
}

/** An app in so many tabs, whose own limit is out of the way. */
async function openTabs(world, site, count = TABS) {
  const tabs = [await openApp(world, site, BUSY)]
  await connectAndApprove(world, tabs[0], { capabilities: ["language"] }, { limit: 10, rate: 600 })
  while (tabs.length < count) tabs.push(await openApp(world, site, BUSY))
  return tabs
}

/** Three apps in several tabs each, against one limit over all apps: exactly what it is worth is paid. */
export const overAllApps = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const limit = await limitAll(owner, WORTH)
    const tabs = []
    for (const site of APPS) tabs.push(...(await openTabs(world, site)))

    const outcomes = add(await Promise.all(tabs.map((tab) => tries(tab, BATCHES))))

    const all = APPS.length * TABS * BATCHES * BATCH
    assert.deepEqual(outcomes, { paid: WORTH, budget_exhausted: all - WORTH })
    assert.equal(world.upstream.journal.calls().length, WORTH)
    await visit(owner, "Overview")
    await see(owner, `${limit} of ${limit}`)
    await see(owner, "All apps and providers: the limit is nearly used up.")

    await visit(owner, "Safety", "Limits over all apps")
    await fill(owner, "Most a month", "50.00")
    await press(owner, "Save these limits")
    await see(owner, `${limit} of $50.00 this month`)
  })

/** What is worth asking again for after a click. */
const LAPSED = "session_lapsed"
const [WORTH_OF_SLICES, ROUNDS] = FULL ? [700, 10] : [200, 1]

/**
 * The same where each app works on its slice. What an idle app was given is missing to the others, is shown as such, and
 * comes back when that app is heard of; in the end exactly what the limit is worth is paid.
 */
export const overAllSessions = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    await limitAll(owner, WORTH_OF_SLICES)
    const [idle] = await openTabs(world, "fourth", 1)
    const apps = []
    for (const site of APPS) apps.push(await openTabs(world, site))

    const first = add(await Promise.all(apps.flat().map((tab) => tries(tab, ROUNDS))))
    assert.equal(first.paid + (first[LAPSED] ?? 0) + (first.budget_exhausted ?? 0), APPS.length * TABS * ROUNDS * BATCH)
    assert.equal(world.upstream.journal.calls().length, first.paid)
    assert.ok(first.paid > 0 && first.paid < WORTH_OF_SLICES, `${first.paid} paid beside an idle slice`)
    await visit(owner, "Apps")
    await see(owner, /fourth.*up to \$[24]\.00 unreported/)

    await revokeApp(owner, "fourth")
    await (await click(idle, "reconnect")).outcome()
    const later = []
    for (const tabs of apps) later.push(await spendAll(tabs))
    assert.equal(first.paid + add(later).paid, WORTH_OF_SLICES)
    assert.equal(world.upstream.journal.calls().length, WORTH_OF_SLICES)
  })

/** One app goes on, a click for each new slice, until its owner's limit says no. */
async function spendAll(tabs) {
  const all = [{ paid: 0 }]
  for (;;) {
    await (await click(tabs[0], "reconnect")).outcome()
    const outcomes = add(await Promise.all(tabs.map((tab) => tries(tab, 1))))
    all.push(outcomes)
    if (!outcomes.paid && !outcomes[LAPSED]) return add(all)
  }
}

/**
 * A limit that comes with an amendment counts what the session before it spent, which only its report tells; one over all
 * apps, set while a session runs, counts what that one spent once it is heard of.
 */
export const amended = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page, { capabilities: ["language"], budget: { usd: 10, per: "day" } })
    const first = await call(page, "many", 5, "exact", "Hello", TOKENS)
    assert.deepEqual(first.value.outcomes, { paid: 5 })
    const budgets = [{ usd: 0.09, per: "week" }]
    await connectAndApprove(world, page, { capabilities: ["language"], budget: { usd: 10, per: "day" }, budgets })
    const second = await call(page, "many", 1, "exact", "Hello", TOKENS)
    assert.deepEqual(second.value.outcomes, { paid: 1 })

    const known = world.storage === "shared" ? "$0.06" : "$0.05"
    await visit(owner, "Safety", "Limits over all apps")
    await fill(owner, "Most a month", "2.00")
    await press(owner, "Save these limits")
    await see(owner, `${known} of $2.00 this month`)
    const third = await call(page, "many", 9, "exact", "Hello", TOKENS)
    assert.deepEqual(third.value.outcomes, { paid: 3, budget_exhausted: 6 })
    await (await click(page, "reconnect")).outcome()
    await owner.bringToFront()
    await see(owner, "$0.09 of $2.00 this month")
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

    await visit(owner, "Keys", "Ollama")
    await addKey(owner, {
      provider: "Ollama",
      name: "Ollama",
      address: world.upstream.customUrl,
      key: DEMO_KEYS.custom[0],
    })
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
  await see(window, "Only models on this computer answer.")
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
