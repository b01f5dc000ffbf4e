import { IframeParentIO, RPCChannel } from "kkrpc/browser"

const walletUrl = new URLSearchParams(location.search).get("wallet") ?? "http://wallet.localhost:8881"

type Part = { type: string; delta?: string }
type GrantState = { type: string; grantId?: string }
type Call = { modelId: string; grantId?: string; [option: string]: unknown }

/** What the wallet answers; a refusal is an `Error` whose message begins with its code. */
type Wallet = {
  handshake(app: { appName: string }): Promise<{ status: string; grant: GrantState }>
  requestGrant(request: { capabilities: string[] }): Promise<{ type: string; grantId?: string; reason?: string }>
  revokeGrant(grantId: string): Promise<void>
  doLanguage(call: Call): Promise<{ content: { text?: string }[] }>
  streamLanguage(call: Call, onPart: (part: Part) => void): Promise<object>
  doImage(call: Call): Promise<{ images: { url: string }[] }>
}

const byId = (id: string) => document.getElementById(id)!
const show = (...what: (Node | string)[]) => byId("result").append(...what)

let grant: GrantState = { type: "none" }

/** What the wallet asks of the app. Only a page that was clicked can open a window, so it is the app that opens it. */
const app = {
  onGrantStateChanged(state: GrantState) {
    grant = state
    byId("connect").hidden = grant.type === "granted"
    byId("controls").hidden = grant.type !== "granted"
  },
  openConsentPopup: (url: string, { name, features }: { name: string; features: string }) =>
    open(url, name, features) !== null,
}

const frame = document.createElement("iframe")
frame.hidden = true
frame.src = `${walletUrl}/bridge?rpc=kkrpc`
document.body.append(frame)
// Listens from now on: the wallet's frame speaks first, and only once.
const channel = new RPCChannel<typeof app, Wallet>(new IframeParentIO(frame.contentWindow!), { expose: app })
const wallet = channel.getAPI()

const words = Object.assign(document.createElement("input"), { value: "Hello", ariaLabel: "Prompt" })
byId("controls").append(words)
const language = (): Call => ({
  modelId: "gpt-4o-mini",
  grantId: grant.grantId,
  prompt: [{ role: "user", content: [{ type: "text", text: words.value }] }],
})

const actions: Record<string, () => Promise<void>> = {
  async Ask() {
    const { content } = await wallet.doLanguage(language())
    show(content.map(({ text }) => text ?? "").join(""))
  },
  async Stream() {
    await wallet.streamLanguage(language(), ({ type, delta }) => type === "text-delta" && show(delta ?? ""))
  },
  async Draw() {
    const { images } = await wallet.doImage({ modelId: "gpt-image-1", prompt: words.value })
    show(...images.map(({ url }) => Object.assign(new Image(), { src: url, alt: words.value })))
  },
  async "Give it back"() {
    await wallet.revokeGrant(grant.grantId!)
  },
}

async function perform(action: () => Promise<unknown>) {
  byId("result").replaceChildren()
  byId("result").ariaBusy = "true"
  await action().catch((refusal: Error) => show(refusal.message))
  byId("result").ariaBusy = "false"
}

byId("connect").onclick = () =>
  perform(async () => {
    const answer = await wallet.requestGrant({ capabilities: ["language", "image"] })
    if (answer.type === "denied") show(`Not connected: ${answer.reason}.`)
  })
for (const [name, action] of Object.entries(actions)) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: name })
  button.onclick = () => perform(action)
  byId("controls").append(button)
}
const { grant: restored } = await wallet.handshake({ appName: document.title })
app.onGrantStateChanged(restored)
