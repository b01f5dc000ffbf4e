import { createAnthropic } from "@ai-sdk/anthropic"
import type { MakeModels } from "../providers.js"

export const makeModels: MakeModels = (settings) => {
  const provider = createAnthropic(settings)
  return { language: (id) => provider.languageModel(id) }
}
