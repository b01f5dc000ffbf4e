// As much of a browser page as the SDK touches, with a scripted wallet behind the iframe. Everything crosses real MessagePorts.

export const WALLET = "http://wallet.example"
export const GRANT = { type: "granted", grantId: "g1", capabilities: ["language"] }

class Target {
  #listeners = []
  addEventListener(type, listener) {
    this.#listeners.push({ type, listener })
  }
  removeEventListener(type, listener) {
    this.#listeners = this.#listeners.filter((each) => each.type !== type || each.listener !== listener)
  }
  emit(type, event = {}) {
    for (const each of [...this.#listeners]) if (each.type === type) each.listener(event)
  }
}

class Frame extends Target {
  style = {}
  attributes = {}
  isConnected = false
  constructor(page) {
    super()
    this.page = page
  }
  setAttribute(name, value) {
    this.attributes[name] = value
  }
  get contentWindow() {
    return { postMessage: (...message) => this.page.wallet?.greeted(this.page, ...message) }
  }
  remove() {
    this.isConnected = false
    this.page.frames = this.page.frames.filter((each) => each !== this)
  }
}

class Popup {
  closed = false
  focused = 0
  constructor(url, name, features) {
    Object.assign(this, { url, name, features })
  }
  focus() {
    this.focused++
  }
  close() {
    this.closed = true
  }
}

/** A page with a wallet. `uninstall()` takes the globals away again. */
export class Page {
  frames = []
  popups = []
  tabs = []
  blocksPopups = false

  constructor(wallet, { origin = "http://app.example", nested = false, onLine = true, tellsLoads = true } = {}) {
    this.wallet = wallet
    this.tellsLoads = tellsLoads
    const page = this
    const window = { self: null, top: null, origin, open: (...how) => page.#open(...how) }
    window.self = window
    window.top = nested ? {} : window
    const document = new Target()
    document.createElement = () => new Frame(page)
    document.body = { appendChild: (frame) => page.#append(frame) }
    this.document = document
    this.globals = { window, document, location: { origin, href: `${origin}/notes` }, navigator: { onLine } }
    for (const [name, value] of Object.entries(this.globals))
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }

  uninstall() {
    for (const name of Object.keys(this.globals)) delete globalThis[name]
  }

  #append(frame) {
    frame.isConnected = true
    this.frames.push(frame)
    if (this.tellsLoads) setTimeout(() => frame.isConnected && frame.emit("load"), 1)
  }

  #open(url, name, features) {
    if (features === "noopener") return (this.tabs.push(url), null)
    if (this.blocksPopups) return null
    const popup = new Popup(url, name, features)
    this.popups.push(popup)
    return popup
  }
}

/**
 * A wallet that answers as told. `methods[name](args, call)` gives a result or throws wire fields of an error; for a stream it
 * is an async generator of parts, which may first set `call.head`: what the stream opens with.
 */
export class Wallet {
  hellos = []
  calls = []
  cancels = []
  credits = []
  connections = []
  deafFor = 0

  constructor(methods = {}, { status = "ready", grant = GRANT, consent } = {}) {
    this.methods = { handshake: () => ({ protocol: 1, status, grant, consent }), ...methods }
  }

  greeted(page, hello, targetOrigin, [port]) {
    this.hellos.push({ hello, targetOrigin })
    if (targetOrigin !== WALLET || this.hellos.length <= this.deafFor) return
    const connection = { port, credit: new Map(), wake: new Map(), cancelled: new Set() }
    this.connections.push(connection)
    port.onmessage = ({ data }) => this.#receive(connection, data)
    port.postMessage({ t: "welcome", nonce: hello.nonce, version: 1 })
  }

  get connection() {
    return this.connections.at(-1)
  }

  event(m, v) {
    this.connection.port.postMessage({ t: "event", m, v })
  }

  send(frame) {
    this.connection.port.postMessage(frame)
  }

  close() {
    for (const { port } of this.connections) port.close()
  }

  made(method) {
    return this.calls.filter(({ m }) => m === method)
  }

  #receive(connection, frame) {
    if (frame.t === "call") return this.#call(connection, frame)
    if (frame.t === "bye") return connection.port.close()
    if (frame.t === "cancel") {
      this.cancels.push(frame.id)
      connection.cancelled.add(frame.id)
    }
    if (frame.t === "credit") {
      this.credits.push(frame.n)
      connection.credit.set(frame.id, connection.credit.get(frame.id) + frame.n)
    }
    connection.wake.get(frame.id)?.()
  }

  async #call(connection, { id, m, a, c }) {
    const call = { id, m, a, c, connection }
    this.calls.push(call)
    const { port } = connection
    try {
      const method = this.methods[m]
      if (!method) throw { code: "unknown_method", message: `No method ${m}.`, retryable: false, action: "none" }
      if (c) await this.#stream(call, method)
      else port.postMessage({ t: "result", id, v: await method(a, call) })
    } catch (e) {
      if (e?.silent) return
      if (!e?.code) console.error(e)
      port.postMessage({ t: "error", id, e })
    }
  }

  async #stream(call, method) {
    const { id, c, connection } = call
    connection.credit.set(id, c)
    const parts = method(call.a, call)
    let opened = false
    const open = () => {
      if (!opened)
        connection.port.postMessage({ t: "open", id, v: call.head ?? { response: { headers: { "x-test": "1" } } } })
      opened = true
    }
    for await (const part of parts) {
      open()
      while (connection.credit.get(id) < 1 && !connection.cancelled.has(id))
        await new Promise((done) => connection.wake.set(id, done))
      if (connection.cancelled.has(id)) return parts.return()
      connection.credit.set(id, connection.credit.get(id) - 1)
      connection.port.postMessage({ t: "parts", id, v: [part] })
    }
    open()
    connection.port.postMessage({ t: "end", id, v: {} })
  }
}

/** Wire fields of an error that the wallet sends. */
export const refusal = (code, more = {}) => ({
  code,
  message: `Refused: ${code}.`,
  retryable: false,
  action: "none",
  ...more,
})

const usage = {
  inputTokens: { total: 3, noCache: 3, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 2, text: 2, reasoning: 0 },
}
export const receipt = {
  byok: { costUsd: 0.0004, estimated: false, remainingUsd: 0.19, provider: "openai", model: "gpt-4o-mini" },
}

export const stopped = (unified = "stop") => ({
  finishReason: { unified, raw: unified },
  usage,
  providerMetadata: receipt,
})

/** A V3 result of one text. */
export const answer = (text) => ({ content: [{ type: "text", text }], warnings: [], ...stopped() })

/** The V3 stream parts of one text. */
export function* words(...deltas) {
  yield { type: "stream-start", warnings: [] }
  yield { type: "response-metadata", id: "r1", modelId: "gpt-4o-mini", timestamp: { $: "date", v: 1_700_000_000_000 } }
  yield { type: "text-start", id: "1" }
  for (const delta of deltas) yield { type: "text-delta", id: "1", delta }
  yield { type: "text-end", id: "1" }
  yield { type: "finish", ...stopped() }
}

export const until = async (what, test) => {
  for (let at = 0; at < 400; at++) {
    const value = await test()
    if (value) return value
    await new Promise((done) => setTimeout(done, 5))
  }
  throw new Error(`waited in vain for ${what}`)
}
