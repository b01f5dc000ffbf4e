import type { ByokClient } from "./client.js"
import { inPage } from "./page.js"
import type { ByokModel, ByokSnapshot, ByokUsage } from "./types.js"
import { type ByokAnswer, type ByokWatch, type Store, watchModels, watchUsage } from "./watch.js"

/** What Svelte reads as `$store`: calls `run` with the present value, and with each that follows. */
export interface Readable<T> {
  subscribe(run: (value: T) => void): () => void
}

/** How the wallet stands, `$byok.status` and `$byok.grant`. Connects when somebody first reads it in a page. */
export function byokStore(client: ByokClient): Readable<ByokSnapshot> {
  return readable(client, () => inPage() && client.connect().catch(() => {}))
}

/** The models this app may ask for. */
export const modelsStore = (client: ByokClient): Watched<ByokModel[]> => watched(watchModels(client))

/** What this app spent and what its limits leave; fresh after each request. */
export const usageStore = (client: ByokClient): Watched<ByokUsage> => watched(watchUsage(client))

/** A store of what the wallet said last, and how to ask again. */
export type Watched<T> = Readable<ByokAnswer<T>> & { refresh(): void }

function watched<T>(watch: ByokWatch<T>): Watched<T> {
  return { ...readable(watch), refresh: watch.refresh }
}

function readable<T>(store: Store<T>, begin: () => unknown = () => {}): Readable<T> {
  return {
    subscribe(run) {
      const tell = () => run(store.getSnapshot())
      const stop = store.subscribe(tell)
      tell()
      begin()
      return stop
    },
  }
}
