import type { ByokClient } from "./client.js"
import { ByokError } from "./index.js"
import { attempt } from "./tell.js"
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
  /** Hears the owner's answer to what a click asked for, once for all clicks that waited for it. */
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
  return new ConnectButton(options).mount(element)
}

type State = keyof ConnectButtonLabels

/** What a click begins, or the mounting. Its promise settles when that is done, with what then tells the app. */
type Deed = () => Promise<void | (() => void)>

class ConnectButton {
  readonly #options: ConnectButtonOptions
  readonly #labels: ConnectButtonLabels
  readonly #button = document.createElement("button")
  readonly #note = document.createElement("span")
  #state: State
  #failure: ByokError | undefined
  /** What the owner is being asked. A further click asks the same, which brings its window to the front. */
  #asking: Deed | undefined
  #deeds = 0

  constructor(options: ConnectButtonOptions) {
    this.#options = options
    this.#labels = { ...LABELS, ...options.labels }
    this.#state = stateOf(options.client)
    this.#button.type = "button"
    this.#button.onclick = () => void this.#do(this.#asking ?? this.#next())
    this.#note.setAttribute("role", "status")
  }

  mount(element: Element): () => void {
    const { client } = this.#options
    const stop = client.subscribe(() => this.#follow())
    element.append(this.#button, this.#note)
    // One that is put elsewhere in the page must not try again what has just failed.
    void this.#do(() => (client.getSnapshot().status === "unreachable" ? client.ready : client.connect()))
    return () => {
      stop()
      this.#button.remove()
      this.#note.remove()
    }
  }

  /** What failed says nothing any more once the wallet stands otherwise. */
  #follow(): void {
    const { client } = this.#options
    const state = stateOf(client)
    if (state !== this.#state) {
      this.#state = state
      this.#failure = undefined
      if (client.getSnapshot().status === "unreachable") client.ready.catch((error) => this.#show(error))
    }
    this.#show(this.#failure)
  }

  #show(failure: unknown): void {
    this.#failure = ByokError.from(failure)
    const state = this.#asking ? "asking" : this.#state
    this.#button.dataset["state"] = state
    this.#button.textContent = this.#labels[state]
    this.#button.setAttribute("aria-busy", String(state === "connecting" || state === "asking"))
    this.#note.textContent = this.#failure?.message ?? ""
  }

  /** Begins at once: windows open in clicks alone. Only the last deed tells how it ended, so that one answer is told once. */
  async #do(deed: Deed): Promise<void> {
    const count = ++this.#deeds
    const ends = deed().then(
      (tell) => ({ error: undefined, tell }),
      (error: unknown) => ({ error, tell: () => this.#tellOf(error) }),
    )
    this.#show(undefined)
    const { error, tell } = await ends
    if (count !== this.#deeds) return
    this.#asking = undefined
    this.#show(error)
    if (tell) attempt(tell)
  }

  /** What is no refusal is a mistake of the app's own, which must not go unheard. */
  #tellOf(error: unknown): void {
    const { onError } = this.#options
    if (onError) onError(error)
    else if (!ByokError.from(error)) throw error
  }

  /** What a click does as things stand. */
  #next(): Deed {
    const { client } = this.#options
    const failure = this.#failure
    switch (stateOf(client)) {
      case "reconnect":
        return (this.#asking = () => client.reconnect())
      case "unlock":
        return resolving(client, asks("locked", "unlock"))
      case "connected":
        return resolving(client, asks("budget_exhausted", "raise-limit"))
      case "retry":
        return failure && failure.action !== "none" ? resolving(client, failure) : () => client.connect()
      case "connecting":
        return () => client.connect()
      default:
        return (this.#asking = this.#request())
    }
  }

  #request(): Deed {
    const { client, request, onAnswer } = this.#options
    let asked: GrantRequest | undefined
    return async () => {
      asked ??= typeof request === "function" ? request() : request
      const answer = await client.requestGrant(asked)
      return () => onAnswer?.(answer)
    }
  }
}

function stateOf(client: ByokClient): State {
  const { status, grant } = client.getSnapshot()
  if (status === "connecting" || status === "idle") return "connecting"
  if (status === "unreachable" || status === "disposed") return "retry"
  if (status === "needs-click") return "reconnect"
  if (status === "locked") return "unlock"
  return grant.type === "granted" ? "connected" : "connect"
}

const resolving = (client: ByokClient, error: ByokError) => async () => void (await client.resolve(error))

const asks = (code: "locked" | "budget_exhausted", action: "unlock" | "raise-limit") =>
  new ByokError({ code, action, message: "" })
