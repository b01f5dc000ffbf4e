import type { ByokClient, ByokLimitUse, ByokUsage } from "@byokapi/client"
import { watchUsage } from "@byokapi/client/watch"
import { h, s } from "./dom.js"
import { ByokElement } from "./element.js"
import { again, count, formatUsd, used } from "./money.js"

/** `<byok-usage>`: each limit as a meter with its figures, and what today's requests cost. Fresh after each request. */
export class ByokUsageElement extends ByokElement {
  protected override follow(client: ByokClient): () => void {
    return watchUsage(client).subscribe(() => this.update())
  }

  /** Asks the wallet again. */
  refresh(): void {
    if (this.client) watchUsage(this.client).refresh()
  }

  protected override update(): void {
    const answer = this.client && watchUsage(this.client).getSnapshot()
    const lines = answer?.value ? shown(answer.value) : [hint(answer?.error?.message ?? waiting(answer?.loading))]
    this.draw(h("div", { part: "base", class: "usage" }, ...lines))
  }
}

const waiting = (loading: boolean | undefined) =>
  loading ? "Asking your wallet…" : "What this site spends shows here once your wallet is connected."

const hint = (text: string) => h("p", { part: "hint", class: "hint" }, text)

function shown({ limits, today, running, partial }: ByokUsage): Node[] {
  const { requests, spentUsd, inputTokens, outputTokens } = today
  const said = `Today ${formatUsd(spentUsd)}, ${several(requests, "request")}, ${several(inputTokens + outputTokens, "token")}`
  const now = running > 0 ? `. ${several(running, "request")} running` : ""
  const since = partial && hint("Counted since your wallet last handed a part of the limit to this site.")
  return [...limits.map(limit), h("p", { part: "today", class: "hint" }, said + now), since].filter(
    (node) => node instanceof Node,
  )
}

const several = (amount: number, one: string) => `${count(amount)} ${one}${amount === 1 ? "" : "s"}`

function limit(use: ByokLimitUse): Node {
  const words = used(use)
  const full = use.remaining <= 0
  const rest = full ? "used up" : undefined
  const next = use.resetsAt === undefined ? undefined : again(use.resetsAt)
  const more = [rest, next].filter(Boolean).join(", ")
  return h(
    "div",
    { part: "limit", class: "limit" },
    h("p", {}, h("span", { class: "amount" }, words), more && h("span", { class: "detail" }, more)),
    meter(use, words),
  )
}

function meter({ limit, spent, remaining }: ByokLimitUse, words: string): SVGElement {
  const share = limit > 0 ? Math.min(100, Math.max(0, (spent / limit) * 100)) : 100
  const bar = (look: string, width: number) =>
    s("rect", { class: look, x: "0", y: "0", width: `${width}%`, height: "100%", rx: "4" })
  const range = { "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": String(Math.round(share)) }
  const told = { role: "meter", "aria-label": "Used of the limit", "aria-valuetext": words, ...range }
  return s(
    "svg",
    { part: "meter", class: "meter", ...told },
    bar("track", 100),
    bar(remaining > 0 ? "settled" : "full", share),
  )
}
