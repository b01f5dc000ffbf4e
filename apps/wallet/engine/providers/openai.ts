import { createOpenAI } from "@ai-sdk/openai"
import type { MakeModel } from "../providers.js"

export const makeModel: MakeModel = (settings, modelId, api) => {
  const provider = createOpenAI(settings)
  return api === "chat" ? provider.chat(modelId) : provider.responses(modelId)
}
