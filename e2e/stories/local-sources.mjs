// Where local models come from besides an address: a file of this computer, the browser itself, a server beside it.
import assert from "node:assert/strict"
import { fileURLToPath } from "node:url"
import { field, press, see, sees } from "../harness/act.mjs"
import { pathOf } from "../harness/model-files.mjs"
import { withWorld } from "../harness/world.mjs"
import { DEMO_KEYS } from "../upstream/index.mjs"
import { ask, call, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { HERE, recites, withoutKeys } from "./local.mjs"
import { addKey, visit } from "./owner.mjs"
import { liveWindow } from "./strict.mjs"

const OTHER = "Another model: a file, or its address"
const NO_MODEL = fileURLToPath(import.meta.url)

/** A file of this computer: what is no model is refused, a model is copied in, and its app is answered. */
export const fromFile = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await press(tab, OTHER)
    await choose(tab, NO_MODEL)
    await see(tab, "This file is no model: it does not begin as a GGUF file does.")
    await world.picture(tab, "local-no-model")
    await choose(tab, pathOf("recite"))
    await see(tab, "Apps ask for it as local/recite.")
    assert.ok(!(await sees(tab, "This file is no model")))
    assert.deepEqual(world.files.requests, [], "nothing was fetched for it")
    const page = await openApp(world)
    await connectAndApprove(world, page, HERE)
    if (world.storage === "sealed") await see(await liveWindow(world), "Keep this window open")
    await recites(page, "local/recite")
    await tab.bringToFront()
    await choose(tab, pathOf("recite"))
    await see(tab, "There is a model called recite already.")
  })

/** One whose page was closed on the way cannot go on by itself, and says so. */
export const fileLost = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await press(tab, OTHER)
    await tab.evaluate(slowFiles)
    await choose(tab, pathOf("recite"))
    await see(tab, "Copying")
    await tab.reload()
    await visit(tab, "Keys", "Not finished")
    await see(tab, "This page was closed before the whole file was copied.")
    await world.picture(tab, "local-file-lost")
    const [chooser] = await Promise.all([tab.waitForFileChooser(), press(tab, "Choose the file again: recite.gguf")])
    await chooser.accept([pathOf("recite")])
    await see(tab, "Apps ask for it as local/recite.")
  })

/** In the page: after the first look at a file, its bytes never come. */
function slowFiles() {
  const { slice } = Blob.prototype
  const never = { arrayBuffer: () => new Promise(() => {}) }
  let looks = 0
  File.prototype.slice = function (...range) {
    return looks++ === 0 ? slice.apply(this, range) : never
  }
}

async function choose(tab, file) {
  const input = await field(tab, "A model file on this computer")
  await input.uploadFile(file)
}

/** The browser's own model, where a page script stands in for one: fetched by a click, under the same grants, by its own counters. */
export const ownModel = (mode) =>
  withWorld(mode, {}, async (world) => {
    const newPage = world.newPage.bind(world)
    world.newPage = async () => {
      const page = await newPage()
      await page.evaluateOnNewDocument(fakeOwnModel)
      return page
    }
    const tab = await withoutKeys(world)
    await see(tab, "This browser’s own model")
    await world.picture(tab, "local-own-model")
    await press(tab, "Let the browser fetch it: This browser’s own model")
    await see(tab, "The browser fetches it.")
    await tab.evaluate(() => letCome())
    await see(tab, "Apps ask for it as local/browser. The browser keeps it.")
    const page = await openApp(world)
    await connectAndApprove(world, page, HERE)
    const { value, error } = await ask(page, "local/browser", "Hello you")
    assert.equal(value?.text, "You said: Hello you", codeOf({ error }))
    const { costUsd, estimated, provider } = value.receipt
    assert.deepEqual([costUsd, estimated, provider], [0, false, "local"])
    assert.equal((await call(page, "stream", "local/browser", "Hello")).value?.text, "You said: Hello")
    assert.equal(codeOf(await ask(page, "local/browser", "Away with it")), "provider_refused")
    assert.deepEqual(world.files.requests, [])
  })

/** In every page: a Prompt API as Chromium's, that has its model from the first page on once it was fetched. */
function fakeOwnModel() {
  const here = () => globalThis.came || window.parent !== window
  class Session {
    contextUsage = 0
    async measureContextUsage(input) {
      return input[0].content.split(" ").length
    }
    promptStreaming(input) {
      const { content } = input[0]
      return new ReadableStream({
        start: (answer) => {
          if (content.startsWith("Away")) return answer.error(new DOMException("No", "NotReadableError"))
          for (const part of ["You said: ", content]) answer.enqueue(part)
          this.contextUsage = 2 * content.split(" ").length + 2
          answer.close()
        },
      })
    }
    destroy() {}
  }
  globalThis.LanguageModel = {
    availability: async () => (here() ? "available" : "downloadable"),
    async create({ monitor } = {}) {
      if (!here()) {
        const told = new EventTarget()
        monitor(told)
        await new Promise((come) => (globalThis.letCome = come))
        for (const loaded of [0.5, 1])
          told.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded, total: 1 }))
        globalThis.came = true
      }
      return new Session()
    },
  }
}

/** The owner sees what else could answer on this device: servers of this computer, and no model of a browser without one. */
export const providers = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await see(tab, "Servers on this computer")
    assert.ok(!(await sees(tab, "own model")), "this browser says that it has none")
    await press(tab, "Set it up: LM Studio")
    await see(tab, "LM Studio answers a browser only with CORS enabled")
    const chosen = await tab.evaluate(() => document.activeElement.selectedOptions?.[0].text)
    assert.equal(chosen, "LM Studio")
    await addKey(tab, {
      provider: "LM Studio",
      address: world.upstream.customUrl,
      name: "LM Studio",
      key: DEMO_KEYS.custom[0],
    })
    await see(tab, "Apps ask for its models as lmstudio/…")
  })
