// What the bindings follow: one question for all who listen, asked again when its answer may differ.
import assert from "node:assert/strict"
import { test } from "node:test"
import { createSSRApp, effectScope, h, isReadonly } from "vue"
import { renderToString as renderVue } from "vue/server-renderer"
import { createElement } from "react"
import { renderToString } from "react-dom/server"
import { useByok, useModels as useModelsInReact } from "@byokapi/client/react"
import { byokStore, modelsStore, usageStore } from "@byokapi/client/svelte"
import { MockWallet } from "@byokapi/client/testing"
import { useByok as useByokInVue, useModels, useUsage } from "@byokapi/client/vue"
import { GRANT, refusal, until } from "./browser.mjs"
import { reported, setUp } from "./setup.mjs"

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

test("answer_stands_forThoseWhoComeLater_whileNothingWasTold", async (t) => {
  const { byok, wallet, listen, last, asked } = watched(t)
  await byok.connect()
  const listenOnce = async (what) => {
    const stop = listen()
    await until(what, () => last().value && !last().loading)
    stop()
  }
  for (let at = 0; at < 20; at++) await listenOnce("the models")
  assert.equal(asked(), 1)
  for (const status of ["locked", "ready"]) {
    wallet.event("onStatusChanged", { status })
    await until(status, () => byok.getSnapshot().status === status)
  }
  assert.equal(asked(), 1, "nobody listened")
  await listenOnce("the models again")
  assert.equal(asked(), 2)
})

test("usage_isAskedForAgain_byThoseWhoComeLater", async (t) => {
  const { byok, wallet } = watched(t, { methods: { getUsage: () => ({ limits: [], running: 0, today: {} }) } })
  const usage = usageStore(byok)
  await byok.connect()
  for (const times of [1, 2]) {
    const seen = []
    const stop = usage.subscribe(({ value, loading }) => seen.push(value && !loading))
    await until("the usage", () => wallet.made("getUsage").length === times && seen.at(-1))
    stop()
  }
})

test("listener_thatThrows_silencesNobody_andIsReported", async (t) => {
  const { byok, listen, last } = watched(t)
  const thrown = reported(t)
  modelsStore(byok).subscribe(({ value }) => {
    if (value) throw new Error("the app's own")
  })
  listen()
  await byok.connect()
  await until("the models", () => last().value)
  assert.equal(last().loading, false)
  await until("the report", () => thrown.length)
  assert.deepEqual(thrown, ["the app's own"])
})

test("mockWallet_tellsTheOthers_whereOneThrows", async (t) => {
  const thrown = reported(t)
  const wallet = new MockWallet()
  const seen = []
  wallet.client.on("status", () => {
    throw new Error("the app's own")
  })
  wallet.client.on("status", (status) => seen.push(status))
  wallet.setStatus("locked")
  assert.deepEqual(seen, ["locked"])
  await until("the report", () => thrown.length)
})

for (const models of [null, "many", [null], [{}]])
  test(`answer_${JSON.stringify(models)}_inThePlaceOfModels_isAnError`, async (t) => {
    const { byok, listen, last } = watched(t, { methods: { listModels: () => ({ models }) } })
    listen()
    await byok.connect()
    await until("the error", () => last().error)
    assert.deepEqual([last().value, last().error.code, last().loading], [undefined, "internal", false])
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

test("vue_onAServer_rendersWithoutAWallet", async () => {
  const byok = { ...unusable, getSnapshot: () => ({ status: "idle", grant: { type: "none" } }) }
  const setup = () => {
    const [state, models, usage] = [useByokInVue(byok), useModels(byok), useUsage(byok)]
    return () => h("p", `${state.value.status} ${models.answer.value.loading} ${usage.answer.value.loading}`)
  }
  assert.equal(await renderVue(createSSRApp({ setup })), "<p>idle false false</p>")
})

test("svelte_onAServer_isIdle", () => {
  const seen = []
  const byok = { ...unusable, subscribe: () => () => {}, getSnapshot: () => ({ status: "idle" }) }
  byokStore(byok).subscribe(({ status }) => seen.push(status))()
  assert.deepEqual(seen, ["idle"])
})

test("react_onAServer_rendersWithoutAWallet", () => {
  const byok = { ...unusable, getServerSnapshot: () => ({ status: "idle", grant: { type: "none" } }) }
  const Shown = () => `${useByok(byok).status} ${useModelsInReact(byok).loading}`
  assert.equal(renderToString(createElement(Shown)), "idle false")
})

const refuse = () => assert.fail("nothing happens on a server")
const unusable = { connect: refuse, subscribe: refuse, getSnapshot: refuse, on: refuse, listModels: refuse }
