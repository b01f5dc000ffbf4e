import { createCohere } from "@ai-sdk/cohere"
import type { MakeModels } from "../providers.js"

export const makeModels: MakeModels = (settings) => {
  const provider = createCohere({ ...settings, baseURL: originOf(settings.baseURL) + "/v2" })
  return { reranking: (id) => provider.reranking(id) }
}

/** Reranking is a part of its own API, the language models answer at the compatible one. */
function originOf(address: string): string {
  return new URL(address).origin
}
