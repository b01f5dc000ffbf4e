import assert from "node:assert/strict"
import { test } from "node:test"
import { refusal, until } from "./browser.mjs"
import { setUp } from "./setup.mjs"

const MODEL = { id: "openai/gpt-4o-mini", provider: "openai", name: "GPT-4o mini", capability: "language" }
const USAGE = {
  limits: [{ unit: "usd", per: "day", limit: 1, spent: 0.25, remaining: 0.75, resetsAt: 1_795_478_400_000 }],
  today: { requests: 3, spentUsd: 0.25, inputTokens: 900, outputTokens: 120 },
  running: 1,
}

test("listModels_givesTheModelsOfTheGrant", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { listModels: () => ({ models: [MODEL] }) } })
  assert.deepEqual(await byok.listModels(), [MODEL])
  assert.deepEqual(wallet.made("listModels")[0].a, {})
})

test("getUsage_givesWhatTheWalletCounts", async (t) => {
  const { byok } = setUp(t, { methods: { getUsage: () => USAGE } })
  assert.deepEqual(await byok.getUsage(), USAGE)
})

test("listModels_andUsage_withoutAGrant_areRefused", async (t) => {
  const none = () => {
    throw refusal("no_grant")
  }
  const { byok } = setUp(t, { methods: { listModels: none, getUsage: none } })
  await assert.rejects(byok.listModels(), { code: "no_grant" })
  await assert.rejects(byok.getUsage(), { code: "no_grant" })
})

test("modelsChanged_isHeard_andChangesNoSnapshot", async (t) => {
  const { byok, wallet } = setUp(t)
  await byok.connect()
  const before = byok.getSnapshot()
  let heard = 0
  const stop = byok.on("modelsChanged", () => heard++)
  wallet.event("onModelsChanged", {})
  await until("the event", () => heard === 1)
  assert.equal(byok.getSnapshot(), before)
  stop()
  wallet.event("onModelsChanged", {})
  wallet.event("onStatusChanged", { status: "locked" })
  await until("the lock", () => byok.getSnapshot().status === "locked")
  assert.equal(heard, 1)
})

test("reload_ofTheWalletsPage_isFollowed_andTheNextCallIsAnswered", async (t) => {
  const { byok, page, wallet } = setUp(t, { methods: { listModels: () => ({ models: [MODEL] }) } })
  const seen = []
  await byok.connect()
  byok.on("status", (status) => seen.push(status))
  wallet.send({ t: "bye" })
  await until("the end", () => byok.getSnapshot().status === "connecting")
  const listing = byok.listModels()
  page.frames[0].emit("load")
  assert.deepEqual(await listing, [MODEL])
  assert.deepEqual(seen, ["connecting", "ready"])
  assert.equal(wallet.made("handshake").length, 2)
})
