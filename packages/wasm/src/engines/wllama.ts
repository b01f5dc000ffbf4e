import type { AssetsPathConfig, LoadModelParams, Wllama, WllamaConfig } from "@wllama/wllama/esm/index.js"
import type { ChatChunk, ChatRequest } from "../chat.js"
import type { EngineModel, LoadOptions, LocalEngine, Source } from "../engine.js"
import { coded, LocalError } from "../error.js"
import { requestFor } from "./wllama-request.js"
import { chatFailure, loadFailure } from "./wllama-failures.js"

export interface WllamaEngineOptions {
  /** llama.cpp as WebAssembly: its address, or the bytes where there is no network. */
  wasm: string | Blob
  /** Layers of the model that run on the GPU. Default 0, which leaves the GPU alone. */
  gpuLayers?: number
  /** Default: half of the processor's cores in a page that is cross-origin isolated, elsewhere 1. */
  threads?: number
  /** @internal the package, where a test has another */
  module?: () => Promise<{ Wllama: new (paths: AssetsPathConfig, config?: WllamaConfig) => Wllama }>
}

/** llama.cpp in a worker of its own. */
export class WllamaEngine implements LocalEngine {
  readonly #options: WllamaEngineOptions
  #wllama: Wllama | undefined
  #loaded: string | undefined
  /** Rejects what is under way: wllama itself says nothing where its worker is gone. */
  #fail: (error: unknown) => void = () => {}

  constructor(options: WllamaEngineOptions) {
    this.#options = options
  }

  get loaded(): string | undefined {
    return this.#loaded
  }

  async load(model: EngineModel, source: Source, { onProgress, signal }: LoadOptions = {}): Promise<void> {
    await this.unload()
    signal?.throwIfAborted()
    const abort = () => this.#end(signal?.reason)
    signal?.addEventListener("abort", abort, { once: true })
    let address = ""
    try {
      address = URL.createObjectURL(await bytesOf(this.#options.wasm, signal))
      const params = { ...this.#params(model), ...fetching(onProgress, signal) }
      await this.#open(address, (wllama) => open(wllama, source, params))
      this.#loaded = model.id
    } catch (error) {
      this.#end()
      if (signal?.aborted) throw signal.reason
      throw coded(error, (cause) => loadFailure(cause, model.id))
    } finally {
      signal?.removeEventListener("abort", abort)
      URL.revokeObjectURL(address)
    }
  }

  async *chat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatChunk> {
    const wllama = this.#wllama
    if (!wllama || !this.#loaded) throw gone()
    const broken = this.#broken()
    const id = `chatcmpl-${crypto.randomUUID()}`
    try {
      const answer = await Promise.race([wllama.createChatCompletion(requestFor(request, signal)), broken])
      const chunks = (answer as AsyncIterable<ChatChunk>)[Symbol.asyncIterator]()
      for (;;) {
        const { done, value } = await Promise.race([chunks.next(), broken])
        if (done) return
        yield { ...value, id, model: request.model }
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw coded(error, (cause) => chatFailure(cause, request.model))
    }
  }

  async unload(): Promise<void> {
    this.#end(gone())
  }

  /** Makes a wllama and lets it load. */
  async #open(wasm: string, load: (wllama: Wllama) => Promise<void>): Promise<void> {
    const { Wllama } = await (this.#options.module ?? (() => import("@wllama/wllama/esm/index.js")))()
    const broken = this.#broken()
    const wllama = new Wllama(
      { default: wasm },
      { logger: this.#logger(), suppressNativeLog: true, allowOffline: true },
    )
    // Otherwise Safari would fetch another build from a CDN.
    wllama.setCompat(null)
    this.#wllama = wllama
    await Promise.race([load(wllama), broken])
    // wllama itself takes no notice of llama.cpp's "no".
    if (wllama.getLoadedContextInfo().n_vocab < 1) throw new Error("llama.cpp did not load the model.")
  }

  #params({ contextTokens = 4096 }: EngineModel): LoadModelParams {
    const { gpuLayers = 0, threads } = this.#options
    return { n_ctx: contextTokens, n_gpu_layers: gpuLayers, ...(threads !== undefined && { n_threads: threads }) }
  }

  #broken(): Promise<never> {
    const broken = new Promise<never>((_, reject) => (this.#fail = reject))
    broken.catch(() => {})
    return broken
  }

  #end(reason: unknown = gone()): void {
    this.#loaded = undefined
    const wllama = this.#wllama
    this.#wllama = undefined
    this.#fail(reason)
    void wllama?.exit().catch(() => {})
  }

  /** A worker that breaks tells its `error` listener, which is wllama's log, and nobody else. */
  #logger(): NonNullable<WllamaConfig["logger"]> {
    const nothing = () => {}
    const error = (what: unknown) => {
      if (what instanceof Event) this.#fail(new Error("The worker broke.", { cause: what }))
    }
    return { debug: nothing, log: nothing, warn: nothing, error }
  }
}

const gone = () => new LocalError({ code: "provider_disconnected", message: "The model was taken out of memory." })

/** The worker would wait for ever for code that does not come, so it is fetched here. */
async function bytesOf(wasm: string | Blob, signal: AbortSignal | undefined): Promise<Blob> {
  if (typeof wasm !== "string") return wasm
  const response = await fetch(wasm, signal ? { signal } : {})
  if (!response.ok) throw new Error(`llama.cpp: HTTP ${response.status}`)
  return new Blob([await response.arrayBuffer()], { type: "application/wasm" })
}

type Fetching = { progressCallback?: (progress: { loaded: number; total: number }) => void; signal?: AbortSignal }

const fetching = (onProgress: LoadOptions["onProgress"], signal: AbortSignal | undefined): Fetching => ({
  // A server that does not say how long the file is leaves the total at 0.
  ...(onProgress && {
    progressCallback: ({ loaded, total }) => onProgress({ loaded, total: Math.max(loaded, total) }),
  }),
  ...(signal && { signal }),
})

function open(wllama: Wllama, source: Source, params: LoadModelParams & Fetching): Promise<void> {
  if ("files" in source) return wllama.loadModel(inOrder(source.files), params)
  if ("url" in source) return wllama.loadModelFromUrl(source.url, params)
  throw new LocalError({
    code: "invalid_request",
    message: "This engine knows no models by name.",
    hint: "Give the address or the file of a GGUF.",
    field: "model",
  })
}

const inOrder = (files: Readonly<Record<string, Blob>>): Blob[] =>
  Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, blob]) => blob)
