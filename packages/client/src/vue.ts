import { onScopeDispose, readonly, shallowRef, type ShallowRef } from "vue"
import type { ByokClient } from "./client.js"
import { inPage } from "./page.js"
import type { ByokModel, ByokSnapshot, ByokUsage } from "./types.js"
import { type ByokAnswer, type ByokWatch, type Store, watchModels, watchUsage } from "./watch.js"

/** How the wallet stands, as a ref of `{ status, grant }`. Connects at once; ends with the scope it is called in. */
export function useByok(client: ByokClient): Readonly<ShallowRef<ByokSnapshot>> {
  if (inPage()) client.connect().catch(() => {})
  return follow(client)
}

/** The models this app may ask for; `refresh` asks again. */
export const useModels = (client: ByokClient): Watched<ByokModel[]> => watched(watchModels(client))

/** What this app spent and what its limits leave; fresh after each request. */
export const useUsage = (client: ByokClient): Watched<ByokUsage> => watched(watchUsage(client))

/** A ref of what the wallet said last, and how to ask again. */
export interface Watched<T> {
  answer: Readonly<ShallowRef<ByokAnswer<T>>>
  refresh(): void
}

function watched<T>(watch: ByokWatch<T>): Watched<T> {
  return { answer: follow(watch), refresh: watch.refresh }
}

function follow<T>(store: Store<T>): Readonly<ShallowRef<T>> {
  const now = shallowRef(store.getSnapshot())
  if (inPage()) {
    onScopeDispose(store.subscribe(() => (now.value = store.getSnapshot())))
    now.value = store.getSnapshot()
  }
  return readonly(now) as Readonly<ShallowRef<T>>
}
