// A scripted wallet of one page, to see the demo app in each of its states. The real one is in the stories of e2e.
import { createServer } from "node:http"

/** Runs in the bridge page. The app's test tells it what to do by `tell`. */
function bridge() {
  const state = { status: "ready", grant: { type: "none" }, left: 0.19 }
  const granted = () => ({
    type: "granted",
    grantId: "g1",
    capabilities: ["language"],
    models: ["*"],
    budget: { limitUsd: 0.5, remainingUsd: state.left, per: "day" },
  })
  const usage = { inputTokens: { total: 9 }, outputTokens: { total: 9 } }
  const receipt = {
    byok: { costUsd: 0.0004, estimated: false, remainingUsd: 0.19, provider: "openai", model: "gpt-4o-mini" },
  }
  const finished = (unified) => ({ finishReason: { unified, raw: unified }, usage, providerMetadata: receipt })
  const ANSWER =
    "You chose the lean-to against the south wall, 2.4 by 1.8 metres, because it keeps the plum tree. Two things are still open: who lays the footing, and whether the glass is reused."
  const MONEY = {
    code: "budget_exhausted",
    message:
      "You let Notes spend $0.50 a day; $0.49 is used and this needs about $0.03. The limit starts again at midnight.",
    retryable: false,
    action: "raise-limit",
    statusCode: 402,
  }
  let port
  const cancelled = new Set()
  const event = (m, v) => port.postMessage({ t: "event", m, v })
  const wait = (millis) => new Promise((done) => setTimeout(done, millis))

  const lastOf = (prompt) => prompt.at(-1)
  const textOf = ({ content }) => (Array.isArray(content) ? content.map(({ text }) => text ?? "").join("") : content)

  function refusalOf(prompt) {
    if (globalThis.lockAtNextCall) state.status = "locked"
    globalThis.lockAtNextCall = false
    if (state.status === "locked")
      return { code: "locked", message: "The wallet is locked.", action: "unlock", retryable: false }
    if (state.status === "lapsed")
      return { code: "session_lapsed", message: "The session has lapsed.", action: "reconnect", retryable: false }
    if (state.grant.type === "revoked")
      return { code: "grant_revoked", message: "The owner ended this grant.", action: "none", retryable: false }
    return textOf(lastOf(prompt)).includes("all notes") ? MONEY : null
  }

  async function* parts({ prompt, tools }) {
    const last = lastOf(prompt)
    yield { type: "stream-start", warnings: [] }
    if (tools && last.role === "user" && textOf(last).includes("#tool")) {
      yield { type: "tool-call", toolCallId: "t1", toolName: "searchNotes", input: '{"query":"greenhouse"}' }
      return yield { type: "finish", ...finished("tool-calls") }
    }
    yield { type: "text-start", id: "1" }
    const slow = last.role === "user" && textOf(last).includes("#slow")
    for (const word of ANSWER.split(/(?<= )/)) {
      await wait(slow ? 100 : 2)
      yield { type: "text-delta", id: "1", delta: word }
    }
    yield { type: "text-end", id: "1" }
    yield { type: "finish", ...finished("stop") }
  }

  const methods = {
    handshake: () => ({ protocol: 1, status: state.status, grant: state.grant }),
    requestGrant: async () => {
      await wait(50)
      state.grant = granted()
      event("onGrantStateChanged", state.grant)
      return { ...state.grant, type: "approved", expiresAt: null }
    },
    revokeGrant: () => {
      state.grant = { type: "revoked", grantId: "g1" }
      event("onGrantStateChanged", state.grant)
      return {}
    },
    reconnect: () => {
      state.status = "ready"
      return methods.handshake()
    },
    dismissConsent: () => ({}),
    listModels: () => ({
      models: [{ id: "openai/gpt-4o-mini", provider: "openai", name: "gpt-4o-mini", capability: "language" }],
    }),
    getUsage: () => ({
      limits: [{ unit: "usd", per: "day", limit: 0.5, spent: 0.5 - state.left, remaining: state.left }],
      today: { requests: 3, spentUsd: 0.5 - state.left, inputTokens: 90, outputTokens: 90 },
      running: 0,
    }),
    doLanguage: ({ options }) => ({
      content: [{ type: "text", text: ANSWER }],
      warnings: [],
      ...finished(options && "stop"),
    }),
  }

  async function call({ id, m, a, c }) {
    try {
      const refusal = a.options && refusalOf(a.options.prompt)
      if (refusal) throw refusal
      if (!c) return port.postMessage({ t: "result", id, v: await methods[m](a) })
      port.postMessage({ t: "open", id, v: {} })
      for await (const part of parts(a.options)) {
        if (cancelled.has(id)) return
        port.postMessage({ t: "parts", id, v: [part] })
      }
      port.postMessage({ t: "end", id, v: {} })
    } catch (e) {
      port.postMessage({ t: "error", id, e })
    }
  }

  addEventListener("message", ({ data, ports }) => {
    if (data?.t !== "hello") return
    port = ports[0]
    port.onmessage = ({ data: frame }) =>
      frame.t === "cancel" ? cancelled.add(frame.id) : frame.t === "call" && call(frame)
    port.postMessage({ t: "welcome", nonce: data.nonce, version: 1 })
  })
  globalThis.tell = (change) => {
    if (change.left !== undefined) state.left = change.left
    if (change.status) event("onStatusChanged", { status: (state.status = change.status) })
    if (change.grant)
      event("onGrantStateChanged", (state.grant = change.grant === "granted" ? granted() : { type: change.grant }))
    return cancelled.size
  }
}

/** @returns {Promise<{ origin: string, stop(): void }>} */
export async function startWallet() {
  const server = createServer(({ url }, response) => {
    response.setHeader("content-type", "text/html")
    response.end(
      url?.startsWith("/bridge")
        ? `<!doctype html><script>(${bridge})()</script>`
        : "<!doctype html><title>Wallet</title>",
    )
  })
  await new Promise((done) => server.listen(0, "127.0.0.1", done))
  return { origin: `http://wallet.localhost:${server.address().port}`, stop: () => server.close() }
}
