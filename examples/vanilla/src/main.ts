import { streamText, type ModelMessage } from "ai"
import { ByokError } from "@byokapi/client"
import "../../page/page.css"
import { byok } from "../../page/wallet.js"

const find = <E extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as E
const [connect, send] = [find<HTMLButtonElement>("connect"), find<HTMLButtonElement>("send")]
const [form, text] = [find<HTMLFormElement>("form"), find<HTMLInputElement>("text")]
const [said, refusal, left] = [find("said"), find("refusal"), find("left")]
const model = find<HTMLSelectElement>("model")
let messages: ModelMessage[] = []
let running: AbortController | undefined

connect.onclick = () =>
  byok.requestGrant({ capabilities: ["language"] }).then(({ type }) => {
    if (type === "denied") refuse("You said no. Click again to be asked again.")
    else refusal.hidden = true
  }, refuse)
model.onchange = () => {
  messages = []
  said.replaceChildren()
}
send.onclick = (event) => {
  if (!running) return
  event.preventDefault()
  running.abort()
}
form.onsubmit = async (event) => {
  event.preventDefault()
  const question = text.value
  text.value = ""
  await answer(question).catch(refuse).then(rest).catch(refuse)
}
byok.subscribe(async () => {
  const connected = byok.getGrantState().type === "granted"
  connect.hidden = connected
  model.hidden = form.hidden = !connected
  if (connected && model.options.length === 1) await listModels().catch(refuse)
})
byok.on("modelsChanged", () => listModels().catch(refuse))
byok.connect().catch(refuse)

async function listModels() {
  const models = (await byok.listModels()).filter(({ capability }) => capability === "language")
  model.replaceChildren(model.options[0]!, ...models.map(({ id }) => new Option(id)))
}

/** Streams the answer into the page. What was answered stays part of the conversation, also after Stop. */
async function answer(question: string) {
  refusal.hidden = true
  const asked: ModelMessage = { role: "user", content: question }
  show("user", question)
  const place = show("assistant", "")
  running = new AbortController()
  send.textContent = "Stop"
  const { fullStream } = streamText({
    model: byok.getProvider()(model.value),
    messages: [...messages, asked],
    abortSignal: running.signal,
    onError: () => {}, // told below, with what breaks off
  })
  for await (const part of fullStream) {
    if (part.type === "text-delta") place.append(part.text)
    if (part.type === "error") refuse(part.error)
  }
  if (place.textContent) messages.push(asked, { role: "assistant", content: place.textContent })
}

function show(role: "user" | "assistant", words: string) {
  const line = Object.assign(document.createElement("p"), { textContent: words })
  line.dataset["role"] = role
  said.append(line)
  return line
}

async function rest() {
  running = undefined
  send.textContent = "Send"
  const [limit] = (await byok.getUsage()).limits
  left.textContent = limit?.unit === "usd" ? `$${limit.remaining.toFixed(4)} left` : ""
}

/** What the wallet refused, and the click that helps. */
function refuse(error: unknown) {
  const known = ByokError.from(error)
  Object.assign(refusal, { hidden: false, title: known?.code ?? "" })
  refusal.replaceChildren(known?.message ?? String(error))
  if (!known || known.action === "none") return
  const help = Object.assign(document.createElement("button"), { type: "button", textContent: "Open the wallet" })
  help.onclick = () => byok.resolve(known).catch(refuse)
  refusal.append(" ", help)
}
