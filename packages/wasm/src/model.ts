import type {
  LanguageModelV3,
  LanguageModelV3CallOptions,
  LanguageModelV3GenerateResult,
  LanguageModelV3StreamResult,
  SharedV3Warning,
} from "@ai-sdk/provider"
import { canCallTools } from "./abilities.js"
import type { EngineName, LoadProgress, Source } from "./engine.js"
import { ENGINES } from "./engines/index.js"
import { LocalError } from "./error.js"
import { engineAnswers } from "./fetch.js"
import { EngineHost, type Offer } from "./host.js"

/** Options of {@link WasmLanguageModel}. */
export interface WasmModelOptions {
  /** A GGUF for llama.cpp: its address (of the first part, where it has several), or a file that the user picked. */
  gguf?: string | URL | Blob
  /** WebLLM's files at an address of your own: the folder of the weights, and the compiled model. */
  mlc?: { url: string | URL; lib: string | URL }
  /** Default: `wllama` with a `gguf`, otherwise `webllm`; `browser` for the browser's own model, by whatever id. */
  engine?: EngineName
  /** Tokens of prompt and answer together. Default 4096, with WebLLM what its list says. */
  contextTokens?: number
  /** Called while the model is being fetched and loaded for a request. */
  onProgress?(progress: LoadProgress): void
  /** Where the model runs. Default: with all others of the page, one at a time ({@link localHost}). */
  host?: EngineHost
}

let shared: EngineHost | undefined

/** The host that all models of the page share where they are given no other. */
export const localHost = (): EngineHost => (shared ??= new EngineHost({ engines: ENGINES }))

/**
 * A language model that runs in this browser, for `generateText`, `streamText` and all else of the AI SDK. It is fetched and
 * loaded by the first request.
 */
export class WasmLanguageModel implements LanguageModelV3 {
  readonly specificationVersion = "v3"
  readonly provider = "local"
  readonly supportedUrls = {}
  readonly #options: WasmModelOptions
  readonly #offer: Offer
  #model: Promise<LanguageModelV3> | undefined

  /** @param modelId of {@link LOCAL_MODELS} or any other that WebLLM knows; with a `gguf` a name of your choice */
  constructor(
    readonly modelId: string,
    options: WasmModelOptions = {},
  ) {
    this.#options = options
    this.#offer = offerOf(modelId, options)
  }

  async doGenerate(options: LanguageModelV3CallOptions): Promise<LanguageModelV3GenerateResult> {
    return (await this.#compatible()).doGenerate(options)
  }

  async doStream(options: LanguageModelV3CallOptions): Promise<LanguageModelV3StreamResult> {
    return (await this.#compatible()).doStream(options)
  }

  /** Takes whichever model is in memory out of it. */
  unload(): Promise<void> {
    return (this.#options.host ?? localHost()).unload()
  }

  #compatible(): Promise<LanguageModelV3> {
    return (this.#model ??= this.#make())
  }

  async #make(): Promise<LanguageModelV3> {
    const { OpenAICompatibleChatLanguageModel } = await import("@ai-sdk/openai-compatible")
    return new OpenAICompatibleChatLanguageModel(this.modelId, {
      provider: this.provider,
      url: ({ path }) => `https://local.invalid/v1${path}`,
      headers: () => ({}),
      fetch: engineAnswers(this.#options.host ?? localHost(), [this.#offer]),
      includeUsage: true,
      supportsStructuredOutputs: true,
      transformRequestBody: (body, warnings) => withoutTools(body, warnings, this.#offer),
    })
  }
}

function offerOf(id: string, { engine, gguf, mlc, contextTokens, onProgress }: WasmModelOptions): Offer {
  const name = engine ?? (gguf ? "wllama" : "webllm")
  if ((name === "wllama") !== (gguf !== undefined)) throw mismatch(name)
  return {
    model: { id, ...(contextTokens && { contextTokens }) },
    engine: name,
    source: gguf ? sourceOf(gguf) : mlc ? { url: String(mlc.url), lib: String(mlc.lib) } : { known: true },
    ...(onProgress && { onProgress }),
  }
}

const sourceOf = (gguf: string | URL | Blob): Source =>
  gguf instanceof Blob ? { files: { "model.gguf": gguf } } : { url: String(gguf) }

const mismatch = (engine: EngineName) =>
  new LocalError({
    code: "invalid_request",
    message: engine === "wllama" ? "wllama needs a GGUF." : "Only wllama reads GGUF.",
    hint: "Give `gguf` for wllama, and leave it out for others.",
    field: "gguf",
  })

/** Without the tools of a request where WebLLM would not let the model call them, and with a word about it. */
function withoutTools(
  body: Record<string, unknown>,
  warnings: SharedV3Warning[] | undefined,
  { engine, model }: Offer,
) {
  if (!body["tools"] || engine !== "webllm" || canCallTools(engine, model.id)) return body
  warnings?.push({ type: "unsupported", feature: "tools", details: "WebLLM lets this model call no tools." })
  const { tools: _tools, tool_choice: _choice, ...rest } = body
  return rest
}
