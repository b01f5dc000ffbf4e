import type { MockAnswers } from "./mock-answers.js"
import { MockCore } from "./mock-core.js"
import { ByokClient, ByokError, type ByokErrorFields } from "./index.js"
import { isLocal } from "./mock-rules.js"
import type { ByokModel, ByokStatus, GrantRequest } from "./types.js"

/** How a {@link MockWallet} behaves. All of it may be changed while it is in use. */
export interface MockWalletOptions {
  /** What the owner does with a request. Default: approves it as it was asked. */
  decide?: (request: GrantRequest) => GrantDecision | Promise<GrantDecision>
  /** A grant that is there before the app asks. */
  granted?: GrantRequest
  /** What {@link ByokClient.listModels} tells. */
  models?: ByokModel[]
  /** What models of each kind answer. */
  answers?: MockAnswers
  /** Refuses a call with an error, as {@link MockWallet.refuseNext} does whichever comes next. */
  refuse?: (call: MockCall) => MockRefusal | undefined
  /** What each call costs, in US dollars, of a budget of one dollar a day where the app asked for none. Default 0.001. */
  costUsd?: number
}

export type GrantDecision = "approve" | "refuse" | "dismiss" | "block"

/** An error with the code of a refusal; what the wallet says with it is filled in. */
export type MockRefusal = Pick<ByokErrorFields, "code"> & Partial<ByokErrorFields>

/** A call that the app made: the wallet's method, the model, and the AI SDK's options. */
export interface MockCall {
  method: string
  modelId: string
  options: Record<string, unknown>
}

/**
 * A wallet for an app's own tests: in the page, without windows, keys or a network. What stands in front of it is the real
 * {@link ByokClient}, so the app's code is the same. Refuses to be made in a production build and on any site but a local one.
 */
export class MockWallet {
  /** Take it in the place of the app's own. */
  readonly client: ByokClient
  /** Every model call that arrived, in order. */
  readonly calls: MockCall[] = []
  readonly options: MockWalletOptions
  readonly #core: MockCore

  constructor(options: MockWalletOptions = {}) {
    requireTest()
    this.options = options
    this.#core = new MockCore(this)
    const own = { bridgeUrl: "http://localhost/bridge", appName: "Test", [Symbol.for("byok.core")]: this.#core }
    this.client = new ByokClient(own)
  }

  /** The next model call is refused with this error; what the wallet says with its code is filled in. */
  refuseNext(refusal: MockRefusal): void {
    this.#core.refusals.push(refusal)
  }

  /** The owner locks the wallet, unlocks it (`ready`), or the session lapses (`needs-click`). */
  setStatus(status: Exclude<ByokStatus, "idle" | "disposed">): void {
    this.#core.set({ status })
  }

  /** The owner ends the grant. */
  revoke(): void {
    this.#core.set({ grant: { ...this.client.getGrantState(), type: "revoked" } })
  }

  /** The owner sets the budget anew, with nothing spent of it. */
  setBudget(usd: number): void {
    this.#core.budget(usd)
  }

  /** The owner changes which models there are. */
  setModels(models: ByokModel[]): void {
    this.options.models = models
    this.#core.emit("modelsChanged", undefined)
  }
}

declare const process: { env: { NODE_ENV?: string } }

/** Bundlers put the kind of the build in the place of the expression; a page without one has no `process`. */
function isProduction(): boolean {
  try {
    return process.env.NODE_ENV === "production"
  } catch {
    return false
  }
}

function requireTest(): void {
  const host = typeof location === "undefined" ? "" : (location.hostname ?? "")
  if (!isProduction() && (host === "" || isLocal(host))) return
  throw new ByokError({
    code: "request_refused",
    message: "The mock wallet is for tests: it runs in no production build and on no public site.",
  })
}
