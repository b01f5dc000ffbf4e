// Runs in every frame before its own scripts: writes down what other contexts send to it. Read by observe.mjs.
{
  const seen = []
  const text = (value, depth = 0, open = new Set()) => {
    if (value === null || typeof value !== "object") return String(value)
    if (value instanceof CryptoKey) return "[CryptoKey]"
    if (value instanceof MessagePort) return "[MessagePort]"
    if (value instanceof ArrayBuffer) return text(new Uint8Array(value))
    if (ArrayBuffer.isView(value)) return new TextDecoder("latin1").decode(value)
    if (depth > 40 || open.has(value)) return "…"
    open.add(value)
    const own = value instanceof Error ? ["name", "message", "stack", ...Object.keys(value)] : Object.keys(value)
    const fields = own.map((key) => `${key}:${text(value[key], depth + 1, open)}`)
    open.delete(value)
    return `{${fields.join(",")}}`
  }
  const note = (kind, value) => {
    try {
      seen.push({ kind, text: typeof value === "string" ? value : text(value) })
    } catch (error) {
      seen.push({ kind, text: `unreadable: ${error.name}` })
    }
  }
  const listen = EventTarget.prototype.addEventListener
  listen.call(globalThis, "message", (event) => note("window", event.data), true)
  listen.call(globalThis, "securitypolicyviolation", (event) =>
    note(
      "csp",
      `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
    ),
  )
  listen.call(globalThis, "unhandledrejection", (event) => note("rejection", event.reason))

  const hooked = new WeakSet()
  const hook = (port) => {
    if (hooked.has(port)) return
    hooked.add(port)
    listen.call(port, "message", (event) => note("port", event.data))
  }
  const own = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage")
  Object.defineProperty(MessagePort.prototype, "onmessage", {
    ...own,
    set(handler) {
      hook(this)
      own.set.call(this, handler)
    },
  })
  MessagePort.prototype.addEventListener = function (type, ...rest) {
    if (type === "message") hook(this)
    return listen.call(this, type, ...rest)
  }
  Object.defineProperty(globalThis, "__seen", { value: seen, enumerable: false })
}
