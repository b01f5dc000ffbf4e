import type { ByokClient } from "@byokapi/client"
import type { ByokElementEvents } from "./attributes.js"
import { morph } from "./morph.js"
import { onProvidedClient, providedClient } from "./page.js"
import { sheets } from "./style.js"

// On a server there is none, and the classes are only looked at.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

type Events = UnionToIntersection<ByokElementEvents[keyof ByokElementEvents]>
type UnionToIntersection<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void ? I : never
type Options = boolean | AddEventListenerOptions

/** The elements' own events, with what they tell. */
export interface ByokElement {
  addEventListener<K extends keyof Events>(
    type: K,
    listener: (event: CustomEvent<Events[K]>) => unknown,
    options?: Options,
  ): void
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: Options,
  ): void
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: Options): void
}

/**
 * What all elements have: a shadow root with the theme, a client of their own or the page's, and `update`, which draws
 * them after each change.
 */
export abstract class ByokElement extends Base {
  /** Properties that a framework may have set before the element was defined. */
  static readonly properties: readonly string[] = []

  protected readonly view: ShadowRoot
  #client: ByokClient | undefined
  #stops: (() => void)[] = []
  #followed: ByokClient | undefined

  constructor() {
    super()
    this.view = this.attachShadow({ mode: "open", delegatesFocus: true })
    this.view.adoptedStyleSheets = sheets(this.ownerDocument)
  }

  /** The client of this element, or the one that `provideClient` gave to the page. */
  get client(): ByokClient | undefined {
    return this.#client ?? providedClient()
  }

  set client(client: ByokClient | undefined) {
    if (client === this.#client) return
    this.#client = client
    if (this.isConnected) this.#restart()
  }

  connectedCallback(): void {
    for (const name of ["client", ...(this.constructor as typeof ByokElement).properties]) this.#adopt(name)
    if (this.#stops.length === 0 || this.#followed !== this.client) this.#restart()
    else this.update()
  }

  /** What is only moved comes back at once, and goes on as it was. */
  disconnectedCallback(): void {
    queueMicrotask(() => this.isConnected || this.#stop())
  }

  /** A document takes no style sheet of another one. */
  adoptedCallback(): void {
    this.view.adoptedStyleSheets = sheets(this.ownerDocument)
  }

  attributeChangedCallback(): void {
    this.changed()
  }

  /** Draws the element anew where it is in a page. */
  protected changed(): void {
    if (this.isConnected) this.update()
  }

  /** Draws the element as things stand. */
  protected abstract update(): void

  /** Begins to follow a client; the result stops that. */
  protected follow(client: ByokClient): () => void {
    return client.subscribe(() => this.update())
  }

  /** Shows this, and touches nothing of it that is shown already. */
  protected draw(...shown: Node[]): void {
    morph(this.view, shown)
  }

  /** Tells the page, across shadow roots. */
  protected tell(name: string, detail?: unknown): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
  }

  #restart(): void {
    this.#stop()
    if (!this.isConnected) return
    this.#stops = [onProvidedClient(() => this.#client || this.#restart())]
    const { client } = this
    this.#followed = client
    if (client) this.#stops.push(this.follow(client))
    this.update()
  }

  #stop(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
  }

  /** A value set on the bare element would hide the property of that name. */
  #adopt(name: string): void {
    if (!Object.hasOwn(this, name)) return
    const self = this as unknown as Record<string, unknown>
    const value = self[name]
    delete self[name]
    self[name] = value
  }
}

/** Defines an element once, in whichever copy of this package comes first; does nothing on a server. */
export function define(name: string, element: CustomElementConstructor): void {
  if (typeof customElements !== "undefined" && !customElements.get(name)) customElements.define(name, element)
}
