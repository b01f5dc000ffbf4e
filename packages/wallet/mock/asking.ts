import type { GrantDecision } from "../../client/src/testing.js"
import type { GrantRequest } from "../../client/src/types.js"

/** A request that waits for a person. */
export interface MockQuestion {
  origin: string
  appName: string
  request: GrantRequest
  decide(decision: GrantDecision): void
}

declare global {
  /** What the mock's window asks its bridge: `over` where nothing is left to decide, undefined for what it does not know yet. */
  var byokMock: ((requestId: string) => MockQuestion | "over" | undefined) | undefined
}

/** The requests of the page above, for the window of the same origin. */
export class Asking {
  readonly #questions = new Map<string, MockQuestion | "over">()
  readonly #ids = new WeakMap<GrantRequest, Omit<MockQuestion, "decide" | "request"> & { requestId: string }>()

  constructor() {
    globalThis.byokMock = (requestId) => this.#questions.get(requestId)
  }

  /** Notes whose request it is that may be asked. */
  note(request: GrantRequest, from: { requestId: string; origin: string; appName: string }): void {
    this.#ids.set(request, from)
  }

  decide(request: GrantRequest): Promise<GrantDecision> {
    const { requestId, ...from } = this.#ids.get(request)!
    return new Promise((decided) => {
      const decide = (decision: GrantDecision) => {
        this.over(requestId)
        decided(decision)
      }
      this.#questions.set(requestId, { ...from, request, decide })
    })
  }

  /** Its window goes by itself. */
  over(requestId: string): void {
    this.#questions.set(requestId, "over")
  }

  /** The window was closed. False where the answer is under way. */
  dismiss(requestId: string): boolean {
    const question = this.#questions.get(requestId)
    if (typeof question !== "object") return false
    question.decide("dismiss")
    return true
  }
}
