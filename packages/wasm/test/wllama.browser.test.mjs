// llama.cpp for real: a tiny GGUF generates in Chromium, through the AI SDK, without a wallet.
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { RECITED as SENTENCE } from "../../../e2e/harness/model-files.mjs"
import { GPU, noChromium, startSite } from "./browser.mjs"

/** The model's own count for the prompt "hi", the template's marks included. */
const USAGE = { prompt_tokens: 6, completion_tokens: 12, total_tokens: 18 }

/** A word that occurs twice has a token with a space more. */
const spaced = (text) => text.trim().split(/ +/).join(" ")

describe("wllama in Chromium", { skip: noChromium }, () => {
  let site
  let page

  before(async () => {
    site = await startSite({
      "/broken.gguf": (response) => response.end("GGUF is what it says, and no more."),
      "/text.gguf": (response) => response.end("no model at all"),
    })
    page = await site.open(GPU.none)
  })
  after(() => site?.close())

  test("generateText_withAnAddress_saysTheSentence_andCounts", async () => {
    const seen = await page.evaluate(async () => {
      const progress = []
      const model = new WasmLanguageModel("recite", { gguf: "/tiny.gguf", onProgress: (at) => progress.push(at) })
      const { text, usage, finishReason, warnings } = await generateText({ model, prompt: "hi", temperature: 0 })
      return { text, usage, finishReason, warnings, progress, loaded: localHost().loaded }
    })
    assert.equal(spaced(seen.text), SENTENCE)
    assert.deepEqual([seen.usage.inputTokens, seen.usage.outputTokens], [USAGE.prompt_tokens, USAGE.completion_tokens])
    assert.equal(seen.finishReason, "stop")
    assert.deepEqual(seen.warnings, [])
    assert.equal(seen.loaded, "recite")
    assert.ok(seen.progress.length > 0)
    assert.equal(seen.progress.at(-1).loaded, seen.progress.at(-1).total)
  })

  test("streamText_withAFile_comesWordByWord", async () => {
    const seen = await page.evaluate(async () => {
      const file = new File([await (await fetch("/tiny.gguf")).blob()], "mine.gguf")
      const { textStream, usage } = streamText({ model: new WasmLanguageModel("mine", { gguf: file }), prompt: "hi" })
      const words = []
      for await (const word of textStream) words.push(word)
      return { words, usage: await usage, loaded: localHost().loaded }
    })
    assert.equal(spaced(seen.words.join("")), SENTENCE)
    assert.ok(seen.words.length >= 10, `${seen.words.length} pieces`)
    assert.equal(seen.usage.outputTokens, USAGE.completion_tokens)
    assert.equal(seen.loaded, "mine")
  })

  test("twoModels_answerInTheOrderTheyWereAsked", async () => {
    const seen = await page.evaluate(async () => {
      const order = []
      const ask = async (name) => {
        const model = new WasmLanguageModel(name, { gguf: "/tiny.gguf" })
        const { text } = await generateText({ model, prompt: "hi" })
        order.push([name, text])
      }
      await Promise.all([ask("one"), ask("two"), ask("one")])
      return order
    })
    assert.deepEqual(
      seen.map(([name, text]) => [name, spaced(text)]),
      ["one", "two", "one"].map((name) => [name, SENTENCE]),
    )
  })

  test("abort_inMidAnswer_endsIt_andTheNextAnswerIsWhole", async () => {
    const seen = await page.evaluate(async () => {
      const model = new WasmLanguageModel("recite", { gguf: "/tiny.gguf" })
      const stop = new AbortController()
      const { fullStream } = streamText({ model, prompt: "hi", abortSignal: stop.signal })
      const parts = []
      for await (const part of fullStream) {
        parts.push(part.type)
        if (part.type === "text-delta") stop.abort()
      }
      const { text } = await generateText({ model, prompt: "hi" })
      return { parts, text }
    })
    assert.equal(seen.parts.at(-1), "abort")
    assert.equal(spaced(seen.text), SENTENCE)
  })

  test("brokenFiles_areDamagedRecords_andAMissingOneIsRefused", async () => {
    const codes = await page.evaluate(async () => {
      const tried = async (gguf) => {
        const model = new WasmLanguageModel("bad", { gguf })
        const failed = await generateText({ model, prompt: "hi", maxRetries: 0 }).catch((error) => error)
        return [failed.code, failed.isRetryable]
      }
      const cut = (await (await fetch("/tiny.gguf")).blob()).slice(0, 200_000)
      return [await tried("/broken.gguf"), await tried("/text.gguf"), await tried(cut), await tried("/none.gguf")]
    })
    const damaged = ["damaged_record", false]
    assert.deepEqual(codes, [damaged, damaged, damaged, ["provider_refused", false]])
  })

  test("withoutLlamaCpp_itFails_andDoesNotHang", async () => {
    const code = await page.evaluate(async () => {
      const files = { "tiny.gguf": await (await fetch("/tiny.gguf")).blob() }
      const load = new WllamaEngine({ wasm: "/none.wasm" }).load({ id: "recite" }, { files })
      return (await load.catch((error) => error)).code
    })
    assert.equal(code, "provider_refused")
  })

  test("afterAFailure_theNextModelLoads", async () => {
    const text = await page.evaluate(async () => {
      const model = new WasmLanguageModel("recite", { gguf: "/tiny.gguf" })
      return (await generateText({ model, prompt: "hi" })).text
    })
    assert.equal(spaced(text), SENTENCE)
  })

  test("aPromptLongerThanTheContext_isRefused_andTheModelStays", async () => {
    const seen = await page.evaluate(async () => {
      const model = new WasmLanguageModel("recite", { gguf: "/tiny.gguf", contextTokens: 64 })
      await localHost().unload()
      const asked = generateText({ model, prompt: "word ".repeat(400), maxRetries: 0 })
      const { code, details } = await asked.catch((error) => error)
      return { code, field: details?.field, loaded: localHost().loaded }
    })
    assert.deepEqual(seen, { code: "invalid_request", field: "messages", loaded: "recite" })
  })

  test("aSchema_isHeldToWithAGrammar", async () => {
    const output = await page.evaluate(async () => {
      await localHost().unload()
      const model = new WasmLanguageModel("recite", { gguf: "/tiny.gguf" })
      const answer = Output.object({ schema: z.object({ kept: z.literal("yes") }) })
      return (await generateText({ model, prompt: "hi", output: answer, maxOutputTokens: 200 })).output
    })
    assert.deepEqual(output, { kept: "yes" })
  })

  test("officialFormat_isAnsweredByEngineFetch", async () => {
    const seen = await page.evaluate(async () => {
      const offer = { model: { id: "recite" }, engine: "wllama", source: { url: "/tiny.gguf" } }
      const ask = engineFetch(localHost(), [offer])
      const body = { model: "recite", messages: [{ role: "user", content: "hi" }], temperature: 0 }
      const post = { method: "POST", body: JSON.stringify(body) }
      const { choices, usage, object } = await (await ask("https://local.invalid/v1/chat/completions", post)).json()
      const { prompt_tokens, completion_tokens, total_tokens } = usage
      return {
        object,
        ...choices[0].message,
        finish: choices[0].finish_reason,
        prompt_tokens,
        completion_tokens,
        total_tokens,
      }
    })
    assert.deepEqual(
      { ...seen, content: spaced(seen.content) },
      { object: "chat.completion", role: "assistant", content: SENTENCE, finish: "stop", ...USAGE },
    )
  })

  test("inAFrameOfOpaqueOrigin_itAnswersFromBytes_withoutNetworkOrStorage", async () => {
    const seen = await page.evaluate(async () => {
      const frame = document.createElement("iframe")
      frame.sandbox = "allow-scripts"
      const ready = new Promise((done) => addEventListener("message", ({ data }) => data === "ready" && done()))
      document.body.append(Object.assign(frame, { src: "/local" }))
      await ready
      const { port1, port2 } = new MessageChannel()
      const wasm = await (await fetch("/wllama.wasm")).blob()
      frame.contentWindow.postMessage({ wasm }, "*", [port2])
      const host = new EngineHost({ engines: { wllama: async () => new RemoteEngine(() => port1) } })
      const gguf = await (await fetch("/tiny.gguf")).blob()
      const model = new WasmLanguageModel("framed", { gguf, host })
      const whole = await generateText({ model, prompt: "hi" })
      const stop = new AbortController()
      const { fullStream } = streamText({ model, prompt: "hi", abortSignal: stop.signal })
      let last
      for await (const { type } of fullStream) if ((last = type) === "text-delta") stop.abort()
      const bad = new WasmLanguageModel("bad", { gguf: new Blob(["none"]), host })
      const { code } = await generateText({ model: bad, prompt: "hi" }).catch((error) => error)
      const again = await generateText({ model, prompt: "hi" })
      return { texts: [whole.text, again.text], last, code, usage: whole.usage.outputTokens }
    })
    assert.deepEqual(seen.texts.map(spaced), [SENTENCE, SENTENCE])
    assert.deepEqual([seen.last, seen.code, seen.usage], ["abort", "damaged_record", USAGE.completion_tokens])
  })

  test("nothing_leavesThisSite", () => {
    const paths = new Set(site.requests.filter((path) => !path.startsWith("/assets/")))
    assert.deepEqual([...paths].sort(), [
      "/",
      "/broken.gguf",
      "/local",
      "/none.gguf",
      "/none.wasm",
      "/text.gguf",
      "/tiny.gguf",
      "/wllama.wasm",
    ])
  })
})
