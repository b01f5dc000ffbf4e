// The elements of @byokapi/ui before a real wallet, as an app has them.
import { ByokClient } from "@byokapi/client"
import { provideClient } from "@byokapi/ui"

const options = new URLSearchParams(location.search)
const bridgeUrl = `${options.get("wallet")}/bridge`
const byok = new ByokClient({
  bridgeUrl,
  appName: "Elements",
  connectTimeoutMillis: Number(options.get("patience") ?? 60_000),
})
const told = []
const error = document.querySelector("byok-error")

provideClient(byok)
for (const name of ["byok-grant", "byok-error", "byok-models", "byok-resolved", "byok-retry", "change"])
  document.addEventListener(name, (event) => told.push({ name, detail: event.detail?.type ?? event.detail?.code }))
document.addEventListener("byok-error", ({ detail }) => (error.error = detail))

globalThis.app = {
  byok,
  told,
  chosen: () => new FormData(document.querySelector("form")).get("model"),
  /** Asks the chosen model; what it fails with goes to the element. */
  async ask(text) {
    const prompt = [{ role: "user", content: [{ type: "text", text }] }]
    error.error = undefined
    try {
      return (await byok.getProvider()(app.chosen()).doGenerate({ prompt })).content
    } catch (thrown) {
      error.error = thrown
      return null
    }
  },
}
