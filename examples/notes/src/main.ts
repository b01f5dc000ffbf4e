import "./jitless.js"
import { ByokClient, ByokError } from "@byokapi/client"
import { Chat } from "./chat.js"
import { byId, h, icon } from "./dom.js"
import { left } from "./money.js"
import { notes } from "./notes.js"
import { isConnected, isKept, thread, type Deeds, type Scene } from "./thread.js"
import { DENIED, PLACEHOLDERS } from "./words.js"

const wallet = document.querySelector<HTMLMetaElement>("meta[name=wallet]")?.content ?? ""
const byok = new ByokClient({ bridgeUrl: `${wallet}/bridge`, appName: "Notes" })
const chat = new Chat(() => byok.getProvider()("gpt-4o-mini"), draw)
const scene: Scene = { wallet: byok.getSnapshot(), chat }

const deeds: Deeds = {
  connect: () => void askForGrant(),
  reconnect: () => void byok.reconnect().catch(remember),
  retryConnection: () => void byok.connect().catch(remember),
  ask: (question) => {
    void chat.ask(question, byId<HTMLInputElement>("whole").checked)
    scrollTo(0, document.documentElement.scrollHeight)
  },
  again: (turn) => void chat.answer(turn),
  resolve: (error) => void byok.resolve(error).catch(remember),
}

/** Called in the click: the wallet's window opens before anything is awaited. */
async function askForGrant(): Promise<void> {
  scene.remark = undefined
  try {
    const answer = await byok.requestGrant({
      capabilities: ["language"],
      budget: { usd: 0.5, per: "day" },
      purpose: "Answer questions about your notes",
    })
    scene.remark = answer.type === "denied" ? DENIED[answer.reason] : undefined
  } catch (error) {
    remember(error)
  }
  draw()
}

function remember(error: unknown): void {
  scene.failure = ByokError.from(error)
  scene.remark = [scene.failure?.message, scene.failure?.hint].filter(Boolean).join(" ") || undefined
  draw()
}

function draw(): void {
  scene.wallet = byok.getSnapshot()
  const { status, grant } = scene.wallet
  Object.assign(document.body.dataset, { status, grant: grant.type, busy: String(chat.busy) })
  const { scrollHeight } = document.documentElement
  const atEnd = innerHeight + scrollY >= scrollHeight - 120
  byId("thread").replaceChildren(...thread(scene, deeds))
  byId("wallet").replaceChildren(...standing())
  compose()
  if (atEnd && chat.turns.length) scrollTo(0, document.documentElement.scrollHeight)
}

function standing(): Node[] {
  const { status, grant } = scene.wallet
  const says = (picture: string, text: string | Node) => [
    h(
      "span",
      { class: "flex items-center gap-1.5 text-ink-2", "data-testid": "standing" },
      icon(picture, "size-4"),
      text,
    ),
  ]
  if (status === "locked") return says("lock", "Locked")
  if (status === "needs-click") return says("clock", "Waiting for a click")
  if (status === "connecting") return says("half", "Looking for your wallet")
  if (!isConnected(scene.wallet)) return says("key", "Not connected")
  const mine = h("span", { class: "hidden sm:inline" }, "Your wallet, ")
  const rest = grant.budget ? h("span", {}, mine, left(grant.budget)) : "Your wallet"
  const end = () => void byok.revokeGrant(grant.grantId ?? "").catch(remember)
  const button = h("button", { id: "revoke", class: "btn btn-sm btn-quiet", type: "button", click: end }, "Disconnect")
  return [...says("key", rest), button]
}

function compose(): void {
  const { status } = scene.wallet
  const prompt = byId<HTMLInputElement>("prompt")
  const open = isConnected(scene.wallet) && !chat.busy
  const waits = status === "locked" || status === "needs-click" ? PLACEHOLDERS[status] : PLACEHOLDERS.other
  prompt.placeholder = chat.busy ? PLACEHOLDERS.answering : open ? PLACEHOLDERS.ready : waits
  if (prompt.disabled === open) {
    prompt.disabled = !open
    if (open && chat.turns.length) prompt.focus()
  }
  byId<HTMLButtonElement>("send").disabled = !open
  byId("stop").hidden = !chat.busy
}

function openNote(at: number): void {
  const note = notes[at]
  if (!note) return
  byId<HTMLSelectElement>("pick").value = String(at)
  byId("title").textContent = byId("heading").textContent = note.title
  const edited = h("p", { class: "text-sm font-sans text-ink-3" }, `Edited ${note.edited}`)
  byId("note").replaceChildren(...note.body.map((text) => h("p", {}, text)), edited)
  byId("notes").replaceChildren(
    ...notes.map(({ title, about }, index) => {
      const look = `w-full text-left rounded-md px-3 py-2 ${index === at ? "bg-surface border border-line" : ""}`
      const lines = [
        h("span", { class: "block font-semibold" }, title),
        h("span", { class: "block text-sm text-ink-2 truncate" }, about),
      ]
      const current = index === at ? "true" : undefined
      return h(
        "li",
        {},
        h("button", { class: look, type: "button", "aria-current": current, click: () => openNote(index) }, ...lines),
      )
    }),
  )
}

byId("pick").append(...notes.map(({ title }, at) => h("option", { value: String(at) }, title)))
byId("pick").addEventListener("change", () => openNote(Number(byId<HTMLSelectElement>("pick").value)))
byId("stop").addEventListener("click", () => chat.stop())
byId("ask").addEventListener("submit", (event) => {
  event.preventDefault()
  const prompt = byId<HTMLInputElement>("prompt")
  const question = prompt.value.trim()
  if (!question || prompt.disabled) return
  prompt.value = ""
  deeds.ask(question)
})

byok.subscribe(draw)
byok.on("status", (status) => {
  const kept = chat.turns.find(isKept)
  if (status === "ready" && kept) void chat.answer(kept)
})
byok.connect().catch(remember)
openNote(0)
draw()
