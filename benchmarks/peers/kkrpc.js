import { IframeChildIO, IframeParentIO, RPCChannel } from "kkrpc/browser"

const methods = {
  add: (a, b) => a + b,
  parts: (n, onPart) => {
    for (let at = 0; at < n; at++) onPart({ type: "text-delta", id: "0", delta: `tok${at}` })
    return n
  },
}

export const serve = () => new RPCChannel(new IframeChildIO(), { expose: methods })

/** Must be called before the frame loads: kkrpc's child speaks first, and only once. */
export async function connect(frame) {
  const api = new RPCChannel(new IframeParentIO(frame.contentWindow), {}).getAPI()
  return { add: (a, b) => api.add(a, b), parts: (n, onPart) => api.parts(n, onPart) }
}

export const speaksFirst = true
