import assert from "node:assert/strict"
import { test } from "node:test"
import type { ChatChunk } from "../../../packages/wasm/src/chat.js"
import type { LocalEngine } from "../../../packages/wasm/src/engine.js"
import { LocalError } from "../../../packages/wasm/src/error.js"
import { serve } from "../local/serve.js"

type Said = Record<string, unknown>

const chunk = (content: string): ChatChunk => ({
  id: "c",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
  choices: [{ index: 0, delta: { content }, finish_reason: null }],
})

/** An engine that does as it is told, before it loads and while it answers. */
function engineOf(load: () => void, said: () => AsyncIterable<ChatChunk>): LocalEngine {
  return {
    loaded: "m",
    load: async (_model, _source, options) => {
      load()
      options?.onProgress?.({ loaded: 1, total: 2 })
    },
    chat: said,
    unload: async () => {},
  }
}

/** What the page says at its port, until `last` came. */
async function heard(engine: LocalEngine, last: string, stream = false): Promise<Said[]> {
  const { port1: wallet, port2: page } = new MessageChannel()
  const all: Said[] = []
  try {
    await new Promise<void>((done) => {
      wallet.onmessage = ({ data }: MessageEvent<Said>) => {
        all.push(data)
        if (data["t"] === "ready")
          wallet.postMessage({ t: "load", engine: "wllama", model: "m", context: 0, files: [], code: null })
        if (data["t"] === "loaded") {
          const body = JSON.stringify({ model: "m", stream, messages: [{ role: "user", content: "Hello" }] })
          const url = "https://local.invalid/v1/chat/completions"
          wallet.postMessage({ t: "fetch", id: 1, method: "POST", url, body })
        }
        if (data["t"] === last) done()
      }
      serve(page, () => engine)
    })
  } finally {
    wallet.close()
  }
  return all
}

test("an engine that is long at an answer in one piece says every ten seconds that it works", async (context) => {
  context.mock.timers.enable({ apis: ["Date", "setTimeout"], now: 1_000_000 })
  const slow = engineOf(
    () => {},
    async function* () {
      for (const word of ["one ", "two ", "three ", "four"]) {
        context.mock.timers.setTime(Date.now() + 6_000)
        yield chunk(word)
      }
    },
  )
  const said = await heard(slow, "eof")
  // Once while it loads, then after 12 and 24 seconds.
  assert.equal(said.filter(({ t }) => t === "busy").length, 3)
  assert.match(String(said.find(({ t }) => t === "data")?.["data"]), /one two three four/)
})

test("a model that does not load says why: status, code, sentence and what helps", async () => {
  const refused = new LocalError({ code: "damaged_record", message: "It does not open.", hint: "Get it again." })
  const broken = engineOf(
    () => {
      throw refused
    },
    async function* () {},
  )
  const { t, ...why } = (await heard(broken, "failed")).at(-1) ?? {}
  assert.equal(t, "failed")
  assert.deepEqual(why, { status: 422, code: "damaged_record", message: "It does not open.", hint: "Get it again." })
})

test("what fails for reasons unknown says nothing of them", async () => {
  const broken = engineOf(
    () => {
      throw new Error("/secret/path")
    },
    async function* () {},
  )
  assert.deepEqual((await heard(broken, "failed")).at(-1), { t: "failed", status: 422, message: "The engine failed." })
})
