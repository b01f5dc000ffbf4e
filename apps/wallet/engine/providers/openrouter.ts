import { createOpenRouter } from "@openrouter/ai-sdk-provider"
import type { MakeModels } from "../providers.js"

export const makeModels: MakeModels = (settings) => {
  const provider = createOpenRouter(settings)
  return { language: (id) => provider.chat(id) }
}
