// What becomes of the engine and of what is kept for it: unloaded by turn, when idle and with its GPU; erased with the wallet.
import assert from "node:assert/strict"
import { fill, press, see, until } from "../harness/act.mjs"
import { holdTimers, MINUTE, passTime } from "../harness/clock.mjs"
import { LOSE } from "../harness/standin-webllm.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { download, HERE, HOLLOW, isKept, LONG, recites, twoApart, withoutKeys } from "./local.mjs"
import { visit } from "./owner.mjs"
import { engineFrame, framesAt } from "./sandbox.mjs"
import { liveWindow } from "./strict.mjs"

/** How long the wallet keeps a model in memory that nobody uses. */
const IDLE = 2 * MINUTE

const isGone = (page) => until("the engine to be unloaded", () => framesAt(page, "/local").length === 0)

/** One model is in memory in the whole browser: another takes its place, another app's turn ends it, and so does a while without any. */
export const unloaded = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    await download(tab, LONG)
    const [page, other] = await twoApart(world)
    await recites(page)
    const first = await engineFrame(page, "/local")
    assert.equal((await ask(page, LONG.id, "Hello", { maxOutputTokens: 5 })).error, undefined)
    await until("the first model to be unloaded", () => first.detached)
    assert.equal(framesAt(page, "/local").length, 1)

    await holdTimers(world.bridge(other), IDLE)
    await recites(other)
    await isGone(page)
    assert.equal(framesAt(other, "/local").length, 1)
    await passTime(world.bridge(other))
    await isGone(other)
    await recites(other)
  })

/** A GPU that is taken away in mid-answer ends it with a code, and the next request loads the model again. */
export const gpuLost = (mode) =>
  withWorld(mode, { hollow: true, standIn: true, softwareGpu: true }, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab, HOLLOW)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    for (const method of ["ask", "stream"]) {
      const { error } = await call(page, method, HOLLOW.id, LOSE)
      assert.deepEqual([codeOf({ error }), error.retryable], ["provider_disconnected", true], error.message)
      const { value } = await call(page, method, HOLLOW.id, "Hello")
      assert.equal(value?.text, "On a GPU.")
    }
  })

/** With the wallet go its models, the worker that answers without a network, and what that kept. */
export const erased = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    const page = await openApp(world)
    await connectAndApprove(world, page, HERE)
    await recites(page)
    const live = await liveWindow(world)
    await until("the wallet to keep itself", () => live.evaluate(isKept))
    await live.close()
    const before = await tab.evaluate(stored)
    assert.ok(before.files.length > 0 && before.workers === 1 && before.kept > 0, JSON.stringify(before))
    await visit(tab, "Safety")
    await press(tab, "Erase everything")
    await fill(tab, "Type erase to go on", "erase")
    await press(tab, "Erase everything")
    await see(tab, "Protect your wallet")
    assert.deepEqual(await tab.evaluate(stored), { files: [], workers: 0, kept: 0 })
  })

/** In a page of the wallet: what its origin has stored. */
async function stored() {
  const filesIn = async (folder) => {
    const found = []
    for await (const [name, entry] of folder.entries())
      found.push(...(entry.kind === "file" ? [name] : await filesIn(entry)))
    return found
  }
  const files = await filesIn(await navigator.storage.getDirectory())
  const workers = (await navigator.serviceWorker.getRegistrations()).length
  const kept = (await caches.keys()).length
  return { files, workers, kept }
}
