// A model that runs in the browser: downloaded once, under the same grants, with no key and no network.
import assert from "node:assert/strict"
import { press, see, sees, until } from "../harness/act.mjs"
import { RECITED } from "../harness/model-files.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, codeOf, connectAndApprove, LANGUAGE, openApp, statusIs } from "./app.mjs"
import { approve, protect, setUp, visit } from "./owner.mjs"
import { engineFrame, goesNowhere, walledIn } from "./sandbox.mjs"
import { liveWindow } from "./strict.mjs"

export const MODEL = { id: "local/tiny-recite", name: "Tiny test model, recites one sentence" }
export const HERE = { ...LANGUAGE, localOnly: true }

/** A wallet without any key. Gives its tab, at the page of keys. */
export async function withoutKeys(world) {
  const tab = await world.open(`${world.wallet}/`)
  await protect(tab, "device")
  await press(tab, "Skip for now")
  await press(tab, "Open the wallet")
  await see(tab, "Overview")
  await visit(tab, "Keys", MODEL.name)
  return tab
}

export async function download(tab, model = MODEL) {
  await press(tab, `Download: ${model.name}`)
  await isReady(tab, model)
}

const isReady = (tab, { id } = MODEL) => see(tab, `Apps ask for it as ${id}.`)

/** Answers for seconds. */
export const LONG = { id: "local/tiny-count", name: "Tiny test model, counts to 3000" }

/** One for WebLLM, whose files are all there but for weights. */
export const HOLLOW = { id: "local/tiny-q4f16_1-MLC", name: "Test model without weights" }

export async function recites(page, model = MODEL.id) {
  const { value, error } = await ask(page, model)
  assert.equal(value?.text?.replace(/\s+/g, " ").trim(), RECITED, codeOf({ error }))
  return value
}

/** Nothing of a provider, no key: the whole way, and what the wallet notes of it. */
export const answers = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    await download(tab, LONG)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    const { receipt } = await recites(page)
    assert.deepEqual([receipt.costUsd, receipt.estimated, receipt.provider], [0, false, "local"])
    const streamed = await call(page, "stream", MODEL.id, "Hello")
    assert.equal(streamed.value?.text?.replace(/\s+/g, " ").trim(), RECITED, codeOf(streamed))
    await holdsToASchema(page)
    await isStopped(page)
    await isUnread(page, world)
    assert.deepEqual(world.upstream.journal.calls(), [])
    await visit(tab, "Activity", "local")
    for (const words of ["tiny-recite", "tiny-count", "Stopped"]) await see(tab, words)
  })

/** The model knows one sentence, and says what the schema has it say. */
async function holdsToASchema(page) {
  const schema = { type: "object", properties: { kept: { const: "yes" } }, required: ["kept"] }
  const more = { responseFormat: { type: "json", name: "answer", schema }, maxOutputTokens: 200 }
  const { value, error } = await ask(page, MODEL.id, "Hello", more)
  assert.deepEqual(JSON.parse(value?.text ?? codeOf({ error })), { kept: "yes" })
  assert.deepEqual(value.warnings, [])
}

/** An answer that would take long ends at once where its app stops it, and the model is free for the next. */
async function isStopped(page) {
  const { error } = await call(page, "streamAndStop", LONG.id, 20)
  assert.equal(codeOf({ error }), "AbortError")
  await recites(page)
}

/** An answer that its app does not read holds up no other app. */
async function isUnread(greedy, world) {
  const other = await openApp(world, "other")
  await connectAndApprove(world, other)
  assert.equal(await greedy.evaluate(unreadAnswer, LONG.id.split("/")[1], 500), 200)
  await recites(other)
}

/** In an app's page: an answer of which nothing is read after its head. */
export async function unreadAnswer(model, tokens) {
  const messages = [{ role: "user", content: "Hello" }]
  const body = JSON.stringify({ model, messages, stream: true, max_tokens: tokens })
  const headers = { "content-type": "application/json" }
  const fetch = app.byok.createFetch("local")
  globalThis.kept = await fetch("https://local.invalid/v1/chat/completions", { method: "POST", headers, body })
  return globalThis.kept.status
}

/** A key of a provider does not serve what is local only: the request waits for a model, and the grant outlives it. */
export const later = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world)
    const page = await openApp(world)
    const { outcome } = await click(page, "requestGrant", HERE)
    const answer = outcome()
    const window = await world.consent()
    await see(window, "There is no model on this computer yet")
    await world.picture(window, "consent-no-local-model")
    await visit(tab, "Keys", MODEL.name)
    await download(tab)
    await window.bringToFront()
    await approve(window)
    assert.equal((await answer).value?.type, "approved")
    await recites(page)
    await tab.bringToFront()
    await press(tab, `Delete: ${MODEL.name}`)
    await press(tab, `Delete ${MODEL.name}`)
    await see(tab, "Nothing is stored.")
    const { error } = await ask(page, MODEL.id)
    assert.deepEqual([error?.code, error?.action], ["no_provider_key", "add-key"], error?.message)
    assert.match(error.hint, /local model/)
    await download(tab)
    await recites(page)
  })

