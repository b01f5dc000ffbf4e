// An app that writes kkrpc's messages by hand, so that it can say what a stock peer never would.
const options = new URLSearchParams(location.search)
const frame = document.createElement("iframe")
if (options.has("policy")) frame.referrerPolicy = options.get("policy")
const lines = []
const ports = []
const connected = new Promise((done) => {
  addEventListener("message", ({ data, source, ports: [port] }) => {
    if (source !== frame.contentWindow || data !== "__PORT_INIT__") return
    ports.push(port)
    port.onmessage = ({ data }) => {
      lines.push(data)
      openWindow(port, data)
    }
    done(port)
  })
})
frame.src = `${options.get("wallet")}/bridge?rpc=kkrpc`
document.body.append(frame)

/** Opens the window that the wallet asks for, whether there was a click or not. */
function openWindow(port, data) {
  const { id, method, args } = data.startsWith("{") ? JSON.parse(data).json : {}
  if (method !== "openConsentPopup") return
  const result = open(args[0], args[1].name, args[1].features) !== null
  port.postMessage(JSON.stringify({ json: { id, method: "", args: { result }, type: "response" } }) + "\n")
}

const messages = () => lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line).json)

/** A call's line; `more` is written after its arguments, `meta` beside the message. */
const line = (id, method, args, more = {}, meta) =>
  JSON.stringify({ json: { id, method, args, type: "request", ...more }, meta }) + "\n"

const answerTo = async (id, millis = 10_000) => {
  for (const end = Date.now() + millis; Date.now() < end; await new Promise((done) => setTimeout(done, 20)))
    for (const message of messages()) if (message.id === id && message.type === "response") return message.args
  return null
}

let count = 0

/** Calls; gives `{ result }` or `{ error }`, or null where nothing comes. */
async function call(method, args, more, meta) {
  const id = `call-${++count}`
  ;(await connected).postMessage(line(id, method, args, more, meta))
  return answerTo(id)
}

/** Asks by itself, and says what came of it where that takes no driver, whose looking counts as a click. */
if (options.has("unasked"))
  call("requestGrant", [{ capabilities: ["language"] }]).then((answer) => console.log(JSON.stringify(answer)))

globalThis.kkrpc = { call, connected, answerTo, lines, ports, messages, frame, line }
