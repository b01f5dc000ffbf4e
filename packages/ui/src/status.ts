import type { ByokSnapshot } from "@byokapi/client"
import { h, icon, type Picture } from "./dom.js"
import { ByokElement } from "./element.js"
import { formatLeft } from "./money.js"

/** `<byok-status>`: how the wallet stands, in a shape, a word and, connected, what is left of the budget. */
export class ByokStatusElement extends ByokElement {
  protected override update(): void {
    const snapshot = this.client?.getSnapshot()
    const [look, picture, word] = standing(snapshot)
    const badge = h("span", { part: "badge", class: `badge ${look}` }, icon(picture), word)
    const budget = look === "ok" ? snapshot?.grant.budget : undefined
    const left = budget && h("span", { part: "detail", class: "detail" }, formatLeft(budget.remainingUsd, budget.per))
    this.draw(h("span", { part: "base", class: "status", role: "status" }, badge, left))
  }
}

function standing(snapshot: ByokSnapshot | undefined): [look: string, picture: Picture, word: string] {
  switch (snapshot?.status) {
    case "connecting":
      return ["", "half", "Looking for your wallet"]
    case "locked":
      return ["warn", "lock", "Wallet locked"]
    case "needs-click":
      return ["warn", "clock", "Waits for a click"]
    case "unreachable":
      return ["stop", "warn", "Wallet not reachable"]
    case "ready":
      return connection(snapshot.grant.type)
    default:
      return ["", "key", "Not connected"]
  }
}

function connection(grant: ByokSnapshot["grant"]["type"]): [look: string, picture: Picture, word: string] {
  switch (grant) {
    case "granted":
      return ["ok", "check", "Connected"]
    case "pending":
      return ["", "half", "Waits for your answer"]
    case "revoked":
      return ["stop", "stop", "Ended by you"]
    case "expired":
      return ["", "clock", "Run out"]
    default:
      return ["", "key", "Not connected"]
  }
}
