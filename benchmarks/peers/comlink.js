import { expose, proxy, wrap } from "comlink"
import { handOver, whenHandedOver } from "./port.js"

const methods = {
  add: (a, b) => a + b,
  parts: (n, onPart) => {
    for (let at = 0; at < n; at++) onPart({ type: "text-delta", id: "0", delta: `tok${at}` })
    return n
  },
}

export const serve = async () => expose(methods, await whenHandedOver())

export async function connect(frame, origin) {
  const api = wrap(handOver(frame, origin))
  return { add: (a, b) => api.add(a, b), parts: (n, onPart) => api.parts(n, proxy(onPart)) }
}
