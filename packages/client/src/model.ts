import type {
  LanguageModelV3,
  LanguageModelV3CallOptions,
  LanguageModelV3GenerateResult,
  LanguageModelV3StreamResult,
  ProviderV3,
} from "@ai-sdk/provider"
import type { Core } from "./core.js"

/** The AI SDK provider of one wallet: callable with a model id, and a complete `ProviderV3`. */
export interface ByokProvider extends ProviderV3 {
  (modelId: string): LanguageModelV3
  transcriptionModel(modelId: string): never
  speechModel(modelId: string): never
  rerankingModel(modelId: string): never
}

class ByokLanguageModel implements LanguageModelV3 {
  readonly specificationVersion = "v3"
  readonly provider = "byok"
  readonly supportedUrls = {}
  readonly #core: Core

  constructor(
    core: Core,
    readonly modelId: string,
  ) {
    this.#core = core
  }

  doGenerate(options: LanguageModelV3CallOptions): Promise<LanguageModelV3GenerateResult> {
    return this.#core.generate(this.modelId, options) as Promise<LanguageModelV3GenerateResult>
  }

  doStream(options: LanguageModelV3CallOptions): Promise<LanguageModelV3StreamResult> {
    return this.#core.stream(this.modelId, options) as Promise<LanguageModelV3StreamResult>
  }
}

function refuse(modelType: string) {
  return (modelId: string): never => {
    const name = "AI_NoSuchModelError"
    throw Object.assign(
      new Error(`No such ${modelType}: ${modelId}. This version of @byokapi/client serves language models.`),
      {
        name,
        modelId,
        modelType,
        [Symbol.for("vercel.ai.error")]: true,
        [Symbol.for(`vercel.ai.error.${name}`)]: true,
      },
    )
  }
}

/** @internal */
export function createProvider(core: Core): ByokProvider {
  const languageModel = (modelId: string): LanguageModelV3 => new ByokLanguageModel(core, modelId)
  return Object.assign((modelId: string) => languageModel(modelId), {
    specificationVersion: "v3" as const,
    languageModel,
    embeddingModel: refuse("embeddingModel"),
    imageModel: refuse("imageModel"),
    transcriptionModel: refuse("transcriptionModel"),
    speechModel: refuse("speechModel"),
    rerankingModel: refuse("rerankingModel"),
  })
}
