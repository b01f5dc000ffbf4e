import { ByokError } from "@byokapi/client"
import { button, h, icon, type Picture } from "./dom.js"
import { ByokElement } from "./element.js"
import { isInApp } from "./in-app.js"
import { ACTIONS, ADVICE, AGAIN, FOR_DEVELOPERS, IN_APP, OTHERWISE, TITLES } from "./words.js"

/**
 * `<byok-error>`: an error in words for the person in front of the app, with the button that does what it asks for. Shows
 * nothing while its `error` is undefined. With the attribute `retry` it offers to try again where that may help, which is
 * also once a button did what the error asked for. What the element contains stands below its own words.
 *
 * Events: `byok-resolved`, when a button did what the error asked for; `byok-retry`, when the person wants to try again.
 */
export class ByokErrorElement extends ByokElement {
  static readonly observedAttributes = ["retry"]
  static override readonly properties = ["error"]

  #error: unknown
  #failure: ByokError | undefined
  #isResolved = false
  #copied: boolean | undefined
  #attempts = 0

  /** Whatever was thrown: the wallet's error is found inside what the AI SDK or an official SDK made of it. */
  get error(): unknown {
    return this.#error
  }

  set error(error: unknown) {
    if (error === this.#error) return
    this.#error = error
    this.#failure = this.#copied = undefined
    this.#isResolved = false
    this.#attempts++
    // Another error is another alert, also where its words are the same.
    this.draw()
    this.changed()
  }

  protected override update(): void {
    if (this.#error == null) return this.draw()
    const error = read(() => ByokError.from(this.#error))
    const [title, ...lines] = error ? sentences(error) : [OTHERWISE, messageOf(this.#error)]
    const buttons = error ? this.#buttons(error) : this.#again(true)
    const words = [
      h("p", { part: "title", class: "title" }, title),
      ...lines.filter(Boolean).map((line) => h("p", { part: "message" }, line)),
      error && FOR_DEVELOPERS.includes(error.code) && error.hint && h("code", { part: "hint" }, error.hint),
      this.#failure && h("p", { part: "message", class: "failure" }, this.#failure.message),
      ...(this.#copied === false ? byHand() : []),
      h("slot"),
    ]
    const text = h("div", { class: "words" }, ...words)
    const deeds = buttons.length > 0 && h("div", { part: "actions", class: "deeds" }, ...buttons)
    this.draw(h("section", { part: "base", class: "error", role: "alert" }, icon(pictureOf(error)), text, deeds))
  }

  #buttons(error: ByokError): HTMLButtonElement[] {
    if (error.code === "popup_blocked" && isInApp()) return [this.#copyButton()]
    const word = ACTIONS[error.action]
    const own = word && this.client ? [button(word, "primary", () => void this.#resolve(error))] : []
    const helps = own.length === 0 ? error.retryable || AGAIN.includes(error.code) : this.#isResolved
    return [...own, ...this.#again(helps, own.length === 0)]
  }

  #again(helps: boolean, first = true): HTMLButtonElement[] {
    if (!helps || !this.hasAttribute("retry")) return []
    return [button("Try again", first ? "primary" : "plain", () => this.tell("byok-retry"))]
  }

  #copyButton(): HTMLButtonElement {
    return button(this.#copied ? IN_APP.copied : IN_APP.copy, "primary", () => void this.#copy())
  }

  async #copy(): Promise<void> {
    const attempt = this.#attempts
    const write = async () => navigator.clipboard.writeText(location.href)
    const copied = await write().then(
      () => true,
      () => false,
    )
    if (attempt !== this.#attempts) return
    this.#copied = copied
    this.update()
  }

  /** Runs in the click: what opens a window does so before anything is awaited. Only the last click on this error counts. */
  async #resolve(error: ByokError): Promise<void> {
    const attempt = ++this.#attempts
    const { isResolved, failure } = await outcome(async () => this.client?.resolve(error))
    if (attempt !== this.#attempts) return
    this.#isResolved = isResolved
    this.#failure = failure
    this.update()
    if (isResolved) this.tell("byok-resolved", error)
  }
}

function sentences(error: ByokError): string[] {
  const title = TITLES[error.code] ?? OTHERWISE
  const inApp = error.code === "popup_blocked" && isInApp()
  return [title, inApp ? IN_APP.text : (ADVICE[error.code] ?? error.message)]
}

const outcome = (resolve: () => Promise<boolean | undefined>) =>
  resolve().then(
    (isResolved) => ({ isResolved: isResolved ?? false, failure: undefined }),
    (thrown: unknown) => ({ isResolved: false, failure: ByokError.from(thrown) }),
  )

const messageOf = (error: unknown) => read(() => (error instanceof Error ? error.message : "")) ?? ""

/** What an object says that anybody may have thrown; its getters may throw as well. */
function read<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}

function pictureOf(error: ByokError | undefined): Picture {
  if (error?.code === "locked") return "lock"
  if (error?.code === "session_lapsed") return "clock"
  return error?.action === "raise-limit" ? "ban" : "warn"
}

const byHand = () => [h("p", { part: "message" }, IN_APP.byHand), h("code", { part: "hint" }, location.href)]
