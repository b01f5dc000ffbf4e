import type {
  EmbeddingModelV3,
  ImageModelV3,
  LanguageModelV3,
  ProviderV3,
  RerankingModelV3,
  SpeechModelV3,
  TranscriptionModelV3,
} from "@ai-sdk/provider"
import type { Core } from "./core.js"

/** The AI SDK provider of one wallet: callable with a model id, and a complete `ProviderV3`. */
export interface ByokProvider extends ProviderV3 {
  (modelId: string): LanguageModelV3
  transcriptionModel(modelId: string): TranscriptionModelV3
  speechModel(modelId: string): SpeechModelV3
  rerankingModel(modelId: string): RerankingModelV3
}

/** @internal */
export function createProvider(core: Core): ByokProvider {
  /** What models of every kind have. */
  const model = (modelId: string) => ({ specificationVersion: "v3" as const, provider: "byok", modelId })
  /** A method of such a model, which the wallet runs. */
  const method = (name: string, modelId: string) => (options: object) =>
    core.call(name, modelId, options) as Promise<never>
  /** How much one call may carry: the wallet knows which model answers. */
  const most = async (capability: string, modelId: string): Promise<number | undefined> =>
    ((await core.ask("getModelLimits", { capability, modelId })) as { most?: number }).most

  const languageModel = (modelId: string): LanguageModelV3 => ({
    ...model(modelId),
    supportedUrls: {},
    doGenerate: method("doLanguage", modelId),
    doStream: (options) => core.stream(modelId, options) as ReturnType<LanguageModelV3["doStream"]>,
  })
  return Object.assign((modelId: string) => languageModel(modelId), {
    specificationVersion: "v3" as const,
    languageModel,
    embeddingModel: (modelId: string): EmbeddingModelV3 => ({
      ...model(modelId),
      get maxEmbeddingsPerCall() {
        return most("embedding", modelId)
      },
      supportsParallelCalls: true,
      doEmbed: method("doEmbedding", modelId),
    }),
    imageModel: (modelId: string): ImageModelV3 => ({
      ...model(modelId),
      maxImagesPerCall: () => most("image", modelId),
      doGenerate: method("doImage", modelId),
    }),
    speechModel: (modelId: string): SpeechModelV3 => ({
      ...model(modelId),
      doGenerate: method("doSpeech", modelId),
    }),
    transcriptionModel: (modelId: string): TranscriptionModelV3 => ({
      ...model(modelId),
      doGenerate: method("doTranscription", modelId),
    }),
    rerankingModel: (modelId: string): RerankingModelV3 => ({
      ...model(modelId),
      doRerank: method("doReranking", modelId),
    }),
  })
}
