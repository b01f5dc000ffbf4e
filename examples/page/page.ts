// What the pages of the examples share beside the wallet: the Connect button, the controls behind it, the result.
import { ByokError, type Capability } from "@byokapi/client"
import { provideClient } from "@byokapi/ui"
import { byok } from "./wallet.js"

export { byok }

const byId = (id: string) => document.getElementById(id)!

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties)
}

/** Shows the Connect button until there is a grant for one of `capabilities`, then the controls. */
export function page(capabilities: Capability[], ...controls: HTMLElement[]): void {
  byId("controls").append(...controls)
  byId("connect").onclick = () => void byok.requestGrant({ capabilities }).catch(refused)
  byok.subscribe(() => {
    const grant = byok.getGrantState()
    const connected = grant.type === "granted" && capabilities.some((kind) => grant.capabilities?.includes(kind))
    byId("connect").hidden = connected
    byId("controls").hidden = !connected
  })
  byok.connect().catch(refused)
}

/** A form with a button "Go", which `run` answers. */
export function form(fields: HTMLElement[], run: () => Promise<void>): HTMLFormElement {
  const made = element("form", {
    onsubmit: (event) => {
      event.preventDefault()
      void perform(run)
    },
  })
  made.append(...fields, element("button", { textContent: "Go" }))
  return made
}

/** A button for each action. */
export function actions(named: Record<string, () => Promise<void>>): HTMLButtonElement[] {
  return Object.entries(named).map(([name, run]) =>
    element("button", { type: "button", textContent: name, onclick: () => void perform(run) }),
  )
}

/** Adds texts and nodes to the result of the action that runs. */
export function show(...what: (Node | string)[]): void {
  byId("result").append(...what)
}

/** What a receipt says, for people. */
export function paid(metadata: unknown): HTMLElement {
  const { costUsd, model } = (metadata ?? {}) as { costUsd?: number; model?: string }
  return element("small", { textContent: `$${(costUsd ?? 0).toFixed(6)} · ${model}` })
}

async function perform(run: () => Promise<void>): Promise<void> {
  const result = byId("result")
  result.replaceChildren()
  result.ariaBusy = "true"
  await run().catch(refused)
  result.ariaBusy = "false"
}

/** What the wallet said, also from inside an SDK's own error, with the button that does what it asks for. */
function refused(error: unknown): void {
  show(element("byok-error", { error, title: ByokError.from(error)?.code ?? "" }))
}

provideClient(byok)
