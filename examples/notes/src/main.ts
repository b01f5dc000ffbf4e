import "./jitless.js"
import { ByokClient, ByokError, type GrantResult } from "@byokapi/client"
import { provideClient, type ByokConnectElement, type ByokModelPickerElement } from "@byokapi/ui"
import { Chat } from "./chat.js"
import { byId, h } from "./dom.js"
import { notes } from "./notes.js"
import { isConnected, isKept, thread, type Deeds, type Scene } from "./thread.js"
import { DENIED, PLACEHOLDERS } from "./words.js"

const wallet = document.querySelector<HTMLMetaElement>("meta[name=wallet]")?.content ?? ""
const byok = new ByokClient({ bridgeUrl: `${wallet}/bridge`, appName: "Notes" })
const picker = byId<ByokModelPickerElement>("model")
const chat = new Chat(() => byok.getProvider()(picker.value || "default"), draw)
const scene: Scene = { wallet: byok.getSnapshot(), chat, connect: connectElement() }

const deeds: Deeds = {
  ask: (question) => {
    void chat.ask(question, byId<HTMLInputElement>("whole").checked)
    scrollTo(0, document.documentElement.scrollHeight)
  },
  again: (turn) => void chat.answer(turn),
  retryConnection: () => void byok.connect().catch(remember),
}

/** The button that asks for a grant, in one piece for as long as the page is there. */
function connectElement(): ByokConnectElement {
  const element = document.createElement("byok-connect")
  element.id = "connect"
  element.request = {
    capabilities: ["language"],
    budget: { usd: 0.5, per: "day" },
    purpose: "Answer questions about your notes",
  }
  element.addEventListener("byok-grant", (event) => {
    const answer = (event as CustomEvent<GrantResult>).detail
    scene.remark = answer.type === "denied" ? DENIED[answer.reason] : undefined
    draw()
  })
  return element
}

function remember(error: unknown): void {
  scene.failure = ByokError.from(error)
  draw()
}

function draw(): void {
  scene.wallet = byok.getSnapshot()
  const { status, grant } = scene.wallet
  Object.assign(document.body.dataset, { status, grant: grant.type, busy: String(chat.busy) })
  const { scrollHeight } = document.documentElement
  const atEnd = innerHeight + scrollY >= scrollHeight - 120
  byId("thread").replaceChildren(...thread(scene, deeds))
  byId("end").hidden = !isConnected(scene.wallet)
  compose()
  if (atEnd && chat.turns.length) scrollTo(0, document.documentElement.scrollHeight)
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
  picker.hidden = !isConnected(scene.wallet)
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

byId("end").addEventListener("click", () => void byok.revokeGrant(byok.getActiveGrantId() ?? "").catch(remember))

provideClient(byok)
byok.subscribe(draw)
byok.on("status", (status) => {
  const kept = chat.turns.find(isKept)
  if (status === "ready" && kept) void chat.answer(kept)
})
byok.connect().catch(remember)
openNote(0)
draw()
