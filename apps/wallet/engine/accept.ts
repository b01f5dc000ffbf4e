/** Serves the first port that the embedding page hands over; whatever else arrives, from whomever, is ignored. */
export function acceptPort(serve: (port: MessagePort) => void): void {
  function accept(event: MessageEvent): void {
    const port = event.ports[0]
    if (event.source !== window.parent || !port) return
    window.removeEventListener("message", accept)
    serve(port)
  }

  if (window.parent !== window) window.addEventListener("message", accept)
}
