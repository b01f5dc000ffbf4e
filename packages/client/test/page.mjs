// As much of a page as the documents' snippets take for granted.

class Element {
  #texts = []
  #handlers = []
  onclick = null
  error = undefined

  append(...texts) {
    this.#texts.push(...texts)
  }

  get textContent() {
    return this.#texts.join("")
  }

  set textContent(text) {
    this.#texts = [text]
  }

  addEventListener(_, handler) {
    this.#handlers.push(handler)
  }

  async press() {
    for (const handler of [this.onclick, ...this.#handlers]) await handler?.()
  }
}

const NAMES = ["connectButton", "sendButton", "actionButton", "output"]

/** A page with a mock wallet. One at a time: its parts are globals, as in the documents. */
export class Page {
  #elements = new Map()

  constructor(mockWallet) {
    const document = { querySelector: (selector) => this.#element(selector) }
    const parts = Object.fromEntries(NAMES.map((name) => [name, this.#element(name)]))
    Object.assign(globalThis, { mockWallet, document, ...parts })
  }

  /** Runs a snippet, then presses what it made pressable, but for the button that a refusal brings. */
  async use(snippet) {
    await snippet()
    for (const [name, element] of this.#elements) if (name !== "actionButton") await element.press()
  }

  /** All that the person sees. */
  get shown() {
    const all = [...this.#elements.values()]
    return all.flatMap(({ textContent, error }) => [textContent, error?.message]).join("\n")
  }

  #element(name) {
    if (!this.#elements.has(name)) this.#elements.set(name, new Element())
    return this.#elements.get(name)
  }
}
