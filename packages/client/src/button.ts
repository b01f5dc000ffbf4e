import type { ByokClient } from "./client.js"
import { ByokError } from "./index.js"
import type { GrantRequest, GrantResult } from "./types.js"

/** What stands on the button in each state. */
export interface ConnectButtonLabels {
  connect: string
  connecting: string
  asking: string
  connected: string
  reconnect: string
  unlock: string
  retry: string
}

export interface ConnectButtonOptions {
  client: ByokClient
  /** What a click asks for where there is no grant; a function is asked in the click. */
  request: GrantRequest | (() => GrantRequest)
  labels?: Partial<ConnectButtonLabels>
  /** Hears the owner's answer to what a click asked for. */
  onAnswer?: (answer: GrantResult) => void
  /** Hears of what a click led to and failed; the sentence stands below the button as well. */
  onError?: (error: unknown) => void
}

const LABELS: ConnectButtonLabels = {
  connect: "Connect your AI wallet",
  connecting: "Connecting to your AI wallet…",
  asking: "Waiting for your answer in the wallet…",
  connected: "AI wallet connected",
  reconnect: "Reconnect your AI wallet",
  unlock: "Unlock your AI wallet",
  retry: "Wallet not reachable, try again",
}

/**
 * Puts a button into an element that says how the wallet stands and does the next thing in a click: asks for a grant,
 * reconnects, unlocks, tries again or, connected, shows this app in the wallet. Its `data-state` is one of
 * {@link ConnectButtonLabels}'s names. The result takes it away again.
 */
export function mountConnectButton(element: Element, options: ConnectButtonOptions): () => void {
  const { client } = options
  const labels = { ...LABELS, ...options.labels }
  const button = document.createElement("button")
  button.type = "button"
  const note = document.createElement("span")
  note.setAttribute("role", "status")
  let asking = false
  let failure: ByokError | undefined

  const show = () => {
    const state = asking ? "asking" : stateOf(client)
    button.dataset["state"] = state
    button.textContent = labels[state]
    button.setAttribute("aria-busy", String(state === "connecting" || asking))
    note.textContent = failure?.message ?? ""
  }
  const settle = async (done: Promise<unknown>) => {
    failure = undefined
    show()
    try {
      await done
    } catch (error) {
      failure = ByokError.from(error)
      options.onError?.(error)
    }
    asking = false
    show()
  }
  button.onclick = () => {
    asking = ["connect", "reconnect"].includes(stateOf(client))
    void settle(next(options, failure))
  }

  const stop = client.subscribe(show)
  element.append(button, note)
  // One that is put elsewhere in the page must not try again what has just failed.
  void settle(client.getSnapshot().status === "unreachable" ? client.ready : client.connect())
  return () => {
    stop()
    button.remove()
    note.remove()
  }
}

function stateOf(client: ByokClient): keyof ConnectButtonLabels {
  const { status, grant } = client.getSnapshot()
  if (status === "connecting" || status === "idle") return "connecting"
  if (status === "unreachable" || status === "disposed") return "retry"
  if (status === "needs-click") return "reconnect"
  if (status === "locked") return "unlock"
  return grant.type === "granted" ? "connected" : "connect"
}

/** Begins at once what a click is for: windows open in clicks alone. */
async function next({ client, request, onAnswer }: ConnectButtonOptions, failure?: ByokError): Promise<unknown> {
  switch (stateOf(client)) {
    case "reconnect":
      return client.reconnect()
    case "unlock":
      return client.resolve(asks("locked", "unlock"))
    case "connected":
      return client.resolve(asks("budget_exhausted", "raise-limit"))
    case "connecting":
      return client.connect()
    case "retry":
      return failure && failure.action !== "none" ? client.resolve(failure) : client.connect()
    default:
      return client.requestGrant(typeof request === "function" ? request() : request).then(onAnswer)
  }
}

const asks = (code: "locked" | "budget_exhausted", action: "unlock" | "raise-limit") =>
  new ByokError({ code, action, message: "" })
