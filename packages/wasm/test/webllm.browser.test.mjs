// WebLLM as far as it goes without weights: what a browser has for it, and what it asks for, in which order. No answer of a
// real model is generated here: there are neither weights nor a GPU.
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { GPU, noChromium, startSite } from "./browser.mjs"

const CONFIG = { vocab_size: 1, context_window_size: 64, tokenizer_files: [], conv_template: {} }

describe("WebLLM in Chromium", { skip: noChromium }, () => {
  let site
  before(async () => {
    site = await startSite({
      "/mlc/resolve/main/mlc-chat-config.json": (response) => response.end(JSON.stringify(CONFIG)),
      "/mlc/lib.wasm": (response) => response.end("no wasm"),
    })
  })
  after(() => site?.close())

  test("withoutAdapter_supportSaysSo_andNothingIsFetched", async () => {
    const page = await site.open(GPU.none)
    const { support, failed } = await page.evaluate(ask)
    assert.deepEqual([support.webgpu, support.shaderF16, "gpu" in support], [false, false, false])
    assert.deepEqual([failed.code, failed.isRetryable], ["provider_refused", false])
    assert.match(failed.message, /WebGPU/)
    assert.deepEqual(mlcOf(site.requests), [])
  })

  test("withSoftwareAdapter_itsConfigIsAskedForFirst_thenItsCode", async () => {
    const page = await site.open(GPU.software)
    const { support, failed } = await page.evaluate(ask)
    assert.deepEqual([support.webgpu, support.shaderF16, support.gpu], [true, false, "google swiftshader"])
    assert.equal(support.softwareGpu, true)
    assert.deepEqual([failed.code, failed.isRetryable], ["damaged_record", false])
    assert.deepEqual(mlcOf(site.requests), ["/mlc/resolve/main/mlc-chat-config.json", "/mlc/lib.wasm"])
  })

  test("withFilesOnTheDevice_nothingIsFetched", async () => {
    const page = await site.open(GPU.software)
    const before = mlcOf(site.requests).length
    const { code, hosts } = await page.evaluate(async (config) => {
      const files = { "mlc-chat-config.json": new Blob([config]), "lib.wasm": new Blob(["no wasm"]) }
      const hosts = []
      const real = fetch
      globalThis.fetch = (input, init) => (hosts.push(String(input?.url ?? input)), real(input, init))
      const load = new WebllmEngine().load({ id: "mine" }, { files })
      const { code } = await load.catch((error) => error)
      return { code, hosts }
    }, JSON.stringify(CONFIG))
    assert.deepEqual([code, hosts, mlcOf(site.requests).length], ["damaged_record", [], before])
  })

  test("withSoftwareAdapter_aDeviceIsHeardOf_andItsLossToo", async () => {
    const page = await site.open(GPU.software)
    const seen = await page.evaluate(async () => {
      const told = []
      const work = async () => (await navigator.gpu.requestAdapter()).requestDevice()
      const device = await watchDevices((heard) => void heard.lost.then(() => told.push("lost")), work)
      device.destroy()
      await device.lost
      await 0
      return { told, restored: !String(GPUAdapter.prototype.requestDevice).includes("heard") }
    })
    assert.deepEqual(seen, { told: ["lost"], restored: true })
  })

  test("support_namesTheRest", async () => {
    const page = await site.open(GPU.none)
    const { jspi, memory64, threads, browserModel } = await page.evaluate(() => localSupport())
    assert.deepEqual([jspi, memory64, threads], [true, true, false])
    assert.ok(["none", "unavailable"].includes(browserModel))
  })
})

const mlcOf = (requests) => requests.filter((path) => path.startsWith("/mlc/"))

/** Runs in the page. */
async function ask() {
  const mlc = { url: `${location.origin}/mlc`, lib: `${location.origin}/mlc/lib.wasm` }
  const model = new WasmLanguageModel("mine", { mlc })
  const failed = await generateText({ model, prompt: "Hello", maxRetries: 0 }).catch((error) => error)
  const { code, message, isRetryable } = failed
  return { support: await localSupport(), failed: { code, message, isRetryable } }
}
