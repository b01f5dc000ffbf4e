import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import type { MakeModels } from "../providers.js"

/** Without `includeUsage` a stream of this package reports no usage, and the wallet would have to charge its bound. */
export const makeModels: MakeModels = (settings) => {
  const provider = createOpenAICompatible({ ...settings, name: "openaiCompatible", includeUsage: true })
  return {
    language: (id) => provider.chatModel(id),
    image: (id) => provider.imageModel(id),
    embedding: (id) => provider.embeddingModel(id),
  }
}
