// useChat without a server, under both majors of the AI SDK: the chat that useChat keeps, over our transport and a scripted wallet.
import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath, pathToFileURL } from "node:url"
import * as ai6 from "ai"
import * as ai7 from "ai7"
import { z } from "zod"
import { ByokError } from "@byokapi/client"
import { ByokChatTransport } from "@byokapi/client/chat"
import { refusal, stopped, until, words } from "./browser.mjs"
import { setUp } from "./setup.mjs"

/** The built transport as it is where an app has the other major. */
async function withAi7() {
  const built = (name) => import.meta.resolve(name)
  const text = readFileSync(fileURLToPath(built("@byokapi/client/chat")), "utf8")
  const file = join(mkdtempSync(join(tmpdir(), "byok-")), "chat.mjs")
  writeFileSync(
    file,
    text.replace('"ai"', `"${built("ai7")}"`).replace('"./index.js"', `"${built("@byokapi/client")}"`),
  )
  return (await import(pathToFileURL(file))).ByokChatTransport
}

const MAJORS = [
  ["ai 6", ai6, ByokChatTransport],
  ["ai 7", ai7, await withAi7()],
]

/** A chat with what React, Vue and Svelte keep of it as plain members. */
function chatOf(ai, transport) {
  const state = {
    status: "ready",
    error: undefined,
    messages: [],
    pushMessage: (message) => state.messages.push(message),
    popMessage: () => state.messages.pop(),
    replaceMessage: (at, message) => (state.messages[at] = message),
    snapshot: structuredClone,
  }
  class Chat extends ai.AbstractChat {}
  return new Chat({ state, transport })
}

function setUpChat(t, [, ai, Transport], methods, settings = {}) {
  const world = setUp(t, { methods })
  const agent = new ai.ToolLoopAgent({ model: world.byok.getProvider()("gpt-4o-mini"), ...settings })
  const transport = new Transport({ agent })
  return { ...world, transport, chat: chatOf(ai, transport) }
}

const MESSAGE = { id: "1", role: "user", parts: [{ type: "text", text: "Hello" }] }
const REQUEST = { chatId: "c", messages: [MESSAGE], trigger: "submit-message" }

const textOf = ({ parts }) => parts.map(({ text }) => text ?? "").join("")

for (const major of MAJORS) {
  test(`${major[0]}: an answer streams into the chat`, async (t) => {
    const { chat } = setUpChat(t, major, { streamLanguage: () => words("Hi ", "there") })
    await chat.sendMessage({ text: "Hello" })
    assert.equal(chat.status, "ready")
    assert.equal(textOf(chat.lastMessage), "Hi there")
  })

  test(`${major[0]}: a refusal is the chat's error, with its code, sentence and action`, async (t) => {
    const streamLanguage = () => {
      throw refusal("budget_exhausted", { action: "raise-limit", limit: 0.5, unit: "usd", per: "day" })
    }
    const { chat } = setUpChat(t, major, { streamLanguage })
    await chat.sendMessage({ text: "Hello" })
    assert.equal(chat.status, "error")
    assert.ok(chat.error instanceof ByokError)
    const { code, message, action, details } = chat.error
    assert.deepEqual([code, message, action], ["budget_exhausted", "Refused: budget_exhausted.", "raise-limit"])
    assert.equal(details.per, "day")
  })

  test(`${major[0]}: what came before a break stays in the chat`, async (t) => {
    async function* streamLanguage() {
      yield* [...words("Half an ", "answer")].slice(0, 5)
      throw refusal("provider_error")
    }
    const { chat } = setUpChat(t, major, { streamLanguage })
    await chat.sendMessage({ text: "Hello" })
    assert.equal(chat.error.code, "provider_error")
    assert.equal(textOf(chat.lastMessage), "Half an answer")
  })

  test(`${major[0]}: stop reaches the wallet`, async (t) => {
    async function* endless() {
      yield* [...words("One")].slice(0, 4)
      await new Promise(() => {})
    }
    const { chat, wallet } = setUpChat(t, major, { streamLanguage: endless })
    const sending = chat.sendMessage({ text: "Hello" })
    await until("the first words", () => chat.lastMessage && textOf(chat.lastMessage) === "One")
    await chat.stop()
    await sending
    assert.equal(chat.status, "ready")
    await until("the cancel", () => wallet.cancels.length === 1)
  })

  test(`${major[0]}: a stream that nobody reads on stops the model`, async (t) => {
    let pieces = 0
    async function* endless() {
      yield* [...words("One")].slice(0, 3)
      for (;;) {
        pieces++
        yield { type: "text-delta", id: "1", delta: "more" }
        await sleep(1)
      }
    }
    const { transport, wallet } = setUpChat(t, major, { streamLanguage: endless })
    const signal = new AbortController().signal
    const reader = (await transport.sendMessages({ ...REQUEST, abortSignal: signal })).getReader()
    await until("the first words", () => pieces > 2)
    await reader.cancel()
    await until("the cancel", () => wallet.cancels.length === 1)
  })

  test(`${major[0]}: an error amid a stream stops the model`, async (t) => {
    const stops = []
    const parts = [...words("One")].slice(0, 3).concat({ type: "error", error: new Error("broke") })
    const stream = () =>
      new ReadableStream({
        pull: (to) => (parts.length > 0 ? to.enqueue(parts.shift()) : sleep(1)),
        cancel: () => stops.push("cancelled"),
      })
    const model = { specificationVersion: "v3", provider: "p", modelId: "m", supportedUrls: {} }
    model.doStream = async ({ abortSignal }) => {
      abortSignal.addEventListener("abort", () => stops.push("aborted"))
      return { stream: stream() }
    }
    const { chat } = setUpChat(t, major, {}, { model })
    await chat.sendMessage({ text: "Hello" })
    assert.equal(chat.error.message, "broke")
    await until("the end", () => stops.includes("aborted"))
  })

  test(`${major[0]}: tools run in the page, and what they throw is told, not masked`, async (t) => {
    let step = 0
    function* streamLanguage() {
      if (step++ > 0) return yield* words("Done")
      yield { type: "stream-start", warnings: [] }
      yield { type: "tool-call", toolCallId: "c1", toolName: "look", input: '{"at":"Oslo"}' }
      yield { type: "finish", ...stopped(), finishReason: { unified: "tool-calls", raw: "tool_calls" } }
    }
    const execute = ({ at }) => {
      throw new Error(`Nobody is in ${at}.`)
    }
    const look = major[1].tool({ inputSchema: z.object({ at: z.string() }), execute })
    const { chat } = setUpChat(t, major, { streamLanguage }, { tools: { look } })
    await chat.sendMessage({ text: "Hello" })
    const { state, errorText } = chat.lastMessage.parts.find(({ type }) => type === "tool-look")
    assert.deepEqual([state, errorText], ["output-error", "Nobody is in Oslo."])
    assert.equal(textOf(chat.lastMessage), "Done")
  })

  test(`${major[0]}: a stream is not resumed`, async (t) => {
    const { chat, wallet } = setUpChat(t, major, { streamLanguage: () => words("Hi") })
    await chat.resumeStream()
    assert.equal(wallet.made("streamLanguage").length, 0)
  })
}
