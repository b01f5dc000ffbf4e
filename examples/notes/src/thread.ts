import type { ByokSnapshot } from "@byokapi/client"
import { ByokError } from "@byokapi/client"
import type { Chat, Turn } from "./chat.js"
import { h, icon } from "./dom.js"
import { left, source, usd } from "./money.js"
import { ACTIONS, ENDED, LAPSED, LOCKED, SUGGESTIONS, titleOf, UNREACHABLE, WELCOME } from "./words.js"

/** What the thread is drawn from. */
export interface Scene {
  wallet: ByokSnapshot
  chat: Chat
  /** A sentence on how the last attempt to connect ended, where it did not end well. */
  remark?: string | undefined
  /** What made the wallet unreachable. */
  failure?: ByokError | undefined
}

/** What the thread's buttons do. */
export interface Deeds {
  connect(): void
  reconnect(): void
  retryConnection(): void
  ask(question: string): void
  again(turn: Turn): void
  resolve(error: ByokError): void
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
  return [wallet.grant.type === "granted" ? suggestions(deeds) : welcome(scene, deeds)]
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
  const refusal = turn.state === "failed" && !isKept(turn) && refused(turn, open, deeds)
  const shown = turn.text || turn.state === "answering" ? [answer] : []
  return [asked, ...searched(turn), ...shown, outcome(turn, wallet), refusal].filter((node) => node instanceof Node)
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
  const remaining = grant.budget && receipt.remainingUsd !== undefined && left(grant.budget, receipt.remainingUsd)
  const cost = receipt.estimated ? `about ${usd(receipt.costUsd)}` : usd(receipt.costUsd)
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

function refused(turn: Turn, open: boolean, deeds: Deeds): Node {
  const error = ByokError.from(turn.error)
  const text = error?.message ?? "The app could not use the answer."
  const word = error && ACTIONS[error.action]
  const buttons = [
    open && word && button("action", word, () => deeds.resolve(error), true),
    open && button("again", "Ask again", () => deeds.again(turn), !word),
  ]
  return card({ testid: "refusal", code: error?.code, picture: "ban", title: titleOf(error?.code), text, buttons })
}

/** What stands between the app and the wallet as a whole, if anything does. */
function standing({ wallet, chat, failure, remark }: Scene, deeds: Deeds): Node | undefined {
  const { status, grant } = wallet
  const kept = chat.turns.some(isKept)
  if (status === "locked") {
    const locked = new ByokError({ code: "locked", message: LOCKED.title, action: "unlock" })
    const buttons = [button("action", ACTIONS.unlock, () => deeds.resolve(locked), true, "passkey")]
    return card({
      testid: "locked",
      picture: "lock",
      title: LOCKED.title,
      text: kept ? LOCKED.kept : LOCKED.idle,
      buttons,
    })
  }
  if (status === "needs-click") {
    const buttons = [button("action", ACTIONS.reconnect, deeds.reconnect, true)]
    return card({ testid: "needs-click", picture: "link", ...LAPSED, buttons })
  }
  if (status === "unreachable") {
    const text = [failure?.message, failure?.hint].filter(Boolean).join(" ")
    const buttons = [button("action", "Try again", deeds.retryConnection, true)]
    if (failure?.action === "open-tab")
      buttons[0] = button("action", ACTIONS["open-tab"], () => deeds.resolve(failure), true)
    return card({ testid: "unreachable", code: failure?.code, picture: "warn", title: UNREACHABLE, text, buttons })
  }
  const ended = ENDED[grant.type]
  if (status !== "ready" || !ended || (chat.turns.length === 0 && grant.type !== "revoked" && grant.type !== "expired"))
    return undefined
  const buttons = [button("connect", WELCOME.connect, deeds.connect, true)]
  return card({ testid: grant.type, picture: "stop", title: ended[0], text: remark ?? ended[1], buttons })
}

function welcome({ remark }: Scene, deeds: Deeds): Node {
  return h(
    "div",
    { class: "grid gap-5 py-6 sm:py-14 justify-items-start" },
    h("h1", { class: "font-serif text-3xl font-semibold" }, WELCOME.title),
    h("p", { class: "font-serif text-lg text-ink-2 max-w-[46ch] leading-relaxed" }, WELCOME.text),
    h(
      "button",
      { id: "connect", class: "btn btn-primary min-h-12 px-5!", type: "button", click: deeds.connect },
      icon("key"),
      WELCOME.connect,
    ),
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

interface Card {
  testid: string
  picture: string
  title: string
  text: string
  buttons: (Node | "" | false | undefined)[]
  code?: string | undefined
}

function card({ testid, picture, title, text, buttons, code }: Card): Node {
  const shown = buttons.filter((each) => each instanceof Node)
  return h(
    "section",
    {
      class:
        "rounded-lg border border-line-strong bg-surface p-4 grid gap-3 sm:grid-cols-[1fr_auto] sm:items-center font-sans",
      "data-testid": testid,
      "data-code": code,
    },
    h(
      "div",
      { class: "flex gap-3" },
      icon(picture, "size-6 text-accent mt-0.5"),
      h("div", {}, h("p", { class: "font-semibold" }, title), h("p", { class: "text-sm text-ink-2 mt-0.5" }, text)),
    ),
    shown.length > 0 && h("div", { class: "flex flex-wrap gap-2" }, ...shown),
  )
}

function button(id: string, word: string, click: () => void, primary: boolean, picture?: string): Node {
  const look = `btn ${primary ? "btn-primary" : ""}`.trim()
  return h("button", { id, class: look, type: "button", click }, picture ? icon(picture) : undefined, word)
}
