// Stands in for the wallet's bridge: frames the engine, starts runs, and performs the engine's requests with `window.keys`.
const frame = document.createElement("iframe")
frame.sandbox.add("allow-scripts")
frame.src = "/engine"
const { port1: port, port2 } = new MessageChannel()
const runs = new Map()
const aborts = new Map()
window.violations = []
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI),
)

port.onmessage = async ({ data }) => {
  if (data.t === "ready") return
  const run = runs.get(data.id)
  run.seen.push(data)
  if (data.t === "fetch") perform(data)
  if (data.t === "abort") aborts.get(`${data.id} ${data.f}`).abort()
  if (data.t === "part") port.postMessage({ t: "credit", id: data.id, n: 1 })
  if (["result", "end", "error"].includes(data.t)) run.done(run.seen)
}

async function perform({ id, f, method, url, headers, body }) {
  const { signal } = aborts.set(`${id} ${f}`, new AbortController()).get(`${id} ${f}`)
  try {
    const sent = new Headers(headers)
    for (const [name, value] of window.keys[new URL(url).pathname]) sent.set(name, value)
    const response = await fetch(url, {
      method,
      headers: sent,
      body,
      signal,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
    })
    port.postMessage({ t: "head", id, f, status: response.status, headers: [...response.headers] })
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read()
      if (done) break
      port.postMessage({ t: "data", id, f, bytes: value })
    }
    port.postMessage({ t: "eof", id, f })
  } catch (failure) {
    port.postMessage({ t: "broken", id, f, message: String(failure) })
  }
}

window.run = (request) =>
  new Promise((done) => {
    const id = runs.size + 1
    runs.set(id, { seen: [], done })
    port.postMessage({ t: "run", kind: "language", id, ...request })
  })

frame.onload = () => {
  frame.contentWindow.postMessage("engine", "*", [port2])
  window.ready = true
}
document.body.append(frame)

window.cancel = (id) => port.postMessage({ t: "cancel", id })
