import { createMistral } from "@ai-sdk/mistral"
import type { MakeModels } from "../providers.js"

export const makeModels: MakeModels = (settings) => {
  const provider = createMistral(settings)
  return { language: (id) => provider.languageModel(id), embedding: (id) => provider.embeddingModel(id) }
}