/** One that may use only what runs here asks a provider for nothing, however it calls a model. */
export const hereOnly = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world)
    await visit(tab, "Keys", MODEL.name)
    await download(tab)
    const page = await openApp(world)
    const { outcome } = await click(page, "requestGrant", HERE)
    const answer = outcome()
    const window = await world.consent()
    await see(window, "Only models on this computer answer.")
    assert.ok(!(await sees(window, "You pay your provider")))
    await world.picture(window, "consent-local-only")
    await approve(window)
    if (world.storage === "sealed") await see(await liveWindow(world), "Keep this window open")
    assert.equal((await answer).value?.type, "approved")
    await recites(page)
    if (world.storage === "sealed") await keepsNoAddress(world)
    const before = world.upstream.journal.calls().length
    for (const model of ["openai/gpt-4o-mini", "gpt-4o-mini", "anthropic/claude-haiku-4-5"])
      assert.equal(codeOf(await ask(page, model)), "model_not_allowed", model)
    assert.equal(world.upstream.journal.calls().length, before)
  })

/** In a wallet that keeps itself for times without a network, an address with a secret of a sign-in is not among what is kept. */
async function keepsNoAddress(world) {
  await until("the wallet to keep itself", async () => (await liveWindow(world)).evaluate(isKept))
  const returned = await world.open(`${world.wallet}/?code=marked-code&state=none`)
  assert.ok(await returned.evaluate(() => navigator.serviceWorker.controller !== null))
  const kept = await returned.evaluate(addresses)
  assert.ok(
    kept.some((address) => address.endsWith("/live")),
    kept.join(" "),
  )
  assert.deepEqual(
    kept.filter((address) => /marked|[?]/.test(address)),
    [],
  )
  assertEngines(kept)
  await returned.close()
}

/** Of the engines, which are large, only the one that answered is kept. */
function assertEngines(kept) {
  const engines = kept.map((address) => /assets\/local\/(\w+)-/.exec(address)?.[1]).filter(Boolean)
  assert.deepEqual(engines, ["wllama"])
}

async function addresses() {
  const caches = await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)))
  return (await Promise.all(caches.map((cache) => cache.keys()))).flat().map(({ url }) => url)
}

/** Without a window a bridge that does not reach the wallet's storage has no local model, and says where they run. */
export const sealed = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world)
    await visit(tab, "Keys", MODEL.name)
    await download(tab)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    const { error } = await ask(page, MODEL.id)
    assert.equal(error?.code, "model_not_allowed")
    assert.match(error.hint, /strict or local only/)
    const listed = await page.evaluate(async () => (await app.byok.listModels()).map(({ provider }) => provider))
    assert.deepEqual([...new Set(listed)], ["openai"])
    assert.match(codeOf(await ask(page, "default")), /^answered/)
  })

/** Where a local model is all there is, the window that runs it is part of what is approved, and the consent says so. */
export const sealedAlone = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    const page = await openApp(world)
    const { outcome } = await click(page, "requestGrant", LANGUAGE)
    const answer = outcome()
    const window = await world.consent()
    await see(window, "Only models in this browser can answer.")
    await press(window, "More limits")
    await press(window, "Only while a wallet window is open")
    await see(window, "Nothing would answer it.")
    await approve(window)
    await see(window, "models of this browser need a window of the wallet that stays open.")
    await world.picture(window, "consent-local-unanswered")
    await press(window, "Only while a wallet window is open")
    await approve(window)
    assert.equal((await answer).value?.type, "approved")
    await recites(page, "default")
  })

/** Two apps of different sites, each with a grant. */
export async function twoApart(world) {
  const pages = [await openApp(world), await openApp(world, "other")]
  for (const page of pages) await connectAndApprove(world, page)
  return pages
}

/** Two apps of different sites ask at once: one download, one model in memory at a time, two answers. */
export const twoApps = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    const pages = await twoApart(world)
    for (let round = 0; round < 2; round++) await Promise.all(pages.map((page) => recites(page)))
    assert.deepEqual(world.files.requests, [0], "each app fetched it for itself")
    await pages[0].close()
    await recites(pages[1])
  })

