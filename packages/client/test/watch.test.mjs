// What the bindings follow: one question for all who listen, asked again when its answer may differ.
import assert from "node:assert/strict"
import { test } from "node:test"
import { effectScope, isReadonly } from "vue"
import { createElement } from "react"
import { renderToString } from "react-dom/server"
import { useByok, useModels as useModelsInReact } from "@byokapi/client/react"
import { byokStore, modelsStore, usageStore } from "@byokapi/client/svelte"
import { useByok as useByokInVue, useModels } from "@byokapi/client/vue"
import { GRANT, refusal, until } from "./browser.mjs"
import { setUp } from "./setup.mjs"

const MODEL = { id: "openai/gpt-4o-mini", provider: "openai", name: "GPT-4o mini", capability: "language" }
const OTHER = { ...MODEL, id: "openai/gpt-4o" }
const NOTHING = { value: undefined, error: undefined, loading: false }

const refusing = (code) => () => {
  throw refusal(code)
}

/** A wallet whose models may change, and what a store of them told. */
function watched(t, { methods, ...more } = {}) {
  const state = { models: [MODEL] }
  const listModels = () => ({ models: state.models })
  const world = { ...setUp(t, { methods: { listModels, ...methods }, ...more }), state }
  const seen = []
  const listen = () => modelsStore(world.byok).subscribe((answer) => seen.push(answer))
  const last = () => seen.at(-1)
  return { ...world, seen, last, listen, asked: () => world.wallet.made("listModels").length }
}

test("models_areAskedForOnce_forAllWhoListen", async (t) => {
  const { byok, listen, last, asked } = watched(t)
  const stops = [listen(), listen()]
  assert.deepEqual(last(), NOTHING)
  await byok.connect()
  await until("the models", () => last().value)
  assert.deepEqual(last(), { value: [MODEL], error: undefined, loading: false })
  assert.equal(asked(), 1)
  for (const stop of stops) stop()
})

test("models_areAskedForAgain_whenTheWalletSaysSo_andNotWhenNobodyListens", async (t) => {
  const { byok, wallet, state, listen, last, asked } = watched(t)
  const stop = listen()
  await byok.connect()
  await until("the models", () => last().value)
  state.models = [OTHER]
  wallet.event("onModelsChanged", {})
  await until("the other model", () => last().value?.[0].id === OTHER.id)
  stop()
  wallet.event("onModelsChanged", {})
  await byok.listModels()
  assert.equal(asked(), 3, "the two of the store, and the one just made")
})

test("models_ofAGrantThatEnded_areForgotten", async (t) => {
  const { byok, wallet, listen, last } = watched(t)
  listen()
  await byok.connect()
  await until("the models", () => last().value)
  wallet.event("onGrantStateChanged", { type: "revoked", grantId: GRANT.grantId })
  await until("the end", () => byok.getGrantState().type === "revoked")
  assert.deepEqual(last(), NOTHING)
})

test("refusal_isTheAnswer_andWhatWasKnownStays", async (t) => {
  let refuses = false
  const listModels = () => {
    if (refuses) throw refusal("locked", { action: "unlock" })
    return { models: [MODEL] }
  }
  const { byok, listen, last } = watched(t, { methods: { listModels } })
  listen()
  await byok.connect()
  await until("the models", () => last().value)
  refuses = true
  modelsStore(byok).refresh()
  await until("the refusal", () => last().error)
  assert.equal(last().error.code, "locked")
  assert.deepEqual(last().value, [MODEL])
  assert.equal(last().loading, false)
})

test("wallet_thatComesBack_isAskedAgain", async (t) => {
  const { byok, wallet, page, listen, last, asked } = watched(t)
  listen()
  await byok.connect()
  await until("the models", () => last().value)
  wallet.send({ t: "bye" })
  await until("the end", () => byok.getSnapshot().status === "connecting")
  page.frames[0].emit("load")
  await until("the second question", () => asked() === 2)
})

test("answer_thatWasOvertaken_isDropped", async (t) => {
  const late = []
  const listModels = () => new Promise((answer) => late.push(answer))
  const { byok, wallet, listen, last } = watched(t, { methods: { listModels } })
  listen()
  await byok.connect()
  await until("the first question", () => late.length === 1)
  wallet.event("onModelsChanged", {})
  await until("the second question", () => late.length === 2)
  late[1]({ models: [OTHER] })
  await until("the newer answer", () => last().value)
  late[0]({ models: [MODEL] })
  await byok.getUsage().catch(() => {})
  assert.deepEqual(last().value, [OTHER])
})

test("usage_isAskedForWithTheGrant_andOnRefresh", async (t) => {
  let spent = 0
  const { byok } = watched(t, {
    methods: { getUsage: () => ({ limits: [], running: 0, today: { spentUsd: spent++ } }) },
  })
  const seen = []
  const usage = usageStore(byok)
  usage.subscribe(({ value }) => seen.push(value?.today.spentUsd))
  await byok.connect()
  await until("the usage", () => seen.at(-1) === 0)
  usage.refresh()
  await until("what was spent since", () => seen.at(-1) === 1)
})

test("usage_isAskedForAgain_afterEachRequest_howeverItEnds", async (t) => {
  const asked = []
  const ends = [
    () => ({ content: [], finishReason: { unified: "stop" }, usage: {}, warnings: [] }),
    refusing("aborted"),
  ]
  const { byok, wallet } = watched(t, {
    methods: {
      getUsage: () => ({ limits: [], running: 0, today: { requests: asked.push(1) } }),
      doLanguage: () => ends.shift()(),
    },
  })
  const model = byok.getProvider()("m")
  const seen = []
  usageStore(byok).subscribe(({ value }) => seen.push(value?.today.requests))
  await byok.connect()
  await until("the usage", () => seen.at(-1) === 1)
  await model.doGenerate({ prompt: [] })
  await until("the usage after an answer", () => seen.at(-1) === 2)
  await assert.rejects(() => model.doGenerate({ prompt: [] }))
  await until("the usage after a refusal", () => seen.at(-1) === 3)
  assert.equal(wallet.made("getUsage").length, 3)
})

test("svelte_store_connectsWhenItIsRead_andTellsEachStatus", async (t) => {
  const { byok } = watched(t)
  const seen = []
  const stop = byokStore(byok).subscribe(({ status }) => seen.push(status))
  await byok.ready
  assert.deepEqual([seen[0], seen.at(-1)], ["idle", "ready"])
  stop()
})

test("vue_refs_follow_untilTheirScopeEnds", async (t) => {
  const { byok, wallet } = watched(t)
  const scope = effectScope()
  const { state, models } = scope.run(() => ({ state: useByokInVue(byok), models: useModels(byok) }))
  assert.ok(isReadonly(state))
  await until("the models", () => models.answer.value.value)
  assert.equal(state.value.status, "ready")
  scope.stop()
  wallet.event("onStatusChanged", { status: "locked" })
  await until("the lock", () => byok.getSnapshot().status === "locked")
  assert.equal(state.value.status, "ready")
})

test("react_onAServer_rendersWithoutAWallet", () => {
  const byok = { ...unusable, getServerSnapshot: () => ({ status: "idle", grant: { type: "none" } }) }
  const Shown = () => `${useByok(byok).status} ${useModelsInReact(byok).loading}`
  assert.equal(renderToString(createElement(Shown)), "idle false")
})

const refuse = () => assert.fail("nothing happens on a server")
const unusable = { connect: refuse, subscribe: refuse, getSnapshot: refuse, on: refuse, listModels: refuse }
