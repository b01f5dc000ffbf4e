import type { ByokClient } from "@byokapi/client"

let given: ByokClient | undefined
const waiting = new Set<() => void>()

/** Gives a client to each element of the page that has none of its own, also to those that come later. */
export function provideClient(client: ByokClient | undefined): void {
  given = client
  for (const take of [...waiting]) take()
}

/** @internal */
export const providedClient = (): ByokClient | undefined => given

/** @internal Calls `take` when the page's client changes; the result stops that. */
export function onProvidedClient(take: () => void): () => void {
  waiting.add(take)
  return () => void waiting.delete(take)
}
