import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import type { MakeModel } from "../providers.js"

/** Without `includeUsage` a stream of this package reports no usage, and the wallet would have to charge its bound. */
export const makeModel: MakeModel = (settings, modelId) =>
  createOpenAICompatible({ ...settings, name: "openaiCompatible", includeUsage: true }).chatModel(modelId)
