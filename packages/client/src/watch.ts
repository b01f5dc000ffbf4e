import type { ByokClient } from "./client.js"
import { ByokError } from "./index.js"
import { tell } from "./tell.js"
import type { ByokModel, ByokUsage } from "./types.js"

/** What can be read, and listened to. */
export interface Store<T> {
  /** Calls `listener` after each change; the result stops that. */
  subscribe(listener: () => void): () => void
  getSnapshot(): T
}

/** Something asked of the wallet, and asked again when its answer may differ. While anybody listens, it is kept fresh. */
export interface ByokWatch<T> extends Store<ByokAnswer<T>> {
  getServerSnapshot(): ByokAnswer<T>
  /** Asks again now. */
  refresh(): void
}

/** What the wallet said last, why it did not, and whether it is being asked. */
export interface ByokAnswer<T> {
  /** Undefined before the first answer and without a grant. */
  readonly value: T | undefined
  readonly error: ByokError | undefined
  readonly loading: boolean
}

const NOTHING: ByokAnswer<never> = Object.freeze({ value: undefined, error: undefined, loading: false })

const models = new WeakMap<ByokClient, ByokWatch<ByokModel[]>>()
const usages = new WeakMap<ByokClient, ByokWatch<ByokUsage>>()

/** The models the app may ask for, as the owner has it now. The same watch for each call with one client. */
export function watchModels(client: ByokClient): ByokWatch<ByokModel[]> {
  const isRight = (all: ByokModel[]) => all.every(({ id }) => id)
  return once(
    models,
    client,
    () =>
      new Watch(
        client,
        asked(() => client.listModels(), isRight),
        "modelsChanged",
      ),
  )
}

/**
 * What the app spent and what its limits leave, after each of its requests. The same watch for each call with one client. As
 * other tabs spend too, it is also asked for whenever somebody begins to listen.
 */
export function watchUsage(client: ByokClient): ByokWatch<ByokUsage> {
  const isRight = ({ limits, today }: ByokUsage) => Array.isArray(limits) && today
  return once(
    usages,
    client,
    () =>
      new Watch(
        client,
        asked(() => client.getUsage(), isRight),
        "usageChanged",
      ),
  )
}

/** A question whose answer has its shape, or fails: nobody who shows it can do with another. */
function asked<T>(ask: () => Promise<T>, isRight: (answer: T) => unknown): () => Promise<T> {
  return async () => {
    const answer = await ask()
    if (!isRight(answer)) throw new TypeError("The wallet's answer has another shape.")
    return answer
  }
}

function once<T>(known: WeakMap<ByokClient, T>, client: ByokClient, make: () => T): T {
  const made = known.get(client) ?? make()
  known.set(client, made)
  return made
}

class Watch<T> implements ByokWatch<T> {
  readonly #client: ByokClient
  readonly #ask: () => Promise<T>
  readonly #event: "modelsChanged" | "usageChanged"
  readonly #listeners = new Set<() => void>()
  #answer: ByokAnswer<T> = NOTHING
  #asked = 0
  #grantId: string | undefined
  #isFollowing = false
  /** Whether another answer than the last may be had by now. */
  #isStale = true

  constructor(client: ByokClient, ask: () => Promise<T>, event: "modelsChanged" | "usageChanged") {
    this.#client = client
    this.#ask = ask
    this.#event = event
  }

  subscribe = (listener: () => void): (() => void) => {
    const own = () => listener()
    this.#listeners.add(own)
    if (this.#listeners.size === 1) this.#start()
    return () => void this.#listeners.delete(own)
  }

  getSnapshot = (): ByokAnswer<T> => this.#answer

  getServerSnapshot = (): ByokAnswer<T> => NOTHING

  refresh = (): void => {
    this.#isStale = true
    if (this.#grantId && this.#listeners.size > 0) void this.#load()
  }

  /** Somebody listens again. What was answered still stands where nothing was told since: that is heard at all times. */
  #start(): void {
    const { error, loading } = this.#answer
    if (error || (this.#event === "usageChanged" && !loading)) this.#isStale = true
    if (!this.#isFollowing) {
      this.#isFollowing = true
      this.#client.subscribe(this.#follow)
      this.#client.on(this.#event, this.refresh)
    }
    this.#follow()
  }

  /** Forgets what was said of a grant that ended, and asks each time that the wallet is there again. */
  readonly #follow = (): void => {
    const isReady = this.#client.getSnapshot().status === "ready"
    const grantId = this.#client.getActiveGrantId()
    const isNew = grantId !== this.#grantId
    this.#grantId = grantId
    if (isNew || !isReady) this.#isStale = true
    if (isNew) this.#set(NOTHING)
    if (grantId && isReady && this.#isStale && this.#listeners.size > 0) void this.#load()
  }

  async #load(): Promise<void> {
    this.#isStale = false
    const asked = ++this.#asked
    const of = this.#grantId
    this.#set({ ...this.#answer, loading: true })
    const answer = await this.#ask().then(
      (value) => ({ value, error: undefined, loading: false }),
      (thrown: unknown) => ({ value: this.#answer.value, error: asError(thrown), loading: false }),
    )
    if (asked === this.#asked && of === this.#grantId) this.#set(answer)
  }

  #set(answer: ByokAnswer<T>): void {
    this.#answer = answer
    tell(this.#listeners, undefined)
  }
}

const asError = (thrown: unknown): ByokError =>
  ByokError.from(thrown) ?? new ByokError({ code: "internal", message: "The request failed." })
