import { ByokClient, ByokError, type Capability } from "@byokapi/client"

const wallet = new URLSearchParams(location.search).get("wallet") ?? "http://localhost:4173"
const byId = (id: string) => document.getElementById(id)!

/** The wallet of the person in front of the page. */
export const byok = new ByokClient({ bridgeUrl: `${wallet}/bridge`, appName: document.title })

/** Shows a text or a node below the buttons. */
export const show = (what: string | Node): void => byId("result").append(what)

/** Shows the Connect button until there is a grant, then a button for each action. */
export function page(capabilities: Capability[], actions: Record<string, () => Promise<void>>): void {
  for (const [name, run] of Object.entries(actions)) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: name })
    button.onclick = () => perform(run)
    byId("actions").append(button)
  }
  byId("connect").onclick = () => void byok.requestGrant({ capabilities }).catch(refused)
  byok.subscribe(() => {
    const connected = byok.getGrantState().type === "granted"
    byId("connect").hidden = connected
    byId("actions").hidden = !connected
  })
  byok.connect().catch(refused)
}

async function perform(run: () => Promise<void>): Promise<void> {
  const result = byId("result")
  result.replaceChildren()
  result.ariaBusy = "true"
  await run().catch(refused)
  result.ariaBusy = "false"
}

/** What the wallet said, also from inside an SDK's own error. */
function refused(thrown: unknown): void {
  const { message, code } = ByokError.from(thrown) ?? { message: String(thrown), code: "" }
  show(Object.assign(document.createElement("strong"), { textContent: message, title: code }))
}
