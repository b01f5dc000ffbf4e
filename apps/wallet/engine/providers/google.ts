import { createGoogleGenerativeAI } from "@ai-sdk/google"
import type { MakeModels } from "../providers.js"

export const makeModels: MakeModels = (settings) => {
  const provider = createGoogleGenerativeAI(settings)
  return {
    language: (id) => provider.languageModel(id),
    image: (id) => provider.image(id),
    embedding: (id) => provider.embeddingModel(id),
  }
}
