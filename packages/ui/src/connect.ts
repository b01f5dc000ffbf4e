import { ByokError, type BudgetPeriod, type ByokClient, type Capability, type GrantRequest } from "@byokapi/client"
import { mountConnectButton, type ConnectButtonLabels } from "@byokapi/client/button"
import { h } from "./dom.js"
import { ByokElement } from "./element.js"

const PERIODS: readonly string[] = ["hour", "day", "week", "month", "total"] satisfies BudgetPeriod[]

const words = (text: string | null): string[] => text?.split(/[\s,]+/).filter(Boolean) ?? []

/**
 * `<byok-connect>`: the button that does the next thing: asks for a grant, reconnects, unlocks, tries again, or shows this
 * app in the wallet. What it asks for is its `request`, or what its attributes say: `capabilities`, `usd`, `per`, `models`,
 * `purpose`, `local-only`, `strict`.
 *
 * Events: `byok-grant`, its detail the owner's answer; `byok-error`, its detail what failed.
 */
export class ByokConnectElement extends ByokElement {
  static override readonly properties = ["request", "labels"]

  #request: GrantRequest | undefined
  #labels: Partial<ConnectButtonLabels> | undefined

  /** What a click asks for where there is no grant; without it, what the attributes say. */
  get request(): GrantRequest | undefined {
    return this.#request
  }

  set request(request: GrantRequest | undefined) {
    this.#request = request
  }

  /** Words in the place of the usual ones, by state; set them before the element is connected. */
  get labels(): Partial<ConnectButtonLabels> | undefined {
    return this.#labels
  }

  set labels(labels: Partial<ConnectButtonLabels> | undefined) {
    this.#labels = labels
  }

  protected override follow(client: ByokClient): () => void {
    const place = h("span", { part: "base", class: "connect" })
    this.view.replaceChildren(place)
    const unmount = mountConnectButton(place, {
      client,
      request: () => this.#request ?? this.#asAttributesSay(),
      labels: { ...this.#labels },
      onAnswer: (answer) => this.tell("byok-grant", answer),
      onError: (error) => this.tell("byok-error", error),
    })
    place.querySelector("button")?.setAttribute("part", "button")
    place.querySelector("[role=status]")?.setAttribute("part", "message")
    return unmount
  }

  protected override update(): void {
    // The button draws itself.
  }

  #asAttributesSay(): GrantRequest {
    const usd = this.getAttribute("usd")
    const models = words(this.getAttribute("models"))
    const purpose = this.getAttribute("purpose")
    const capabilities = words(this.getAttribute("capabilities") ?? "language") as Capability[]
    return {
      capabilities,
      ...(models.length > 0 && { models }),
      ...(usd !== null && { budget: budgetOf(usd, this.getAttribute("per") ?? "day") }),
      ...(purpose !== null && { purpose }),
      ...(this.hasAttribute("local-only") && { localOnly: true }),
      ...(this.hasAttribute("strict") && { strict: true }),
    }
  }
}

/** What the markup says of money. Misspelt, it is refused here: the wallet would refuse it too, in a window already open. */
function budgetOf(usd: string, per: string): { usd: number; per: BudgetPeriod } {
  const amount = Number(usd)
  if (!(amount > 0 && amount <= 1_000_000)) throw invalid("usd", "must be an amount in USD above 0, at most 1000000")
  if (!PERIODS.includes(per)) throw invalid("per", `must be one of ${PERIODS.join(", ")}`)
  return { usd: amount, per: per as BudgetPeriod }
}

const invalid = (field: string, rule: string) =>
  new ByokError({ code: "invalid_request", message: `"${field}" ${rule}.`, field })
