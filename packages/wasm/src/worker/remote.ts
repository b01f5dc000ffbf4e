import type { ChatChunk, ChatRequest } from "../chat.js"
import type { EngineModel, LoadOptions, LoadProgress, LocalEngine, Source } from "../engine.js"
import { LocalError } from "../error.js"
import type { Ask, Told, Wire } from "./wire.js"

/** A call under way at the other end. */
interface Call {
  onProgress?(progress: LoadProgress): void
  chunks: ReadableStreamDefaultController<ChatChunk>
}

type Asked = Ask extends infer A ? (A extends { id: number } ? Omit<A, "id"> : never) : never

/** An engine at the other end of a wire, such as in a worker ({@link serveEngine}). */
export class RemoteEngine implements LocalEngine {
  readonly #open: () => Wire
  readonly #calls = new Map<number, Call>()
  #wire: Wire | undefined
  #loaded: string | undefined
  #id = 0

  /** @param open makes the other end when it is first needed, and again where it broke */
  constructor(open: () => Wire) {
    this.#open = open
  }

  get loaded(): string | undefined {
    return this.#loaded
  }

  async load(model: EngineModel, source: Source, { onProgress, signal }: LoadOptions = {}): Promise<void> {
    const call = this.#call({ ask: "load", model, source }, signal, onProgress)
    for await (const _ of call);
  }

  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatChunk> {
    return this.#call({ ask: "chat", request }, signal)
  }

  async unload(): Promise<void> {
    this.#loaded = undefined
    if (!this.#wire) return
    for await (const _ of this.#call({ ask: "unload" }));
  }

  async *#call(asked: Asked, signal?: AbortSignal, onProgress?: LoadOptions["onProgress"]): AsyncGenerator<ChatChunk> {
    signal?.throwIfAborted()
    const id = ++this.#id
    const chunks = new ReadableStream<ChatChunk>({
      start: (controller) => void this.#calls.set(id, { chunks: controller, ...(onProgress && { onProgress }) }),
    }).getReader()
    const abort = () => this.#wire?.postMessage({ id, ask: "abort" } satisfies Ask)
    signal?.addEventListener("abort", abort, { once: true })
    try {
      this.#connected().postMessage({ ...asked, id })
      for (let next = await chunks.read(); !next.done; next = await chunks.read()) yield next.value
    } catch (error) {
      throw signal?.aborted ? signal.reason : error
    } finally {
      signal?.removeEventListener("abort", abort)
      if (this.#calls.delete(id)) abort()
    }
  }

  #connected(): Wire {
    if (this.#wire) return this.#wire
    const wire = this.#open()
    wire.addEventListener("message", ({ data }: MessageEvent<Told>) => this.#hear(data))
    const broke = wire.addEventListener as (type: string, listener: () => void) => void
    for (const type of ["error", "messageerror"]) broke.call(wire, type, () => this.#broke(wire))
    wire.start?.()
    return (this.#wire = wire)
  }

  #hear(told: Told): void {
    if ("loaded" in told) this.#loaded = told.loaded
    const call = this.#calls.get(told.id)
    if (!call) return
    if ("progress" in told) return call.onProgress?.(told.progress)
    if ("chunk" in told) return call.chunks.enqueue(told.chunk)
    this.#calls.delete(told.id)
    if ("error" in told) call.chunks.error(new LocalError(told.error))
    else call.chunks.close()
  }

  #broke(wire: Wire): void {
    wire.terminate?.()
    this.#wire = this.#loaded = undefined
    const calls = [...this.#calls.values()]
    this.#calls.clear()
    for (const { chunks } of calls)
      chunks.error(new LocalError({ code: "provider_disconnected", message: "The engine's worker broke." }))
  }
}
