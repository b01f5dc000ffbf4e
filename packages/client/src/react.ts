"use client"
import { useEffect, useSyncExternalStore } from "react"
import type { ByokClient } from "./client.js"
import type { ByokModel, ByokSnapshot, ByokUsage } from "./types.js"
import { type ByokAnswer, type ByokWatch, watchModels, watchUsage } from "./watch.js"

/** How the wallet stands: `status` and `grant`. Connects when the component appears; the client stays when it goes. */
export function useByok(client: ByokClient): ByokSnapshot {
  useEffect(() => {
    // What fails is in the snapshot, and whoever needs the error gets it from `client.ready`.
    client.connect().catch(() => {})
  }, [client])
  return useSyncExternalStore(client.subscribe, client.getSnapshot, client.getServerSnapshot)
}

/** The models this app may ask for; fresh while the component is there. */
export const useModels = (client: ByokClient): Watched<ByokModel[]> => useWatch(watchModels(client))

/** What this app spent and what its limits leave; fresh after each request. */
export const useUsage = (client: ByokClient): Watched<ByokUsage> => useWatch(watchUsage(client))

/** What the wallet said last, and how to ask again. */
export type Watched<T> = ByokAnswer<T> & { refresh(): void }

function useWatch<T>(watch: ByokWatch<T>): Watched<T> {
  const answer = useSyncExternalStore(watch.subscribe, watch.getSnapshot, watch.getServerSnapshot)
  return { ...answer, refresh: watch.refresh }
}
