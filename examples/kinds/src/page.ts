import { ByokClient, ByokError, type Capability } from "@byokapi/client"

const wallet = new URLSearchParams(location.search).get("wallet") ?? "http://wallet.localhost:8881"
const byId = <E extends HTMLElement>(id: string) => document.getElementById(id) as E

/** The wallet of the person in front of the page. */
export const byok = new ByokClient({ bridgeUrl: `${wallet}/bridge`, appName: document.title })

/** Puts nodes in the place of the last result. */
export function show(...nodes: (Node | string)[]): void {
  byId("result").replaceChildren(...nodes)
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties)
}

/** What a receipt says, for people. */
export function paid(metadata: unknown): HTMLElement {
  const { costUsd, model } = (metadata ?? {}) as { costUsd?: number; model?: string }
  return element("small", { textContent: `$${(costUsd ?? 0).toFixed(6)} · ${model}` })
}

/** Shows the Connect button until there is a grant for `capability`, then the form; `run` answers it. */
export function page(capability: Capability, fields: HTMLElement[], run: () => Promise<void>): void {
  const form = byId<HTMLFormElement>("form")
  form.append(...fields, element("button", { textContent: "Go" }))
  form.onsubmit = (event) => {
    event.preventDefault()
    show("…")
    run().catch(refused)
  }
  byId("connect").onclick = () => void byok.requestGrant({ capabilities: [capability] }).catch(refused)
  byok.subscribe(() => {
    const grant = byok.getGrantState()
    const connected = grant.type === "granted" && grant.capabilities?.includes(capability) === true
    byId("connect").hidden = connected
    form.hidden = !connected
  })
  byok.connect().catch(refused)
}

function refused(thrown: unknown): void {
  const { message, code } = ByokError.from(thrown) ?? { message: String(thrown), code: "" }
  show(element("strong", { textContent: message, title: code }))
}
