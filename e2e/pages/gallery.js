// Every element of @byokapi/ui in every state, before wallets of @byokapi/client/testing.
import { ByokError } from "@byokapi/client"
import { MockWallet } from "@byokapi/client/testing"
import "/ui/index.js"

const REQUEST = { capabilities: ["language"], budget: { usd: 0.5, per: "day" } }
const price = (read, write) => ({ inputPerMillionTokens: read, outputPerMillionTokens: write })
const model = (id, name, more) => ({ id, provider: id.split("/")[0], name, capability: "language", ...more })
const MODELS = [
  model("openai/gpt-4o-mini", "gpt-4o-mini", { priceUsd: price(0.15, 0.6), contextWindow: 128_000, isDefault: true }),
  model("openai/gpt-4o", "gpt-4o", { priceUsd: price(2.5, 10), contextWindow: 128_000 }),
  model("anthropic/claude-sonnet-4-5", "Claude Sonnet 4.5", { priceUsd: price(3, 15), contextWindow: 1_000_000 }),
]

const granted = () => new MockWallet({ granted: REQUEST, models: MODELS, costUsd: 0.0004 })
const wallets = {
  "not connected": () => new MockWallet(),
  connected: granted,
  "waits for a click": () => standing("needs-click"),
  locked: () => standing("locked"),
  "not reachable": () => standing("unreachable"),
  "looks for it": () => standing("connecting"),
  ended: () => {
    const wallet = granted()
    wallet.revoke()
    return wallet
  },
}

function standing(status) {
  const wallet = granted()
  wallet.setStatus(status)
  return wallet
}

/** Puts an element into a section of its own. */
function show(title, tag, properties = {}, attributes = {}) {
  const section = document.createElement("section")
  const heading = document.createElement("h2")
  heading.textContent = `${tag}: ${title}`
  const element = Object.assign(document.createElement(tag), properties)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  section.dataset.state = `${tag}: ${title}`
  section.append(heading, element)
  document.querySelector("main").append(section)
  return element
}

const prompt = [{ role: "user", content: [{ type: "text", text: "Hello" }] }]
const spend = async (wallet, times) => {
  for (let i = 0; i < times; i++) await wallet.client.getProvider()("openai/gpt-4o-mini").doGenerate({ prompt })
}

const ERRORS = {
  budget_exhausted: ["You let Notes spend $0.50 a day; $0.49 is used and this needs about $0.03.", "raise-limit"],
  locked: ["The wallet is locked.", "unlock"],
  session_lapsed: ["The session has lapsed.", "reconnect"],
  no_provider_key: ["No key in the wallet serves openai/gpt-4o.", "add-key"],
  provider_rate_limited: ["OpenAI asks to wait.", "none", { retryable: true }],
  popup_blocked: ["The browser did not open the wallet's window.", "none"],
  blocked_by_csp: [
    "The Content-Security-Policy of this page keeps the wallet out.",
    "none",
    { hint: "Add this to the page's Content-Security-Policy: frame-src http://wallet.localhost:8881" },
  ],
  nested_frame: ["This page is inside a frame of another page.", "open-tab"],
  opaque_origin: ["This page has no origin that a grant could be given to.", "open-tab"],
  offline: ["This browser is offline.", "reconnect", { retryable: true }],
}

for (const [state, make] of Object.entries(wallets)) {
  const { client } = make()
  if (state === "not connected" || state === "connected" || state === "ended") await client.connect()
  show(state, "byok-connect", { client })
  show(state, "byok-status", { client })
}
for (const state of ["not connected", "connected"]) {
  const wallet = wallets[state]()
  await wallet.client.connect()
  if (state === "connected") await spend(wallet, 3)
  show(state, "byok-model-picker", { client: wallet.client }, { label: "Model for answers" })
  show(state, "byok-usage", { client: wallet.client })
}
const spent = new MockWallet({ granted: { ...REQUEST, budget: { usd: 0.01, per: "month" } }, costUsd: 0.01 })
await spent.client.connect()
await spend(spent, 1)
show("used up", "byok-usage", { client: spent.client })
const { client } = granted()
for (const [code, [message, action, more]] of Object.entries(ERRORS))
  show(code, "byok-error", { client, error: new ByokError({ code, message, action, ...more }) }, { retry: "" })
show("of the app's own", "byok-error", { client, error: new Error("The answer is not in the right form.") })
document.documentElement.dataset.ready = "yes"
