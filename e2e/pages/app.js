// An app for the stories: the SDK and nothing else. The driver arms the button with an action and clicks it for real.
import { ByokClient } from "/client/byok-client.js"

const options = new URLSearchParams(location.search)
const walletOrigin = options.get("wallet")
const millis = Number(options.get("timeout") ?? 10_000)
const byok = new ByokClient({
  bridgeUrl: `${walletOrigin}/bridge`,
  appName: options.get("name") ?? "Test app",
  connectTimeoutMillis: millis,
})

/** What a driver can read of an error: every field an app could read. */
const readable = (error) => {
  const names = ["name", "message", "stack", ...Object.keys(error ?? {})]
  const fields = Object.fromEntries(names.map((name) => [name, error?.[name]]))
  return { error: JSON.parse(JSON.stringify(fields)) }
}
const settled = (promise) => promise.then((value) => ({ value: value ?? null }), readable)

const promptOf = (text) => [{ role: "user", content: [{ type: "text", text }] }]
const receiptOf = (metadata) => metadata?.byok ?? null

/** One answer, whole. */
async function ask(model, text, more = {}) {
  const result = await byok
    .getProvider()(model)
    .doGenerate({ prompt: promptOf(text), ...more })
  const words = result.content.filter(({ type }) => type === "text").map((part) => part.text)
  return { text: words.join(""), receipt: receiptOf(result.providerMetadata), warnings: result.warnings }
}

/** One answer, streamed. `onText(count)` is called after each text part. */
async function stream(model, text, { onText, ...more } = {}) {
  const { stream: parts } = await byok
    .getProvider()(model)
    .doStream({ prompt: promptOf(text), ...more })
  const reader = parts.getReader()
  let [whole, count, receipt] = ["", 0, null]
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { text: whole, receipt }
    if (value.type === "error") throw value.error
    if (value.type === "finish") receipt = receiptOf(value.providerMetadata)
    if (value.type !== "text-delta") continue
    whole += value.delta
    await onText?.(++count)
  }
}

/** An answer that its app stops after so many parts of text. */
function streamAndStop(model, parts) {
  const stop = new AbortController()
  return stream(model, "Hello", { abortSignal: stop.signal, onText: (count) => count === parts && stop.abort() })
}

/** Many at once; each settles on its own. Gives how often each outcome came and the receipts. */
async function many(count, model, text, more) {
  const results = await Promise.all(Array.from({ length: count }, () => settled(ask(model, text, more))))
  const outcomes = {}
  for (const { error } of results) {
    const outcome = error ? (error.code ?? error.name) : "paid"
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  const receipts = results.filter(({ value }) => value).map(({ value }) => value.receipt)
  const messages = [...new Set(results.filter(({ error }) => error).map(({ error }) => error.message))]
  return { outcomes, receipts, messages }
}

const bridgeFrame = () => [...document.querySelectorAll("iframe")].find((frame) => frame.src.startsWith(walletOrigin))

/** Begins as many streams at once and comes back; how they end is counted in `app.begun`, and over all
 * such calls in `app.all`. */
function startMany(count, model, text, more) {
  const outcomes = {}
  const ended = (outcome) => {
    app.endedAt = Date.now()
    for (const counts of [outcomes, app.all]) counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  for (let at = 0; at < count; at++)
    stream(model, text, more).then(
      () => ended("finished"),
      (error) => ended(error.code ?? error.name),
    )
  app.begun = { outcomes }
  return Promise.resolve()
}

const actions = {
  requestGrant: (request) => byok.requestGrant(request),
  reconnect: () => byok.reconnect(),
  resolve: (error) => byok.resolve(error),
}

let armed = () => {}
globalThis.outcome = null
document.getElementById("go").onclick = () => armed()

/** Prepares what the next real click does; its outcome is `await outcome`. */
globalThis.arm = (action, argument) => {
  globalThis.outcome = new Promise((done) => {
    armed = () => done(settled(actions[action](argument)))
  })
}

/** One call of a model of another kind, its options as they are. */
const model = (kind, id, method, options) => byok.getProvider()[kind](id)[method](options)

const app = { byok, ask, stream, streamAndStop, model, many, startMany, settled, readable, bridgeFrame, all: {} }
globalThis.app = app

const show = () => (document.getElementById("status").textContent = byok.getSnapshot().status)
byok.subscribe(show)
show()

// A window asked for without a click, before any driver has touched the page.
if (options.has("unasked")) globalThis.unasked = settled(byok.requestGrant({ capabilities: ["language"] }))
else if (!options.has("idle")) globalThis.connected = settled(byok.connect())
