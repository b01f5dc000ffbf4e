// Hands one end of a MessageChannel to a frame of another origin.

export function handOver(frame, origin) {
  const { port1, port2 } = new MessageChannel()
  frame.contentWindow.postMessage("port", origin, [port2])
  return port1
}

export const whenHandedOver = () =>
  new Promise((done) => addEventListener("message", ({ ports }) => ports[0] && done(ports[0]), { once: true }))
