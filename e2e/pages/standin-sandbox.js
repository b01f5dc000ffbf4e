addEventListener("message", ({ ports: [port] }) => {
  port.onmessage = ({ data }) => port.postMessage(`${origin} got ${data}`)
})
