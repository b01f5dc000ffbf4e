import type { ByokSnapshot } from "@byokapi/client"
import { ByokError } from "@byokapi/client"
import { formatLeft, formatUsd } from "@byokapi/ui"
import type { Chat, Turn } from "./chat.js"
import { h, icon } from "./dom.js"
import { source } from "./money.js"
import { ENDED, KEPT, SUGGESTIONS, WELCOME } from "./words.js"

/** What the thread is drawn from. */
export interface Scene {
  wallet: ByokSnapshot
  chat: Chat
  /** The button that asks for a grant. */
  connect: Element
  /** A sentence on how the last attempt to connect ended, where it did not end well. */
  remark?: string | undefined
  /** What made the wallet unreachable. */
  failure?: ByokError | undefined
}

/** What the thread's buttons do. */
export interface Deeds {
  ask(question: string): void
  again(turn: Turn): void
  retryConnection(): void
}

/** Whether a turn waits for the owner: it is answered once the wallet is ready again. */
export function isKept({ state, error }: Turn): boolean {
  const code = state === "failed" ? ByokError.from(error)?.code : undefined
  return code === "locked" || code === "session_lapsed"
}

export const isConnected = ({ status, grant }: ByokSnapshot): boolean => status === "ready" && grant.type === "granted"

export function thread(scene: Scene, deeds: Deeds): Node[] {
  const { chat, wallet } = scene
  const card = standing(scene, deeds)
  const last = card ? undefined : chat.turns.at(-1)
  const turns = chat.turns.flatMap((turn) => drawTurn(turn, turn === last, scene, deeds))
  if (turns.length) return card ? [...turns, card] : turns
  if (card) return [card]
  return [wallet.grant.type === "granted" ? suggestions(deeds) : welcome(scene)]
}

/** `open`: whether the turn is the one thing to act on. */
function drawTurn(turn: Turn, open: boolean, { wallet }: Scene, deeds: Deeds): Node[] {
  const asked = h(
    "div",
    { class: "justify-self-end max-w-[85%] rounded-lg rounded-br-sm bg-accent-soft text-ink px-3.5 py-2.5" },
    turn.question,
  )
  const paragraphs = turn.text.split(/\n{2,}/).filter(Boolean)
  const cursor =
    turn.state === "answering" &&
    h("span", { class: "inline-block w-2 h-5 bg-accent align-text-bottom animate-breathe ml-0.5" })
  const answer = h(
    "div",
    {
      class: "max-w-[92%] font-serif text-lg leading-relaxed grid gap-2",
      "data-testid": "answer",
      "aria-live": "polite",
    },
    ...paragraphs.map((text, at) => h("p", {}, text, at === paragraphs.length - 1 && cursor)),
    paragraphs.length === 0 && cursor,
  )
  const failed = turn.state === "failed" && !isKept(turn) && refused(turn, open, deeds)
  const said = turn.text || turn.state === "answering" ? [answer] : []
  return [asked, ...searched(turn), ...said, outcome(turn, wallet), failed].filter((node) => node instanceof Node)
}

const LINE = "flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2 font-sans"

function searched({ searches }: Turn): Node[] {
  return searches.map((query) =>
    h("p", { class: LINE, "data-testid": "search" }, icon("search", "size-4"), `Looked in your notes for “${query}”`),
  )
}

function outcome({ state, receipt }: Turn, { grant }: ByokSnapshot): Node | undefined {
  if (state === "answering") return line("answering", "badge-live", "half", "Answering")
  if (state === "stopped") return line("stopped", "", "square", "Stopped", "You pay for what was written.")
  if (!receipt) return undefined
  const remaining =
    grant.budget && receipt.remainingUsd !== undefined && formatLeft(receipt.remainingUsd, grant.budget.per)
  const cost = receipt.estimated ? `about ${formatUsd(receipt.costUsd)}` : formatUsd(receipt.costUsd)
  return line("receipt", "badge-ok", "checkc", cost, source(receipt), remaining)
}

function line(
  testid: string,
  kind: string,
  picture: string,
  word: string,
  ...more: (string | false | undefined)[]
): Node {
  const badge = h("span", { class: `badge ${kind}` }, icon(picture), word)
  return h(
    "p",
    { class: LINE, "data-testid": testid },
    badge,
    ...more.map((text) => text && h("span", { class: "amount" }, text)),
  )
}

/** What stands for an error, the same element for as long as it is the same error. */
const shown = new WeakMap<object, HTMLElement>()

function refusal(error: object, testid: string, again?: () => void): HTMLElement {
  const element =
    shown.get(error) ?? h("byok-error", { "data-testid": testid, "data-code": ByokError.from(error)?.code })
  if (!shown.has(error)) {
    Object.assign(element, { error })
    if (again) element.addEventListener("byok-retry", again)
    shown.set(error, element)
  }
  element.toggleAttribute("retry", again !== undefined)
  return element
}

function refused(turn: Turn, open: boolean, deeds: Deeds): Node {
  const element = refusal(turn.error as object, "refusal", () => deeds.again(turn))
  element.className = open ? "" : "past"
  return element
}

const LOCKED = new ByokError({ code: "locked", message: "The wallet is locked.", action: "unlock" })
const LAPSED = new ByokError({ code: "session_lapsed", message: "The session has lapsed.", action: "reconnect" })

/** What stands between the app and the wallet as a whole, if anything does. */
function standing({ wallet, chat, connect, failure, remark }: Scene, deeds: Deeds): Node | undefined {
  const { status, grant } = wallet
  if (status === "locked" || status === "needs-click") {
    const element = refusal(status === "locked" ? LOCKED : LAPSED, status)
    element.replaceChildren(chat.turns.some(isKept) ? h("p", { class: "text-sm text-ink-2" }, KEPT) : "")
    return element
  }
  if (status === "unreachable" && failure) return refusal(failure, "unreachable", deeds.retryConnection)
  const ended = ENDED[grant.type]
  const isOver = grant.type === "revoked" || grant.type === "expired"
  if (status !== "ready" || !ended || (chat.turns.length === 0 && !isOver)) return undefined
  const [title, text] = ended
  return h(
    "section",
    { class: "rounded-lg border border-line-strong bg-surface p-4 grid gap-3 font-sans", "data-testid": grant.type },
    h("p", { class: "font-semibold" }, title),
    h("p", { class: "text-sm text-ink-2" }, remark ?? text),
    connect,
  )
}

function welcome({ connect, remark }: Scene): Node {
  return h(
    "div",
    { class: "grid gap-5 py-6 sm:py-14 justify-items-start" },
    h("h1", { class: "font-serif text-3xl font-semibold" }, WELCOME.title),
    h("p", { class: "font-serif text-lg text-ink-2 max-w-[46ch] leading-relaxed" }, WELCOME.text),
    connect,
    h("p", { class: "text-sm text-ink-2", "data-testid": "remark" }, remark ?? WELCOME.hint),
  )
}

function suggestions(deeds: Deeds): Node {
  const chips = SUGGESTIONS.map((text) =>
    h(
      "button",
      { class: "chip py-1 text-left", type: "button", "data-testid": "suggestion", click: () => deeds.ask(text) },
      text,
    ),
  )
  return h(
    "div",
    { class: "grid gap-5 py-6 sm:py-14 justify-items-start" },
    h("h1", { class: "font-serif text-3xl font-semibold" }, WELCOME.title),
    h("div", { class: "flex flex-wrap gap-2" }, ...chips),
  )
}
