import type { ByokClient } from "./client.js"
import { ByokError } from "./index.js"
import type { ByokModel, ByokStatus, ByokUsage } from "./types.js"

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
  return once(models, client, () => new Watch(client, () => client.listModels(), "modelsChanged"))
}

/** What the app spent and what its limits leave, after each of its requests. The same watch for each call with one client. */
export function watchUsage(client: ByokClient): ByokWatch<ByokUsage> {
  return once(usages, client, () => new Watch(client, () => client.getUsage(), "usageChanged"))
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
  #offs: (() => void)[] = []
  #asked = 0
  #grantId: string | undefined
  #status: ByokStatus = "idle"

  constructor(client: ByokClient, ask: () => Promise<T>, event: "modelsChanged" | "usageChanged") {
    this.#client = client
    this.#ask = ask
    this.#event = event
  }

  subscribe = (listener: () => void): (() => void) => {
    const own = () => listener()
    this.#listeners.add(own)
    if (this.#listeners.size === 1) this.#start()
    return () => {
      this.#listeners.delete(own)
      if (this.#listeners.size === 0) this.#stop()
    }
  }

  getSnapshot = (): ByokAnswer<T> => this.#answer

  getServerSnapshot = (): ByokAnswer<T> => NOTHING

  refresh = (): void => {
    if (this.#grantId && this.#offs.length > 0) void this.#load()
  }

  #start(): void {
    this.#offs = [this.#client.subscribe(this.#follow), this.#client.on(this.#event, this.refresh)]
    this.#status = "idle"
    this.#follow()
  }

  #stop(): void {
    for (const off of this.#offs) off()
    this.#offs = []
  }

  /** Forgets what was said of a grant that ended, and asks each time that the wallet is there again. */
  readonly #follow = (): void => {
    const { status } = this.#client.getSnapshot()
    const grantId = this.#client.getActiveGrantId()
    const isNew = grantId !== this.#grantId
    const isBack = status === "ready" && this.#status !== "ready"
    this.#grantId = grantId
    this.#status = status
    if (isNew) this.#set(NOTHING)
    if (grantId && status === "ready" && (isNew || isBack)) void this.#load()
  }

  async #load(): Promise<void> {
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
    for (const listener of [...this.#listeners]) listener()
  }
}

const asError = (thrown: unknown): ByokError =>
  ByokError.from(thrown) ?? new ByokError({ code: "internal", message: "The request failed." })
