import type { ByokClient } from "@byokapi/client"

/** What all copies of this package in one page share: the page's client, and who hears of another. */
interface Page extends EventTarget {
  client?: ByokClient | undefined
}

const CHANGED = "client"
const KEY = Symbol.for("byok.page")

const page = (): Page => ((globalThis as { [KEY]?: Page })[KEY] ??= new EventTarget())

/** Gives a client to each element of the page that has none of its own, also to those that come later. */
export function provideClient(client: ByokClient | undefined): void {
  page().client = client
  page().dispatchEvent(new Event(CHANGED))
}

/** @internal */
export const providedClient = (): ByokClient | undefined => page().client

/** @internal Calls `take` when the page's client changes; the result stops that. */
export function onProvidedClient(take: () => void): () => void {
  page().addEventListener(CHANGED, take)
  return () => page().removeEventListener(CHANGED, take)
}