/** From inside the frames of a local model nothing is reached: neither key nor vault, neither network nor the weights' store. */
export const walled = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    const page = await openApp(world)
    await connectAndApprove(world, page, HERE)
    await recites(page)
    const holder = world.storage === "sealed" ? await liveWindow(world) : page
    for (const path of ["/local", "/engine-local"]) await walledIn(world, await engineFrame(holder, path))
    await recites(page)
    await goesNowhere(world, await engineFrame(holder, "/local"))
    await recites(page)
  })

/** Once a model answered in an app, it does so again where the wallet's site, like all others but the app's, is gone. */
export const unplugged = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    await recites(page)
    await until("the wallet to keep itself", () => world.bridge(page).evaluate(isKept))
    assertEngines(await world.bridge(page).evaluate(addresses))
    await world.unplug()
    await page.reload()
    await page.waitForFunction("globalThis.app")
    await statusIs(page, "ready")
    const { receipt } = await recites(page)
    assert.equal(receipt.costUsd, 0)
    await tab.close()
  })

export const isKept = async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)

/** What goes wrong on the way: no room on the disk, dropped, another file, an address that gives none; paused, deleted. */
export const downloads = (mode) =>
  withWorld(mode, {}, async (world) => {
    const { faults, requests, bytes } = world.files
    const tab = await withoutKeys(world)
    const disk = await tab.createCDPSession()
    await disk.send("Storage.overrideQuotaForOrigin", { origin: world.wallet, quotaSize: 300_000 })
    await press(tab, `Download: ${MODEL.name}`)
    // Chromium tells a page of more room than there is: the disk itself says no.
    await see(tab, "The browser's storage for the wallet is full.")
    await disk.send("Storage.overrideQuotaForOrigin", { origin: world.wallet })

    requests.length = 0
    faults.breakAfter = 200_000
    await press(tab, `Go on: ${MODEL.name}`)
    await see(tab, "The connection broke before the whole model was there.")
    await world.picture(tab, "local-broken")
    delete faults.breakAfter
    await press(tab, `Go on: ${MODEL.name}`)
    await isReady(tab)
    assert.equal(requests.length, 2)
    assert.ok(requests[1] > 0 && requests[1] < bytes, `went on at ${requests[1]}`)

    await press(tab, `Delete: ${MODEL.name}`)
    await press(tab, `Delete ${MODEL.name}`)
    await see(tab, `Download`)
    faults.flip = true
    await press(tab, `Download: ${MODEL.name}`)
    await see(tab, "The model's address gave another file than the one that was to come.")
    delete faults.flip
    faults.status = 404
    await press(tab, `Go on: ${MODEL.name}`)
    await see(tab, "The model's address answered with status 404.")
    delete faults.status

    faults.pauseMillis = 200
    await press(tab, `Go on: ${MODEL.name}`)
    await see(tab, /\d+ KB of 435 KB/)
    await press(tab, `Pause: ${MODEL.name}`)
    await see(tab, "Paused")
    await world.picture(tab, "local-paused")
    faults.pauseMillis = 0
    await tab.reload()
    await visit(tab, "Keys", MODEL.name)
    await press(tab, `Go on: ${MODEL.name}`)
    await isReady(tab)
    assert.ok(requests.at(-1) > 0, "what was there before the reload is used")
  })

/** WebLLM in the sandbox, with a model that has all files but a compiled form: what is fetched, where it ends, what answers then. */
async function hollow(world, { form, runs, code, message }) {
  const tab = await withoutKeys(world)
  assert.equal(await sees(tab, "Models that would not run here"), !runs)
  if (!runs) await press(tab, "Models that would not run here")
  await download(tab, HOLLOW)
  assert.equal(await sees(tab, "this browser gives web pages no GPU for it"), !runs)
  await world.picture(tab, `local-webllm-${form}`)
  const names = ["mlc-chat-config.json", "tensor-cache.json", `tiny-${form}_1-webgpu.wasm`, "tokenizer.json"]
  const parts = ["params_shard_0.bin", "params_shard_1.bin"]
  assert.deepEqual(
    world.files.asked,
    [...names, ...parts].map((name) => `/${form}/${name}`),
  )
  await download(tab)
  const page = await openApp(world)
  await connectAndApprove(world, page)
  const { error } = await ask(page, HOLLOW.id)
  assert.deepEqual([error?.code, error?.retryable], [code, false], error?.message)
  assert.match(error.message, message)
  await recites(page)
}

export const withoutGpu = (mode) =>
  withWorld(mode, { hollow: true }, (world) =>
    hollow(world, { form: "q4f16", runs: false, code: "provider_refused", message: /WebGPU/ }),
  )

/** A GPU that does not compute in 16 bits: the wallet fetches the other form. */
export const softwareGpu = (mode) =>
  withWorld(mode, { hollow: true, softwareGpu: true }, (world) =>
    hollow(world, { form: "q4f32", runs: true, code: "damaged_record", message: /compiled form does not fit/ }),
  )
