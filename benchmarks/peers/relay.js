// The yardstick: calls and streams written by hand on a MessagePort, without checks, credit or errors.
import { handOver, whenHandedOver } from "./port.js"

export async function serve() {
  const port = await whenHandedOver()
  port.onmessage = ({ data: { id, method, a, b, n } }) => {
    if (method === "add") return port.postMessage({ id, value: a + b })
    for (let at = 0; at < n; at++) port.postMessage({ id, part: { type: "text-delta", id: "0", delta: `tok${at}` } })
    port.postMessage({ id, value: n })
  }
}

export async function connect(frame, origin) {
  const port = handOver(frame, origin)
  const waiting = new Map()
  let last = 0
  port.onmessage = ({ data: { id, part, value } }) => {
    if (part) return waiting.get(id).onPart(part)
    waiting.get(id).done(value)
    waiting.delete(id)
  }
  const call = (message, onPart) =>
    new Promise((done) => {
      const id = ++last
      waiting.set(id, { done, onPart })
      port.postMessage({ id, ...message })
    })
  return { add: (a, b) => call({ method: "add", a, b }), parts: (n, onPart) => call({ method: "parts", n }, onPart) }
}
