// The elements of @byokapi/ui before wallets of @byokapi/client/testing, for a story that handles them as pages do.
import { ByokError } from "@byokapi/client"
import { MockWallet } from "@byokapi/client/testing"
import { provideClient } from "/ui/index.js"

const model = (id, more) => ({ id, provider: id.split("/")[0], name: id, capability: "language", ...more })
const MODELS = [model("openai/a"), model("openai/b", { isDefault: true })]
const GRANTED = { capabilities: ["language"], budget: { usd: 1, per: "day" } }

globalThis.held = {
  ByokError,
  MockWallet,
  provideClient,
  granted: async (options) => {
    const wallet = new MockWallet({ granted: GRANTED, models: MODELS, ...options })
    await wallet.client.connect()
    return wallet
  },
  /** An element, or the first of some markup, alone in the page. */
  show: (markup, properties = {}) => {
    const main = document.querySelector("main")
    main.innerHTML = markup
    return Object.assign(main.firstElementChild, properties)
  },
  limit: () => new ByokError({ code: "budget_exhausted", action: "raise-limit", message: "The limit is met." }),
  spend: (wallet) => wallet.client.getProvider()("openai/a").doGenerate({ prompt: [] }),
  /** After all that was begun and asks nobody. */
  settled: () => new Promise((done) => setTimeout(done, 20)),
  events: (element, name) => {
    const details = []
    element.addEventListener(name, ({ detail }) => details.push(detail))
    return details
  },
  button: (element) => element.shadowRoot.querySelector("button"),
}
