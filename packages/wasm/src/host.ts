import type { ChatChunk, ChatRequest } from "./chat.js"
import type { EngineModel, EngineName, LoadProgress, LocalEngine, Source } from "./engine.js"
import { coded, LocalError } from "./error.js"
import { Lane } from "./lane.js"

/** A model and how to load it. */
export interface Offer {
  model: EngineModel
  engine: EngineName
  source: Source
  /** Called while the model is being loaded for a request. */
  onProgress?(progress: LoadProgress): void
}

export interface EngineHostOptions {
  /** Makes an engine when it is first needed; a request for one that is not among them is refused. */
  engines: Readonly<Partial<Record<EngineName, () => Promise<LocalEngine>>>>
  /** How long a model stays in memory after its last answer, in milliseconds. Default 5 minutes. */
  idleMillis?: number
  /** How long an engine may take to notice an abort before it is unloaded, in milliseconds. Default 10 000. */
  stopMillis?: number
}

/**
 * The engines of a page. One model is in memory and one request runs at a time, the others wait in the order they came.
 * After a failure the model is unloaded, and the next request loads it again.
 */
export class EngineHost {
  readonly #options: EngineHostOptions
  readonly #lane = new Lane()
  readonly #made = new Map<EngineName, Promise<LocalEngine>>()
  #present: LocalEngine | undefined
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor(options: EngineHostOptions) {
    this.#options = options
  }

  /** Requests that wait for their turn. */
  get waiting(): number {
    return this.#lane.waiting
  }

  /** The id of the model in memory. */
  get loaded(): string | undefined {
    return this.#present?.loaded
  }

  /** The answer, as fast as the engine gives it: a slow reader keeps nobody waiting. Cancelling it aborts. */
  chat(offer: Offer, request: ChatRequest, signal: AbortSignal): ReadableStream<ChatChunk> {
    const stop = new AbortController()
    const either = AbortSignal.any([signal, stop.signal])
    return new ReadableStream<ChatChunk>({
      start: (answer) => void this.#answer(answer, either, () => this.#run(offer, request, either, answer)),
      cancel: (reason) => stop.abort(reason),
    })
  }

  /** Takes the model out of memory, at once: a running answer ends with `provider_disconnected`. */
  async unload(): Promise<void> {
    clearTimeout(this.#idle)
    const engine = this.#present
    this.#present = undefined
    await engine?.unload()
  }

  /** An abort is told at once, also where the engine is not done with it. */
  async #answer(
    answer: ReadableStreamDefaultController<ChatChunk>,
    signal: AbortSignal,
    run: () => Promise<void>,
  ): Promise<void> {
    const tell = () => answer.error(signal.reason)
    signal.addEventListener("abort", tell, { once: true })
    try {
      await run()
      if (!signal.aborted) answer.close()
    } catch (error) {
      answer.error(signal.aborted ? signal.reason : error)
    } finally {
      signal.removeEventListener("abort", tell)
    }
  }

  async #run(
    offer: Offer,
    request: ChatRequest,
    signal: AbortSignal,
    answer: ReadableStreamDefaultController<ChatChunk>,
  ): Promise<void> {
    const leave = await this.#lane.enter(signal)
    clearTimeout(this.#idle)
    const stopped = this.#stopsInTime(signal)
    try {
      const engine = await this.#ready(offer, signal)
      for await (const chunk of engine.chat(request, signal)) if (!signal.aborted) answer.enqueue(chunk)
    } catch (error) {
      if (!signal.aborted) await this.#recover(error)
      throw coded(error, () => ({ code: "internal", message: "The local model failed." }))
    } finally {
      stopped()
      this.#idleAgain()
      leave()
    }
  }

  /** The engine with the model in memory, alone. */
  async #ready({ model, engine: name, source, onProgress }: Offer, signal: AbortSignal): Promise<LocalEngine> {
    const engine = await this.#engine(name)
    if (this.#present !== engine) await this.unload()
    this.#present = engine
    if (engine.loaded !== model.id) await engine.load(model, source, { ...(onProgress && { onProgress }), signal })
    signal.throwIfAborted()
    return engine
  }

  #engine(name: EngineName): Promise<LocalEngine> {
    const known = this.#made.get(name)
    if (known) return known
    const make = this.#options.engines[name]
    if (!make) return Promise.reject(new LocalError({ code: "invalid_request", message: "There is no such engine." }))
    const made = make()
    this.#made.set(name, made)
    made.catch(() => this.#made.delete(name))
    return made
  }

  /** What is wrong with the request alone leaves the model where it is. */
  async #recover(error: unknown): Promise<void> {
    if (error instanceof LocalError && error.code === "invalid_request") return
    await this.unload().catch(() => {})
  }

  /** An engine that does not notice the abort is unloaded, which ends its answer. */
  #stopsInTime(signal: AbortSignal): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    const begin = () => (timer = setTimeout(() => void this.unload(), this.#options.stopMillis ?? 10_000))
    signal.addEventListener("abort", begin, { once: true })
    return () => {
      signal.removeEventListener("abort", begin)
      clearTimeout(timer)
    }
  }

  #idleAgain(): void {
    clearTimeout(this.#idle)
    if (this.loaded) this.#idle = setTimeout(() => void this.#rest(), this.#options.idleMillis ?? 300_000)
  }

  /** In a turn of its own, so that a request that comes meanwhile finds the memory free. */
  async #rest(): Promise<void> {
    const leave = await this.#lane.enter(new AbortController().signal)
    await this.unload().finally(leave)
  }
}
