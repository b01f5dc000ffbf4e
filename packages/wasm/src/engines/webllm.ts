import type { ChatCompletionRequestStreaming, MLCEngineInterface } from "@mlc-ai/web-llm"
import type { ChatChunk, ChatRequest } from "../chat.js"
import type { EngineModel, LoadOptions, LocalEngine, Source } from "../engine.js"
import { coded, LocalError } from "../error.js"
import { adapterOf, type Gpu, type GpuDevice, pageGpu, watchDevices } from "../gpu.js"
import { chatFailure, loadFailure, noGpu } from "./webllm-failures.js"
import { keptFiles } from "./webllm-files.js"
import { recordFor, type WebllmModule } from "./webllm-record.js"
import { webllmRequest } from "./webllm-request.js"

export interface WebllmEngineOptions {
  /** @internal the package, where a test has another */
  module?: () => Promise<WebllmModule>
  /** @internal */
  gpu?: Gpu
  /** @internal */
  watch?: typeof watchDevices
}

/** MLC's WebLLM in this page or worker: its work holds up what else runs here. */
export class WebllmEngine implements LocalEngine {
  readonly #options: WebllmEngineOptions
  #engine: MLCEngineInterface | undefined
  #loaded: string | undefined
  /** Ends what is under way: WebLLM itself waits for ever for a device that is gone. */
  #fail: (error: LocalError) => void = () => {}

  constructor(options: WebllmEngineOptions = {}) {
    this.#options = options
  }

  get loaded(): string | undefined {
    return this.#loaded
  }

  async load(model: EngineModel, source: Source, { onProgress, signal }: LoadOptions = {}): Promise<void> {
    await this.unload()
    signal?.throwIfAborted()
    const abort = () => void this.unload()
    signal?.addEventListener("abort", abort, { once: true })
    try {
      const record = await this.#record(model, source)
      const { MLCEngine } = await this.#module()
      const engine = new MLCEngine({ appConfig: { model_list: [record] }, logLevel: "SILENT" })
      if (onProgress) engine.setInitProgressCallback(({ progress }) => onProgress({ loaded: progress, total: 1 }))
      await this.#reload(engine, record.model_id, source)
      this.#loaded = model.id
    } catch (error) {
      await this.unload()
      if (signal?.aborted) throw signal.reason
      throw coded(error, (cause) => loadFailure(cause, model.id))
    } finally {
      signal?.removeEventListener("abort", abort)
    }
  }

  async *chat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatChunk> {
    const engine = this.#engine
    if (!engine || !this.#loaded) throw lost()
    const broken = this.#broken()
    const interrupt = () => engine.interruptGenerate()
    signal.addEventListener("abort", interrupt, { once: true })
    try {
      const asked = webllmRequest(request) as unknown as ChatCompletionRequestStreaming
      const answer = await Promise.race([engine.chatCompletion(asked), broken])
      const chunks = answer[Symbol.asyncIterator]()
      for (;;) {
        const { done, value } = await Promise.race([chunks.next(), broken])
        if (signal.aborted) return void (await chunks.return?.())
        if (done) return
        yield { ...(value as unknown as ChatChunk), model: request.model }
      }
    } catch (error) {
      throw coded(error, (cause) => chatFailure(cause, request.model))
    } finally {
      signal.removeEventListener("abort", interrupt)
      if (signal.aborted) throw signal.reason
    }
  }

  async unload(): Promise<void> {
    const engine = this.#engine
    this.#engine = this.#loaded = undefined
    this.#fail(lost())
    await engine?.unload()
  }

  #module(): Promise<WebllmModule> {
    return (this.#options.module ?? (() => import("@mlc-ai/web-llm")))()
  }

  async #record(model: EngineModel, source: Source) {
    const adapter = await adapterOf(this.#options.gpu ?? pageGpu())
    if (!adapter) throw noGpu(model.id)
    const { prebuiltAppConfig } = await this.#module()
    return recordFor(model, source, { list: prebuiltAppConfig.model_list, features: adapter.features })
  }

  async #reload(engine: MLCEngineInterface, id: string, source: Source): Promise<void> {
    this.#engine = engine
    const broken = this.#broken()
    const heard = (device: GpuDevice) => void device.lost.then(() => this.#gone(engine))
    const work = () => Promise.race([engine.reload(id), broken])
    const restore = "files" in source ? keptFiles(source.files) : undefined
    try {
      await (this.#options.watch ?? watchDevices)(heard, work)
    } finally {
      restore?.()
    }
  }

  /** A device is lost for good, and with it all that was loaded. WebLLM destroys it itself when it unloads. */
  #gone(engine: MLCEngineInterface): void {
    if (engine === this.#engine) void this.unload().catch(() => {})
  }

  #broken(): Promise<never> {
    const broken = new Promise<never>((_, reject) => (this.#fail = reject))
    broken.catch(() => {})
    return broken
  }
}

const lost = () =>
  new LocalError({
    code: "provider_disconnected",
    message: "The model is no longer in memory: it was unloaded, or the browser took the GPU away.",
  })
