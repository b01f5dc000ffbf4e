/// <reference lib="webworker" />
// What the wallet's frame and its window for local models load, where there is no network: files of one version, fetched together, and
// of the engines, which are large, each that was used. The network comes first whenever it answers. No other address is looked at, and
// none that anybody made up is kept.
declare const self: ServiceWorkerGlobalScope
/** What the build puts here: a name that changes with any file, the files' paths, and those of the engines' code. */
declare const VERSION: string
declare const FILES: string[]
declare const ENGINES: string[]

const OURS = "byok-"
const NAME = OURS + VERSION

const KEPT = new Set([...FILES, ...ENGINES])

self.addEventListener("install", (event) => event.waitUntil(keep()))
self.addEventListener("activate", (event) => event.waitUntil(begin()))
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  const isKept = origin === self.location.origin && method === "GET" && KEPT.has(pathname)
  if (isKept) event.respondWith(isLasting(pathname) ? kept(event, pathname) : current(event, pathname))
})

async function keep(): Promise<void> {
  const cache = await caches.open(NAME)
  await cache.addAll(FILES)
  await Promise.all(ENGINES.map((path) => keepUsed(cache, path)))
  await self.skipWaiting()
}

/** An engine that answered before this worker was there, or with the version before: nothing is fetched for it. */
async function keepUsed(cache: Cache, path: string): Promise<void> {
  const used = (await caches.match(path)) ?? (await cachedByTheBrowser(path))
  if (used) await cache.put(path, used)
}

async function cachedByTheBrowser(path: string): Promise<Response | undefined> {
  const answer = await fetch(path, { cache: "only-if-cached", mode: "same-origin" }).catch(() => undefined)
  return answer?.ok ? answer : undefined
}

async function begin(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** Named by its content. */
const isLasting = (path: string) => /-[0-9a-f]{8,}\.(js|wasm)$/.test(path)

async function kept(event: FetchEvent, path: string): Promise<Response> {
  const found = await find(path)
  if (found) return found
  const answer = await fetch(event.request)
  // Of files fetched together, all are there already: this is an engine at its first use.
  if (answer.ok) event.waitUntil(keepFirst(path, answer.clone()))
  return answer
}

const keepFirst = async (path: string, answer: Response) => (await caches.open(NAME)).put(path, answer)

/** What the network has now is not kept: it may be of the next version, whose worker fetches all of it. */
async function current({ request }: FetchEvent, path: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (offline) {
    const found = await find(path)
    if (found) return found
    throw offline
  }
}

const find = async (path: string) => (await caches.open(NAME)).match(path)
